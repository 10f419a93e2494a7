"""Days in care per child with pandas: `by_pandas.py FILE FROM TO OUT`."""

import sys

import pandas as pd

path, began, ended, out = sys.argv[1:]
began, ended = pd.Timestamp(began), pd.Timestamp(ended)

rows = pd.read_csv(
    path, usecols=["CHILD", "DECOM", "LS", "DEC"], dtype={"CHILD": "int64", "LS": "category", "DECOM": str, "DEC": str}
)
rows = rows[~rows["LS"].isin(["V3", "V4"])]
runs = pd.DataFrame(
    {
        "child": rows["CHILD"],
        "began": pd.to_datetime(rows["DECOM"], format="%d/%m/%Y").clip(lower=began),
        "ended": pd.to_datetime(rows["DEC"], format="%d/%m/%Y").fillna(ended).clip(upper=ended),
    }
)
runs = runs[runs["began"] < runs["ended"]].sort_values(["child", "began", "ended"])

# Each run's days beyond the furthest day of the child's runs that began before it.
furthest = runs.groupby("child", sort=False)["ended"].cummax()
before = furthest.shift().where(runs["child"].eq(runs["child"].shift()), runs["began"])
start = runs["began"].where(runs["began"] > before, before)
runs["days"] = (runs["ended"] - start).dt.days.clip(lower=0)
runs.groupby("child")["days"].sum().to_csv(out)
