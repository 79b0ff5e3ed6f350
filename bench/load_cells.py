#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`etl load` of a made-up table 07459 against other ways to get the same rows into a keyed table.

Usage: load_cells.py [--build DIR] [--rows N] [--rounds N] [--names] [--json] [NODES EDGES]
Without files it takes the classification of ../shared/data. How to read the result: bench/README.md.
"""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PEERS = ROOT / "bench" / "peers"


def say(text):
    print(f"load_cells: {text}", file=sys.stderr)


def run(command, stdin=None):
    """Wall seconds and peak resident KiB of a command; ends the bench where it fails."""
    os.sync()
    with tempfile.TemporaryFile() as told:
        begin = time.monotonic()
        child = subprocess.Popen(command, stdin=subprocess.PIPE if stdin else subprocess.DEVNULL,
                                 stdout=subprocess.DEVNULL, stderr=told)
        if stdin:
            child.stdin.write(stdin.encode())
            child.stdin.close()
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.monotonic() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            told.seek(0)
            say(f"{command[0]} failed:\n{told.read().decode(errors='replace')[-2000:]}")
            sys.exit(1)
    return seconds, usage.ru_maxrss


def size(path):
    return sum(f.stat().st_size for f in path.parent.glob(path.name + "*"))


class Etl:
    name = "etl load"

    def __init__(self, bench, source, file):
        self.bench, self.source, self.file = bench, source, file
        self.db = bench.work / "ours.db"

    def prepare(self):
        for old in self.db.parent.glob(self.db.name + "*"):
            old.unlink()
        shutil.copyfile(self.bench.base, self.db)

    def load(self, file=None, vintage="2024-02-21"):
        return run([self.bench.etl, "load", self.db, self.source, file or self.file, "--no-archive",
                    "--vintage", vintage, "--accept", "coverage,incomplete-region"])


class Shell:
    """sqlite3 with a script; the key is in the order of the file, which suits it best."""

    def __init__(self, bench, name, script, base=None):
        self.bench, self.name, self.script, self.base = bench, name, script, base
        self.db = bench.work / "theirs.db"

    def prepare(self):
        self.db.unlink(missing_ok=True)
        if self.base:
            shutil.copyfile(self.base, self.db)

    def load(self):
        return run(["sqlite3", "-bail", self.db], self.script)


class Command:
    """A peer with a program of its own in bench/peers, which makes its table anew."""

    def __init__(self, name, command):
        self.name, self.command = name, command

    def prepare(self):
        pass

    def load(self):
        return run(self.command)


class Bench:
    def __init__(self, given, work):
        self.work = work
        self.etl = pathlib.Path(given.build) / "bin" / "etl"
        self.base = work / "base.db"
        self.csv = work / "population.csv"
        self.revised = work / "revised.csv"
        self.json = work / "population.json"
        make = [sys.executable, ROOT / "bench" / "population.py", given.nodes, str(given.rows)]
        names = ["--names"] if given.names else []
        subprocess.run(make + [self.csv] + names + (["--json", self.json] if given.json else []), check=True)
        if not given.json:
            subprocess.run(make + [self.revised, "--revise", "0.01"] + names, check=True)
        run([self.etl, "init", self.base])
        run([self.etl, "load", self.base, "klass-131", given.nodes, given.edges])

    def sides(self):
        table = (f"CREATE TABLE cell (region TEXT NOT NULL, alder TEXT NOT NULL, kjonn TEXT NOT NULL,"
                 f" aar TEXT NOT NULL, personer TEXT, PRIMARY KEY (region, alder, kjonn, aar));\n"
                 f".mode csv\n.separator ;\n.import --skip 1 {self.csv} cell\n")
        yield Shell(self, "sqlite3 .import", table)
        if subprocess.run(["node", "-e", "require.resolve('@duckdb/node-api')"], capture_output=True,
                          check=False).returncode == 0 if shutil.which("node") else False:
            yield Command("DuckDB COPY, keyed", ["node", PEERS / "duckdb_copy.js", self.csv, self.work / "duck.db"])
        else:
            say("no @duckdb/node-api (npm, found by NODE_PATH): DuckDB is left out")
        if os.environ.get("PGDATABASE") and shutil.which("psql"):
            yield Command("PostgreSQL COPY + key", [PEERS / "postgres_copy.sh", self.csv])
        else:
            say("no PGDATABASE and psql: PostgreSQL is left out")

    def cube_sides(self):
        script = (PEERS / "json_each.sql").read_text(encoding="utf-8").replace("@FILE@", str(self.json))
        ready = self.work / "ready.db"  # the dimensions are there, as they are for the second load of a table
        shutil.copyfile(self.base, ready)
        run([self.etl, "load", ready, "jsonstat", self.json, "--no-archive"])
        subprocess.run(["sqlite3", ready, "DELETE FROM observation; DELETE FROM load_scope; VACUUM"], check=True)
        yield Shell(self, "sqlite3 json_each", script, ready)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--build", default=ROOT / "build" / "release")
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--names", action="store_true")
    options.add_argument("--json", action="store_true")
    shared = ROOT.parent / "shared" / "data" / "klass"
    for which in ("nodes", "edges"):
        options.add_argument(which, nargs="?", default=shared / f"ssb-klassr_klass_131_graph_{which}.csv")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="kv-bench-", dir="/var/tmp") as folder:
        bench = Bench(given, pathlib.Path(folder))
        ours = Etl(bench, "jsonstat", bench.json) if given.json else Etl(bench, "ssb-07459", bench.csv)
        peers = list(bench.cube_sides() if given.json else bench.sides())
        ratios = {peer.name: [] for peer in peers}
        seconds, second_vintage, peak = [], [], []
        for number in range(given.rounds + 1):
            times = {}
            sides = [ours, *peers]
            for side in sides if number % 2 else reversed(sides):
                side.prepare()
                times[side.name], rss = side.load()
                if side is ours:
                    peak.append(rss)
                    first_size = size(ours.db)
                    if not given.json:
                        again, rss = ours.load(bench.revised, "2024-06-01")
                        peak.append(rss)
            if number == 0:
                continue  # to warm up
            seconds.append(times[ours.name])
            if not given.json:
                second_vintage.append(again / times[ours.name])
            for peer in peers:
                ratios[peer.name].append(times[ours.name] / times[peer.name])
            print(f"round {number}: " + ", ".join(f"{name} {value:.2f} s" for name, value in times.items()))
        count = subprocess.run(["sqlite3", ours.db, "SELECT count(*) FROM observation"], check=True,
                               capture_output=True, text=True).stdout.strip()
        print(f"{count} cells; peak memory of etl load {max(peak) / 1024:.0f} MiB")
        for name, values in ratios.items():
            print(f"etl load / {name}: {statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})")
        if second_vintage:
            print(f"second vintage, 1 % revised / first: {statistics.median(second_vintage):.2f}")
            print(f"size of the warehouse after the first / text table: {first_size / size(peers[0].db):.2f}")


if __name__ == "__main__":
    main()
