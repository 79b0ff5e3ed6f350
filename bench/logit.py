# SPDX-License-Identifier: MIT
"""A logistic regression of many rows from a SQLite file, beside what cannot be avoided and R.

Usage: python3 bench/logit.py [--build DIR] [--rows N] [--rounds N]
In each round, in turn: SQLite reading the columns and adding them up; logit_model() and logit_fit(), with standard
errors; and where Rscript is installed, R's glm.fit on the same numbers already in memory. bench/README.md says how to read it.
"""

import argparse
import os
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile

COLUMNS = [f"x{k}" for k in range(1, 11)]


def make(path, rows):
    db = sqlite3.connect(path)
    names = ", ".join(f"{c} REAL" for c in COLUMNS)
    drawn = ", ".join(f"(i * {7919 + 2 * k} % 1009) / 504.5 - 1 AS {c}" for k, c in enumerate(COLUMNS))
    db.execute(f"CREATE TABLE t(y INTEGER, {names})")
    db.execute(
        f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT {rows}) INSERT INTO t "
        f"SELECT i * 48271 % 100003 / 100003.0 < 0.5 + 0.2 * x1 - 0.1 * x2, {', '.join(COLUMNS)} "
        f"FROM (SELECT i, {drawn} FROM n)"
    )
    db.commit()
    db.close()


def seconds(db, sql):
    """Processor time: others may be using the machine."""
    before = resource.getrusage(resource.RUSAGE_SELF)
    db.execute(sql).fetchall()
    after = resource.getrusage(resource.RUSAGE_SELF)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def r_seconds(path):
    script = (
        "con <- pipe(sprintf(\"sqlite3 -csv '%s' 'SELECT * FROM t'\", commandArgs(TRUE)[1])); "
        "d <- as.matrix(read.csv(con, header = FALSE)); x <- cbind(1, d[, -1]); "
        "cat(sum(system.time(glm.fit(x, d[, 1], family = binomial()))[1:2]))"
    )
    done = subprocess.run(["Rscript", "-e", script, path], capture_output=True, text=True, check=True)
    return float(done.stdout)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default="build/release")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    plugin = os.path.join(os.path.abspath(options.build), "lib/kommunevarehus/plugins/logit.so")
    if not os.path.exists(plugin):
        sys.exit(f"logit: there is no {plugin}. Build the release preset first, or give --build.")
    formula = "y ~ " + " + ".join(COLUMNS)
    every = ", ".join(["y"] + COLUMNS)
    sums = ", ".join(f"sum({c})" for c in ["y"] + COLUMNS)
    statements = {
        "SQLite adds the columns up": f"SELECT {sums} FROM t",
        "logit_model, rows as arguments": f"SELECT * FROM logit_terms((SELECT logit_model('{formula}', NULL, '{every}', {every}) FROM t))",
        "logit_fit, the table by name": f"SELECT * FROM logit_terms(logit_fit('{formula}', 't', NULL))",
    }
    times = {name: [] for name in statements}
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "t.db")
        make(path, options.rows)
        db = sqlite3.connect(path)
        db.enable_load_extension(True)
        db.load_extension(plugin)
        with_r = shutil.which("Rscript") and shutil.which("sqlite3")
        if with_r:
            times["R's glm.fit, from memory"] = []
        for _ in range(options.rounds):
            for name, sql in statements.items():
                times[name].append(seconds(db, sql))
            if with_r:
                times["R's glm.fit, from memory"].append(r_seconds(path))
    base = times["SQLite adds the columns up"]
    print(f"{options.rows} rows x {len(COLUMNS)} columns, processor time, median of {options.rounds} rounds")
    for name, values in times.items():
        ratio = statistics.median(v / b for v, b in zip(values, base))
        print(f"{name:32} {statistics.median(values):7.3f} s   {ratio:6.2f} of adding up")


if __name__ == "__main__":
    main()
