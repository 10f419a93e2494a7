"""Checks an invented authority's return with each program in turn and prints what each took, start
to finish. `returns` prepares what this needs.

    measure_returns.py [--children 2675] [--times 5] [--sizes 1,10,100] [--ours-only]
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
DATA = HERE / "data"
YEAR = "2024-25"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--children", type=int, default=2675)
    options.add_argument("--times", type=int, default=5)
    options.add_argument("--sizes", default="1,10,100")
    options.add_argument("--ours-only", action="store_true")
    for tool in ("--homeward", "--authority", "--python"):
        options.add_argument(tool)
    options = options.parse_args()
    print("\n| children | program | wall, ms | CPU, ms | peak memory, MB | rows found | wall, ours = 1 |")
    print("|---|---|---|---|---|---|---|")
    sizes = [int(size) for size in options.sizes.split(",")]
    answers = {}
    for size in sizes:
        children = options.children * size
        folder = invented(options, children)
        check = [options.homeward, "check", "903", folder / "this", "--last", folder / "last"]
        out = DATA / "found-homeward.json"
        times = options.times if size < 100 else 1
        ours = middle([*check, "--year", YEAR, "--json"], out, times)
        found = json.loads(out.read_text())
        row(children, "homeward", ours, len(found), 1)
        if size == 1 and not options.ours_only:
            out = DATA / "found-validator.json"
            theirs = middle([options.python, HERE / "by_validator.py", folder, YEAR], out, 1)
            answers = json.loads(out.read_text())
            row(children, "validator", theirs, sum(answers.values()), theirs[0] / ours[0])
            compared = agreement(found, answers)
    if answers:
        print(f"\n{compared}")


def agreement(found, theirs):
    """How many rules found equally many rows; the rest by number."""
    ours = Counter(one["rule"] for one in found)
    rules = sorted(set(theirs))
    differ = [rule for rule in rules if ours[rule] != theirs[rule]]
    equal = len(rules) - len(differ)
    return f"{equal} of the validator's {len(rules)} rules that found anything found as many rows in ours; " \
        f"others: {' '.join(differ) or 'none'}"


def invented(options, children):
    folder = DATA / f"authority-{children}"
    if not (folder / "last").exists():
        subprocess.run([options.authority, str(children), folder], check=True)
    return folder


def row(children, program, took, found, ratio):
    wall, cpu, memory = took
    print(f"| {children:,} | {program} | {wall * 1e3:.0f} | {cpu * 1e3:.0f} | {memory:.0f} | {found:,} | {ratio:.0f} |", flush=True)


def middle(words, out, times):
    return sorted(go(words, out) for _ in range(times))[times // 2]


def go(words, out):
    """Runs a program once: wall seconds, CPU seconds, peak MB."""
    before = time.perf_counter()
    with open(out, "wb") as answer:
        child = subprocess.Popen([str(word) for word in words], stdout=answer, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - before
    if child.returncode not in (0, 1):
        sys.exit(f"failed: {' '.join(map(str, words))}")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6


main()
