#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Maps of 357 made-up municipalities with a million vertices, against plain programs over the same polygons.

Usage: maps.py [--build DIR] [--rounds N] [--vertices N]
CPU seconds (user and system) of whole processes, in turn, in changing order. Needs g++, libcairo2-dev, libsqlite3-dev,
sqlite3 and ogr2ogr. How to read the result: bench/README.md.
"""
import argparse
import os
import pathlib
import random
import sqlite3
import statistics
import struct
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
COLUMNS, ROWS = 21, 17  # 357
STEP = 50_000.0  # metres


def line(x, y, up, n):
    """From corner (x, y) to the right or upwards: a line that wanders as a border does, the same for both sides."""
    rng = random.Random(x * 1000 + y * 2 + up)
    edge = (x in (0, COLUMNS)) if up else (y in (0, ROWS))
    away, points = 0.0, []
    for i in range(n):
        away = 0.0 if i == 0 else 0.98 * away + rng.uniform(-150, 150)
        bend = 0.0 if edge else away * min(1, i / 20, (n - i) / 20)
        along = STEP * i / n
        points.append((x * STEP + bend, y * STEP + along) if up else (x * STEP + along, y * STEP + bend))
    return [(px - 400_000 + 0.0, py + 6_500_000.0) for px, py in points]


def field(column, row, n):
    south, east = line(column, row, 0, n), line(column + 1, row, 1, n)
    north, west = line(column, row + 1, 0, n), line(column, row, 1, n)
    corner = lambda x, y: (x * STEP - 400_000, y * STEP + 6_500_000.0)
    ring = south + east + [corner(column + 1, row + 1)] + north[:0:-1] + [corner(column, row + 1)] + west[:0:-1]
    return ring + ring[:1]


def make(path, vertices):
    n = vertices // (COLUMNS * ROWS * 4)
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE area (region TEXT, name TEXT, value REAL, geometry BLOB)")
    total = 0
    for i in range(COLUMNS * ROWS):
        ring = field(i % COLUMNS, i // COLUMNS, n)
        total += len(ring)
        wkb = struct.pack("<BIIBIII", 1, 6, 1, 1, 3, 1, len(ring)) + b"".join(struct.pack("<dd", *p) for p in ring)
        db.execute("INSERT INTO area VALUES (?, ?, ?, ?)", (f"{1001 + i}", f"Kommune {i}", i * 37 % 100 + 0.5, wkb))
    db.commit()
    return total


def cpu(command, script=None):
    child = subprocess.Popen(command, stdin=subprocess.PIPE if script else subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    if script:
        child.stdin.write(script.encode())
        child.stdin.close()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"maps: {command[0]} failed")
    return usage.ru_utime + usage.ru_stime


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default=str(ROOT / "build" / "release"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--vertices", type=int, default=1_000_000)
    given = parser.parse_args()
    plugin = pathlib.Path(given.build) / "lib" / "kommunevarehus" / "plugins" / "mapexport"
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        plain = work / "map_plain"
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "cairo", "sqlite3"], check=True, capture_output=True, text=True)
        subprocess.run(["g++", "-O2", "-std=c++20", str(ROOT / "bench" / "peers" / "map_plain.cpp"), "-o", str(plain)]
                       + flags.stdout.split(), check=True)
        db = str(work / "areas.db")
        total = make(db, given.vertices)
        options = '{"classes":"fixed:0,20,40,60,80","licence":"made up","borders":"2024"%s}'

        def ours(kind, more=""):
            ask = f"mapexport_{kind}(region, name, value, '', geometry, '{options % more}')"
            return f".load {plugin}\nSELECT writefile('{work}/ours.{kind}', {ask}) FROM area;\n"

        cpu(["sqlite3", db], ours("geojson"))
        sides = {
            "svg": (lambda: cpu(["sqlite3", db], ours("svg")), lambda: cpu([str(plain), db, "svg", str(work / "plain.svg")]), 0.3),
            "png": (lambda: cpu(["sqlite3", db], ours("png", ',"pixels":1600,"height":120')),
                    lambda: cpu([str(plain), db, "png", str(work / "plain.png")]), 0.6),
            "gpkg": (lambda: cpu(["sqlite3", db], ours("gpkg")),
                     lambda: cpu(["ogr2ogr", "-f", "GPKG", "-overwrite", "-t_srs", "EPSG:25833", str(work / "plain.gpkg"), str(work / "ours.geojson")]), 0.5),
        }
        print(f"{COLUMNS * ROWS} areas, {total} vertices, {given.rounds} rounds, CPU seconds")
        for name, (our, other, wanted) in sides.items():
            ratios, mine, theirs = [], [], []
            for round_number in range(given.rounds):
                first, second = (our, other) if round_number % 2 == 0 else (other, our)
                a, b = first(), second()
                a, b = (a, b) if first is our else (b, a)
                mine.append(a)
                theirs.append(b)
                ratios.append(a / b)
            print(f"{name:5} ours {statistics.median(mine):.3f}  plain {statistics.median(theirs):.3f}  "
                  f"ratio {statistics.median(ratios):.3f} ({min(ratios):.3f}-{max(ratios):.3f}), wanted {wanted}")
        print("svg bytes: ours", (work / "ours.svg").stat().st_size, "plain", (work / "plain.svg").stat().st_size)


if __name__ == "__main__":
    main()
