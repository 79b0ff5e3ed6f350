#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`etl load` of a made-up table 07459 against other ways to get the same rows into a keyed table.

Usage: load_cells.py [--build DIR] [--rows N] [--rounds N] [--names] [--json] [--filled] [NODES EDGES]
Without files it takes the classification of ../shared/data. How to read the result: bench/README.md.
"""
import argparse
import os
import pathlib
import pwd
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PEERS = ROOT / "bench" / "peers"


def say(text):
    print(f"load_cells: {text}", file=sys.stderr)


class Cost:
    """What a run took: seconds on the clock, seconds of processors, and peak resident KiB."""

    def __init__(self, wall, cpu, peak=0):
        self.wall, self.cpu, self.peak = wall, cpu, peak

    def __truediv__(self, other):
        return Cost(self.wall / other.wall, self.cpu / other.cpu)


def run(command, stdin=None):
    """The Cost of a command; ends the bench where it fails."""
    os.sync()
    with tempfile.TemporaryFile() as told:
        begin = time.monotonic()
        child = subprocess.Popen(command, stdin=subprocess.PIPE if stdin else subprocess.DEVNULL,
                                 stdout=subprocess.DEVNULL, stderr=told)
        if stdin:
            child.stdin.write(stdin.encode())
            child.stdin.close()
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            told.seek(0)
            say(f"{command[0]} failed:\n{told.read().decode(errors='replace')[-2000:]}")
            sys.exit(1)
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


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


class Postgres:
    """COPY, then the primary key, then a checkpoint, in a server of the bench's own: PostgreSQL as installed, with its
    own settings, reached by a socket in a temporary folder. The server's processor time is counted too."""
    name = "PostgreSQL COPY + key"

    def __init__(self, csv):
        self.csv = csv
        self.server = None
        programs = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        found = programs[-1] if programs else shutil.which("initdb")
        self.bin = pathlib.Path(found).parent if found else None

    def start(self):
        """False, with a sentence, where there is no server to be had."""
        if not self.bin or not shutil.which("psql"):
            say("no initdb and psql: PostgreSQL is left out")
            return False
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="kv-pg-", dir="/var/tmp"))
        who = {}
        if os.geteuid() == 0:  # the server refuses to be root
            user = next((u for u in ("postgres", "nobody") if self.known(u)), None)
            if not user:
                say("no user for PostgreSQL to run as: PostgreSQL is left out")
                return False
            account = pwd.getpwnam(user)
            os.chown(self.folder, account.pw_uid, account.pw_gid)
            who = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": self.folder, **who}
        data = self.folder / "data"
        subprocess.run([self.bin / "initdb", "-D", data, "-A", "trust", "-U", "bench", "-E", "UTF8"], check=True, **quiet)
        self.server = subprocess.Popen([self.bin / "postgres", "-D", data, "-k", self.folder, "-c", "listen_addresses="],
                                       **quiet)
        os.environ.update(PGHOST=str(self.folder), PGUSER="bench", PGDATABASE="postgres")
        for _ in range(100):
            if subprocess.run(["psql", "-qXc", ""], capture_output=True, check=False).returncode == 0:
                return True
            time.sleep(0.1)
        say("the PostgreSQL server does not answer: PostgreSQL is left out")
        self.stop()
        return False

    @staticmethod
    def known(user):
        try:
            return pwd.getpwnam(user)
        except KeyError:
            return None

    def stop(self):
        if self.server:
            self.server.send_signal(signal.SIGINT)  # a fast shutdown
            self.server.wait()
            self.server = None
        if self.bin and hasattr(self, "folder"):
            shutil.rmtree(self.folder, ignore_errors=True)

    def prepare(self):
        pass

    def server_time(self):
        """Processor seconds of the server, the processes it has, and those that it had."""
        ticks = 0
        for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue  # it has ended
            if self.server.pid in (int(stat.parent.name), int(fields[1])):
                ticks += sum(int(n) for n in fields[11:15])
        return ticks / os.sysconf("SC_CLK_TCK")

    def load(self):
        before = self.server_time()
        cost = run([PEERS / "postgres_copy.sh", self.csv])
        time.sleep(0.2)  # until the server has counted the process that served us
        cost.cpu += self.server_time() - before
        return cost


class Bench:
    def __init__(self, given, work):
        self.work = work
        self.etl = pathlib.Path(given.build) / "bin" / "etl"
        self.base = work / "base.db"
        self.csv = work / "population.csv"
        self.revised = work / "revised.csv"
        self.json = work / "population.json"
        self.postgres = None
        make = [sys.executable, ROOT / "bench" / "population.py", given.nodes, str(given.rows)]
        names = ["--names"] if given.names else []
        subprocess.run(make + [self.csv] + names + (["--json", self.json] if given.json else []), check=True)
        if not given.json:
            subprocess.run(make + [self.revised, "--revise", "0.01"] + names, check=True)
        run([self.etl, "init", self.base])
        run([self.etl, "load", self.base, "klass-131", given.nodes, given.edges])
        if given.filled:  # with as many figures of another table
            filler = work / "filler.json"
            subprocess.run([*make, work / "filler.csv", "--json", filler], check=True)
            run([self.etl, "load", self.base, "jsonstat", filler, "--no-archive", "--vintage", "2024-02-21"])
            filler.unlink()
            (work / "filler.csv").unlink()

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
        self.postgres = Postgres(self.csv)
        if self.postgres.start():
            yield self.postgres

    def close(self):
        if self.postgres:
            self.postgres.stop()

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
    options.add_argument("--filled", action="store_true")
    shared = ROOT.parent / "shared" / "data" / "klass"
    for which in ("nodes", "edges"):
        options.add_argument(which, nargs="?", default=shared / f"ssb-klassr_klass_131_graph_{which}.csv")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="kv-bench-", dir="/var/tmp") as folder:
        bench = Bench(given, pathlib.Path(folder))
        try:
            compare(given, bench)
        finally:
            bench.close()


def told(name, ratios):
    texts = []
    for what, values in (("on the clock", [r.wall for r in ratios]), ("of processors", [r.cpu for r in ratios])):
        texts.append(f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f}) {what}")
    print(f"{name}: {', '.join(texts)}")


def compare(given, bench):
    ours = Etl(bench, "jsonstat", bench.json) if given.json else Etl(bench, "ssb-07459", bench.csv)
    peers = list(bench.cube_sides() if given.json else bench.sides())
    ratios = {peer.name: [] for peer in peers}
    second_vintage, peak = [], 0
    warm_up = 0 if given.rows < 5_000_000 else 1  # so many rows warm up by themselves
    for number in range(warm_up, given.rounds + 1):
        costs = {}
        sides = [ours, *peers]
        for side in sides if number % 2 else reversed(sides):
            side.prepare()
            costs[side.name] = side.load()
            if side is ours:
                first_size = size(ours.db) - size(bench.base)
                peak = max(peak, costs[side.name].peak)
                if not given.json:
                    again = ours.load(bench.revised, "2024-06-01")
                    peak = max(peak, again.peak)
        if number == 0:
            continue
        if not given.json:
            second_vintage.append(again / costs[ours.name])
        for peer in peers:
            ratios[peer.name].append(costs[ours.name] / costs[peer.name])
        print(f"round {number}: " + ", ".join(f"{name} {cost.wall:.2f} s ({cost.cpu:.2f})" for name, cost in costs.items()),
              flush=True)
    count = subprocess.run(["sqlite3", ours.db, "SELECT count(*) FROM observation"], check=True,
                           capture_output=True, text=True).stdout.strip()
    print(f"{count} cells; peak memory of etl load {peak / 1024:.0f} MiB")
    for name, values in ratios.items():
        told(f"etl load / {name}", values)
    if second_vintage:
        told("second vintage, 1 % revised / first", second_vintage)
        text = size(peers[0].db)
        print(f"size of the first vintage / text table: {first_size / text:.3f};"
              f" with the classification {(first_size + size(bench.base)) / text:.3f}")


if __name__ == "__main__":
    main()
