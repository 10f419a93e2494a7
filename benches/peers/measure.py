"""Counts days in care per child with each program in turn, checks that all answers are the same,
and prints what each took. `run` prepares what this needs.

    measure.py [--rows 1000000,10000000] [--times 3] OURS...

OURS is the command of ours, to which the files and the period are added.
"""

import argparse
import filecmp
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
DATA = HERE / "data"
PERIODS = {
    "all twelve years of the data": ("2006-04-01", "2018-04-01"),
    "a window of thirty months": ("2012-11-01", "2015-05-01"),
}


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--rows", default="1000000,10000000")
    options.add_argument("--times", type=int, default=3)
    options.add_argument("ours", nargs="+")
    options = options.parse_args()
    unequal = 0
    for rows in map(int, options.rows.split(",")):
        for order in ("grouped", "shuffled"):
            file = episodes(rows, order)
            for words, (began, ended) in PERIODS.items():
                megabytes = file.stat().st_size / 1e6
                print(f"\n### {rows:,} rows ({megabytes:.0f} MB), {order}; {words}\n", flush=True)
                unequal += compare(options, file, began, ended)
    sys.exit(f"{unequal} answers differ from ours" if unequal else 0)


def episodes(rows, order):
    file = DATA / f"episodes-{rows}-{order}.csv"
    if not file.exists():
        DATA.mkdir(exist_ok=True)
        part = file.with_suffix(".part")
        subprocess.run([sys.executable, HERE / "make_episodes.py", str(rows), order, part], check=True)
        part.rename(file)
    return file


def compare(options, file, began, ended):
    """One table: the middle one of several goes of each program."""
    print("| | CPU seconds | of them in the kernel | wall seconds | peak memory, MB | CPU, ours = 1 |")
    print("|---|---|---|---|---|---|")
    unequal, ours = 0, None
    for program in ("homeward", "duckdb", "polars", "pandas"):
        out = DATA / f"days-{program}.csv"
        goes = [go(command(options, program, file, began, ended, out), program, out) for _ in range(options.times)]
        cpu, kernel, wall, memory = sorted(goes)[len(goes) // 2]
        ours = ours or cpu
        same = filecmp.cmp(out, DATA / "days-homeward.csv", shallow=False)
        unequal += not same
        note = "" if same else " ANSWER DIFFERS"
        print(f"| {program}{note} | {cpu:.2f} | {kernel:.2f} | {wall:.2f} | {memory:.0f} | {cpu / ours:.1f} |", flush=True)
    return unequal


def command(options, program, file, began, ended, out):
    if program != "homeward":
        return [sys.executable, HERE / f"by_{program}.py", file, began, ended, out]
    if options.ours[-1] == "days":
        asked = ["--by", "child", "--format", "csv", "--from", began, "--to", ended]
        return [*options.ours, *asked, file]
    return [*options.ours, began, ended, "out", file]


def go(words, program, out):
    """Runs one program once: CPU seconds in all and in the kernel, wall seconds, peak MB."""
    before = os.times().elapsed
    with open(out, "wb") if program == "homeward" else open(os.devnull, "wb") as answer:
        child = subprocess.Popen([str(word) for word in words], stdout=answer, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    wall = os.times().elapsed - before
    if child.returncode:
        sys.exit(f"{program} failed: {' '.join(map(str, words))}")
    return used.ru_utime + used.ru_stime, used.ru_stime, wall, used.ru_maxrss * 1024 / 1e6


main()
