"""Runs the public validator's package over an authority's two years and prints how many rows each
rule found, as JSON: by_validator.py FOLDER YEAR. Its rules see its own shallow copies, as they do
when it is used as its authors mean."""

import importlib
import json
import logging
import os
import sys
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")
answer, sys.stdout = sys.stdout, open(os.devnull, "w")

from lac_validator.datastore import copy_datastore, create_datastore  # noqa: E402
from lac_validator.ingress import read_from_text  # noqa: E402

logging.disable(logging.CRITICAL)


def main(folder, year):
    begins = int(year[:4])
    rules = importlib.import_module(f"lac_validator.rules.lac{begins}_{(begins + 1) % 100:02d}").registry
    files = []
    for name, what in (("this", "This year"), ("last", "Prev year")):
        for path in sorted((Path(folder) / name).glob("*.csv")):
            content = path.read_bytes()
            files.append({"name": str(path), "description": what, "file_content": content})
    tables, about = read_from_text(raw_files=files)
    store = create_datastore(tables, {"collectionYear": str(begins + 1), "localAuthority": "E10000012", **about})
    found = {}
    for code, rule in rules.items():
        try:
            rows = sum(len(set(rows)) for rows in rule.func(copy_datastore(store)).values())
        except Exception:  # some rules raise on data they did not expect
            continue
        if rows:
            found[str(code)] = rows
    answer.write(json.dumps(found))


main(*sys.argv[1:])
