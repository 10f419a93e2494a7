"""Days in care per child with polars: `by_polars.py FILE FROM TO OUT`."""

import sys
from datetime import date

import polars as pl

path, began, ended, out = sys.argv[1:]
began, ended = date.fromisoformat(began), date.fromisoformat(ended)

(
    pl.scan_csv(path, schema_overrides={"CHILD": pl.Int64, "DECOM": pl.String, "LS": pl.String, "DEC": pl.String})
    .filter(pl.col("LS").is_in(["V3", "V4"]).not_() | pl.col("LS").is_null())
    .select(
        child="CHILD",
        began=pl.max_horizontal(pl.col("DECOM").str.to_date("%d/%m/%Y"), began),
        ended=pl.min_horizontal(pl.col("DEC").str.to_date("%d/%m/%Y").fill_null(ended), ended),
    )
    .filter(pl.col("began") < pl.col("ended"))
    .sort("child", "began", "ended")
    # Each run's days beyond the furthest day of the child's runs that began before it.
    .with_columns(before=pl.col("ended").cum_max().shift().over("child"))
    .with_columns(days=(pl.col("ended") - pl.max_horizontal("began", "before")).dt.total_days().clip(0))
    .group_by("child")
    .agg(pl.col("days").sum())
    .sort("child")
    .collect()
    .write_csv(out)
)
