"""Times rates of return on the same flows, ours beside pyxirr, and stops when pyxirr's rate is not
among ours. Times are of one search in a loop, the best of five; nothing is read or written in it.

    measure_rates.py PROGRAM
"""

import datetime
import random
import subprocess
import sys
import timeit

import pyxirr

FIRST = datetime.date(2000, 1, 3)


def months(count, every, amount):
    day = lambda at: datetime.date(2013 + at * every // 12, at * every % 12 + 1, 15)
    return [(day(at), amount(at)) for at in range(count)]


def weeks(count, amount):
    return [(FIRST + datetime.timedelta(days=7 * at), amount(at)) for at in range(count)]


def series():
    chance = random.Random(1)
    whole = lambda low, high: round(chance.uniform(low, high), 2)
    yield "24 quarters, in and then out", months(24, 3, lambda at: -10_000 if at < 12 else 14_500)
    yield "100 months, in and then out", months(100, 1, lambda at: -10_000 if at < 40 else 9_000)
    yield "2,000 weeks, in and then out", weeks(2000, lambda at: -10.0 if at < 700 else 7.30)
    yield "2,000 weeks, out from the tenth on", weeks(2000, lambda at: -1000 if at < 10 else 9.5)
    yield "2,000 weeks, any sign", weeks(2000, lambda at: whole(-10, 10.5))
    yield "three flows, two rates", months(3, 12, lambda at: (-100, 230, -132)[at])


def main():
    program = sys.argv[1]
    print("| flows | ours, every rate | pyxirr, one | rates: ours; pyxirr |")
    print("|---|---|---|---|")
    for name, flows in series():
        text = "".join(f"{day},{amount:.2f}\n" for day, amount in flows)
        times = max(20, 200_000 // len(flows) // 10)
        run = subprocess.run([program, str(times)], input=text, capture_output=True, text=True)
        if run.returncode:
            sys.exit(run.stderr)
        ours, *rates = run.stdout.split()
        days, amounts = [flow[0] for flow in flows], [flow[1] for flow in flows]
        theirs = pyxirr.xirr(days, amounts)
        goes = timeit.repeat(lambda: pyxirr.xirr(days, amounts), number=times, repeat=5)
        took = min(goes) / times * 1e6
        if theirs is not None and not any(abs(float(rate) - theirs) < 1e-6 for rate in rates):
            sys.exit(f"{name}: pyxirr says {theirs}, ours {rates}")
        said = ", ".join(f"{float(rate):.4f}" for rate in rates) or "none"
        other = "none" if theirs is None else f"{theirs:.4f}"
        print(f"| {name} | {float(ours):.2f} µs | {took:.2f} µs | {said}; {other} |")


if __name__ == "__main__":
    main()
