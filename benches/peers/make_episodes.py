"""Makes a synthetic Episodes file: `make_episodes.py ROWS grouped|shuffled FILE`.

All thirteen columns of the return, about seventy bytes a row, ten rows a child on average; always
the same file for the same arguments. Most episodes follow on from the one before; some begin
after a gap, some before the last has ended, and some are still open. No child in it is real.
"""

import sys

import numpy as np
import polars as pl


def main():
    rows, order, path = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    rng = np.random.default_rng(903)

    # How many rows each child has, and for each row its child and whether it is the first.
    sizes = rng.geometric(1 / 10, size=rows // 5)
    ends = np.cumsum(sizes)
    children = int(np.searchsorted(ends, rows)) + 1
    child = np.repeat(np.arange(children), sizes[:children])[:rows]
    first = np.r_[True, child[1:] != child[:-1]]
    last = np.r_[first[1:], True]

    # Numbers of eight digits in no order, as councils' systems hand them out.
    number = 10_000_000 + rng.permutation(90_000_000 if rows > 5e6 else 9_000_000)[:children]

    # Lengths of stay, and the step from the end of one episode to the start of the next.
    length = rng.geometric(1 / 90, size=rows)
    kind = rng.random(rows)
    gap = np.where(kind < 0.80, 0, np.where(kind < 0.93, rng.integers(1, 400, rows), -rng.integers(1, 60, rows)))
    ahead = np.r_[0, (length + gap)[:-1]]
    ahead[first] = 0
    total = np.cumsum(ahead)
    starts_child = np.maximum.accumulate(np.where(first, np.arange(rows), 0))
    origin = np.datetime64("2006-04-01") + rng.integers(0, 2_500, children)
    decom = origin[child] + np.maximum(total - total[starts_child], 0)
    dec = decom + length
    is_open = last & (rng.random(rows) < 0.35)

    def pick(codes, weights=None):
        weights = None if weights is None else np.array(weights) / sum(weights)
        return pl.Series(codes).gather(rng.choice(len(codes), rows, p=weights).astype(np.uint32))

    def postcodes(area):
        return pl.Series([f"{area}{d} {n}{l}" for d in range(1, 17) for n in range(10) for l in ("AB", "QX", "ZE")])

    frame = pl.DataFrame(
        {
            "CHILD": pl.Series(number[child]),
            "DECOM": pl.Series(decom).dt.strftime("%d/%m/%Y"),
            "RNE": pl.select(pl.when(pl.Series(first)).then(pl.lit("S")).otherwise(pick(["P", "L", "T", "B"]))).to_series(),
            "LS": pick(["V2", "C2", "C1", "E1", "V3", "V4", "J1"], [50, 25, 12, 5, 3, 3, 2]),
            "CIN": pick([f"N{n}" for n in range(1, 9)]),
            "PLACE": pick(["U1", "U4", "U6", "K2", "R1", "H5", "P1", "A3"]),
            "PLACE_PROVIDER": pick(["PR0", "PR1", "PR2", "PR3", "PR4", "PR5"]),
            "DEC": pl.select(pl.when(pl.Series(is_open)).then(None).otherwise(pl.Series(dec).dt.strftime("%d/%m/%Y"))).to_series(),
            "REC": pl.select(pl.when(pl.Series(is_open)).then(None).otherwise(pick(["X1", "E4A", "E8", "E11"], [80, 10, 5, 5]))).to_series(),
            "REASON_PLACE_CHANGE": pick(["CARPL", "CREQB", "OTHER", "LAREQ", None], [1, 1, 1, 1, 4]),
            "HOME_POST": pick([*postcodes("CM"), None], [1] * 480 + [120]),
            "PL_POST": pick([*postcodes("CO"), None], [1] * 480 + [120]),
            "URN": pick([*(1_000_000 + rng.integers(0, 9_000_000, 5_000)).tolist(), None], [1] * 5_000 + [5_000]),
        }
    )
    if order == "shuffled":
        frame = frame.gather(rng.permutation(rows).astype(np.uint32))
    frame.write_csv(path)


main()
