#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Start-up: `queryctl DB -c 'select 1'` with all plugins beside `sqlite3 DB 'select 1'`.
# Usage: bench/startup.sh [--runs N] [--build DIR] [DB]
#   --runs    pairs of starts, one of each in turn (400)
#   --build   a Release build (build/release)     DB      a file to open; otherwise a small one is made
# Processor time (user and system) is disturbed less by other work on the machine than the clock is.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=400 build=build/release db=
while [ $# -gt 0 ]; do
  case "$1" in
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
/usr/bin/python3 - "$queryctl" "$db" "$runs" <<'PYTHON'
import os, shutil, statistics, subprocess, sys, time
queryctl, db, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
sides = {"queryctl": [queryctl, db, "-c", "select 1"], "sqlite3": [shutil.which("sqlite3"), db, "select 1"]}
null = os.open("/dev/null", os.O_RDWR)
quiet = [(os.POSIX_SPAWN_DUP2, null, 0), (os.POSIX_SPAWN_DUP2, null, 1)]

def start(words):
    """Milliseconds of processor time (user and system) and of the clock."""
    begun = time.perf_counter()
    child = os.posix_spawn(words[0], words, os.environ, file_actions=quiet)
    _, status, usage = os.wait4(child, 0)
    clock = time.perf_counter() - begun
    if status != 0:
        sys.exit(f"{words[0]} ended with {status}")
    return (usage.ru_utime + usage.ru_stime) * 1000, clock * 1000

for words in sides.values():
    for _ in range(20):
        start(words)
times = {name: [] for name in sides}
for number in range(runs):
    for name in (list(sides) if number % 2 else list(reversed(sides))):
        times[name].append(start(sides[name]))
told = subprocess.run([queryctl, db, "--stats", "-c", "select 1"], capture_output=True, text=True, check=True).stderr
print("queryctl says:", told.strip())
for part, what in enumerate(("processor", "clock")):
    ours, theirs = ([time[part] for time in times[name]] for name in ("queryctl", "sqlite3"))
    pairs = sorted(a / b for a, b in zip(ours, theirs))
    print(f"{what:9} queryctl {statistics.median(ours):.2f} ms, sqlite3 {statistics.median(theirs):.2f} ms; ratio of each pair: "
          f"median {statistics.median(pairs):.2f}, middle half {pairs[len(pairs) // 4]:.2f} to {pairs[len(pairs) * 3 // 4]:.2f}; {runs} pairs")
PYTHON
