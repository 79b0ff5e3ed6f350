# SPDX-License-Identifier: MIT
"""A logistic regression of many rows from a SQLite file, beside what cannot be avoided and the peers.

Usage: python3 bench/logit.py [--build DIR] [--rows N] [--columns P] [--rounds N] [--fit-only]
In each round, in changing order: SQLite reading the columns and adding them up, logit_model() and logit_fit(), DuckDB, R and
statsmodels from the same file; then the fit alone and R's glm.fit, from memory. bench/README.md says how to read it.
"""

import argparse
import json
import os
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = os.path.join(HERE, "peers")
OURS = "logit_model, rows as arguments"
FIT = "the fit alone"
GLM = "R's glm.fit alone"


def make(path, rows, columns):
    """Columns of different shapes, some of them correlated; a tenth of the rows are events by chance alone."""
    db = sqlite3.connect(path)
    db.execute(f"CREATE TABLE t(y INTEGER, {', '.join(f'{c} REAL' for c in columns)})")
    drawn = ", ".join(f"(i * {7919 + 2 * k} % 1009) / 504.5 - 1 AS {c}" for k, c in enumerate(columns))
    db.execute(
        f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT {rows}) INSERT INTO t "
        f"SELECT i * 48271 % 100003 / 100003.0 < 0.5 + 0.2 * x1 - 0.1 * x2, {', '.join(columns)} "
        f"FROM (SELECT i, {drawn} FROM n)"
    )
    db.commit()
    db.close()


def own_seconds(db, sql):
    """Wall and processor time of a statement in this process, and what it returned."""
    before, start = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    rows = db.execute(sql).fetchall()
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF)
    return wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, rows


def printed(command):
    """A peer that prints wall, processor seconds, coefficients and errors; the reason when it cannot."""
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError((done.stderr.strip().splitlines() or ["it failed"])[-1])
    numbers = [float(word) for word in done.stdout.split()]
    return numbers[0], numbers[1], numbers[2:]


def duckdb(path, csv, columns):
    done = subprocess.run(["node", os.path.join(PEERS, "duckdb_logit.js"), path, csv, *columns], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError("npm's @duckdb/node-api is not found by NODE_PATH" if "Cannot find module" in done.stderr else done.stderr[-200:])
    result = json.loads(done.stdout)
    return result


class Times:
    def __init__(self):
        self.wall, self.cpu, self.result = {}, {}, {}

    def add(self, name, wall, cpu, result=None):
        self.wall.setdefault(name, []).append(wall)
        self.cpu.setdefault(name, []).append(cpu)
        self.result[name] = result

    def line(self, name, base):
        def ratio(times):
            return statistics.median(a / b for a, b in zip(times[base], times[name]))

        wall, cpu = statistics.median(self.wall[name]), statistics.median(self.cpu[name])
        return f"{name:36} {wall:8.3f} s wall {cpu:8.3f} s processor   {base} is {ratio(self.wall):.3f} of it in wall, {ratio(self.cpu):.3f} in processor time"


def apart(ours, theirs):
    """The largest difference of coefficients in standard errors, and of errors relative to themselves."""
    p = len(ours) // 2
    if theirs is None or len(theirs) != len(ours):
        return "not compared"
    b = max(abs(x - y) / s for x, y, s in zip(ours[:p], theirs[:p], ours[p:]))
    return f"coefficients within {b:.1e} standard errors of ours, errors within {max(abs(x / y - 1) for x, y in zip(ours[p:], theirs[p:])):.1e}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default="build/release")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--columns", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--fit-only", action="store_true", help="only the fit alone and R's glm.fit")
    options = parser.parse_args()
    build = os.path.abspath(options.build)
    plugin = os.path.join(build, "lib/kommunevarehus/plugins/logit.so")
    fit = os.path.join(build, "bench/bench_logit_fit")
    if not os.path.exists(plugin):
        sys.exit(f"logit: there is no {plugin}. Build the release preset first, or give --build.")
    columns = [f"x{k}" for k in range(1, options.columns + 1)]
    formula = "y ~ " + " + ".join(columns)
    every = ", ".join(["y"] + columns)
    sums = ", ".join(f"sum({c})" for c in ["y"] + columns)
    terms = "SELECT estimate, std_error FROM logit_terms"
    statements = {
        "SQLite adds the columns up": f"SELECT {sums} FROM t",
        OURS: f"{terms}((SELECT logit_model('{formula}', NULL, '{every}', {every}) FROM t))",
        "logit_fit, the table by name": f"{terms}(logit_fit('{formula}', 't', NULL))",
    }
    times, missing = Times(), {}
    with tempfile.TemporaryDirectory() as folder:
        path, csv, raw = (os.path.join(folder, name) for name in ("t.db", "t.csv", "t.bin"))
        make(path, options.rows, columns)
        if shutil.which("sqlite3"):
            with open(csv, "w") as out:
                subprocess.run(["sqlite3", "-csv", path, "SELECT * FROM t"], stdout=out, check=True)
        db = sqlite3.connect(path)
        db.enable_load_extension(True)
        db.load_extension(plugin)
        with open(raw, "wb") as out:
            import array

            for name in ["y"] + columns:
                array.array("d", (row[0] for row in db.execute(f"SELECT {name} FROM t"))).tofile(out)

        def statement(name):
            wall, cpu, rows = own_seconds(db, statements[name])
            flat = [r[0] for r in rows] + [r[1] for r in rows] if name != "SQLite adds the columns up" else None
            times.add(name, wall, cpu, flat)

        def run_duckdb():
            result = duckdb(path, csv, columns)
            numbers = result["b"] + result["se"]
            times.add("DuckDB, Newton in SQL, its own table", *result["fit"].values(), numbers)
            way = "from the file" if result["source"] == "extension" else "from a CSV of it"
            times.add(f"DuckDB, the same {way}", *(result["read"][k] + result["fit"][k] for k in ("wall", "cpu")), numbers)

        def outside(name, command):
            return lambda: times.add(name, *printed(command))

        r = ["Rscript", os.path.join(PEERS, "logit.R"), path]
        alone = {
            FIT: outside(FIT, [fit, raw, str(options.rows)]),
            GLM: outside(GLM, [*r, "glm.fit"]),
        }
        ways = {} if options.fit_only else {name: (lambda name=name: statement(name)) for name in statements}
        if not options.fit_only:
            ways["DuckDB"] = run_duckdb
            ways["RSQLite and glm.fit"] = outside("RSQLite and glm.fit", [*r, "rsqlite-glm.fit"])
            ways["RSQLite and fastglm"] = outside("RSQLite and fastglm", [*r, "rsqlite-fastglm"])
            ways["pandas and statsmodels"] = outside("pandas and statsmodels", ["/usr/bin/python3", os.path.join(PEERS, "logit_statsmodels.py"), path])
        ways.update(alone)
        for k in range(options.rounds):
            for name in (list(ways) if k % 2 == 0 else list(reversed(ways))):
                if name in missing:
                    continue
                try:
                    ways[name]()
                except (OSError, RuntimeError) as error:
                    missing[name] = str(error)
    print(f"{options.rows} rows x {len(columns)} columns, medians of {options.rounds} rounds, ratios of each round")
    for name in times.wall:
        base = FIT if name in (FIT, GLM) else OURS
        if base in times.wall:
            print(times.line(name, base))
    for name, result in times.result.items():
        base = times.result.get(FIT if options.fit_only else OURS)
        if result is not None and base is not None and result is not base:
            print(f"  {name}: {apart(base, result)}")
    for name, why in missing.items():
        print(f"left out: {name}: {why}")


if __name__ == "__main__":
    main()
