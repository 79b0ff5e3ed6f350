#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs what is missing, builds with warnings as errors, and runs every test.
# Usage: scripts/test.sh [PRESET] [CTEST OPTION...]      e.g. scripts/test.sh asan -R plugins
#   PRESET    dev (default), asan, or release
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

say() { printf 'test: %s\n' "$*" >&2; }

preset=dev
case "${1:-}" in
  -h | --help) sed -n '3,5s/^# //p' "$0"; exit 0 ;;
  dev | asan | release) preset=$1; shift ;;
  '' | -*) ;;
  *) say "there is no preset '$1'; the presets are dev, asan, release."; exit 2 ;;
esac
jobs=$(nproc)

scripts/install-deps.sh
say "configuring build/$preset"
cmake --preset "$preset" --log-level=WARNING
say "building build/$preset with $jobs jobs"
cmake --build --preset "$preset" --parallel "$jobs"
say "running the tests"
exec ctest --preset "$preset" --parallel "$jobs" --no-tests=error "$@"
