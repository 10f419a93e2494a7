"""Days in care per child with DuckDB: `by_duckdb.py FILE FROM TO OUT`."""

import sys

import duckdb

path, began, ended, out = sys.argv[1:]
days = duckdb.connect()
days.execute("SET threads = 2")
days.execute(
    f"""
    COPY (
        WITH runs AS (
            SELECT CHILD AS child,
                   greatest(DECOM, DATE '{began}') AS began,
                   least(coalesce(DEC, DATE '{ended}'), DATE '{ended}') AS ended
            FROM read_csv('{path}', header = true, dateformat = '%d/%m/%Y', columns = {{
                'CHILD': 'BIGINT', 'DECOM': 'DATE', 'RNE': 'VARCHAR', 'LS': 'VARCHAR',
                'CIN': 'VARCHAR', 'PLACE': 'VARCHAR', 'PLACE_PROVIDER': 'VARCHAR', 'DEC': 'DATE',
                'REC': 'VARCHAR', 'REASON_PLACE_CHANGE': 'VARCHAR', 'HOME_POST': 'VARCHAR',
                'PL_POST': 'VARCHAR', 'URN': 'VARCHAR'}})
            WHERE DECOM < DATE '{ended}' AND (DEC IS NULL OR DEC > DATE '{began}')
              AND (LS IS NULL OR LS NOT IN ('V3', 'V4'))
        ),
        beyond AS (
            -- Each run's days beyond the furthest day of the runs that began before it.
            SELECT child, ended - greatest(began, coalesce(
                       max(ended) OVER (PARTITION BY child ORDER BY began, ended
                                        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
                       began)) AS days
            FROM runs WHERE began < ended
        )
        SELECT child, sum(greatest(days, 0))::BIGINT AS days
        FROM beyond GROUP BY child ORDER BY child
    ) TO '{out}' (HEADER, DELIMITER ',')
    """
)
