#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Start-up: `queryctl DB -c 'select 1'` with all plugins beside `sqlite3 DB 'select 1'`.
# Usage: bench/startup.sh [--rounds N] [--runs N] [--build DIR] [DB]
#   --rounds  pairs that are compared (21)        --runs  starts that make up one time (40)
#   --build   a Release build (build/release)     DB      a file to open; otherwise a small one is made
# Times are CPU times (user and system) of the children, so that other work on the machine counts little.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=21 runs=40 build=build/release db=
while [ $# -gt 0 ]; do
  case "$1" in
    --rounds) rounds=$2; shift 2 ;;
    --runs) runs=$2; shift 2 ;;
    --build) build=$2; shift 2 ;;
    -*) sed -n '3,7s/^# //p' "$0" >&2; exit 2 ;;
    *) db=$1; shift ;;
  esac
done
queryctl=$build/bin/queryctl
[ -x "$queryctl" ] || { echo "startup.sh: there is no $queryctl; cmake --build --preset release makes one." >&2; exit 1; }
scratch=$(mktemp -d); trap 'rm -rf "$scratch"' EXIT
if [ -z "$db" ]; then
  db=$scratch/a.db
  sqlite3 "$db" 'CREATE TABLE t (x); INSERT INTO t VALUES (1)'
fi
/usr/bin/python3 - "$queryctl" "$db" "$rounds" "$runs" <<'PYTHON'
import os, resource, statistics, subprocess, sys
queryctl, db, rounds, runs = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
sides = {"queryctl": [queryctl, db, "-c", "select 1"], "sqlite3": ["sqlite3", db, "select 1"]}
quiet = {"stdout": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}

def cpu(words):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for _ in range(runs):
        subprocess.run(words, check=True, **quiet)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / runs * 1000

plugins = subprocess.run([queryctl, db, "--stats", "-c", "select 1"], capture_output=True, text=True, check=True).stderr
for words in sides.values():
    cpu(words)
ratios, times = [], {name: [] for name in sides}
for number in range(rounds):
    order = list(sides) if number % 2 else list(reversed(sides))
    took = {name: cpu(sides[name]) for name in order}
    for name in sides:
        times[name].append(took[name])
    ratios.append(took["queryctl"] / took["sqlite3"])
for name in sides:
    print(f"{name:9} {statistics.median(times[name]):7.2f} ms of CPU ({min(times[name]):.2f} to {max(times[name]):.2f})")
print("queryctl says:", plugins.strip())
print(f"ratio {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}), {rounds} rounds of {runs} starts")
PYTHON
