#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs what the build and the tests need on Debian 12, and only what is missing.
# Usage: scripts/install-deps.sh [--check]
#   --check   installs nothing: lists what is missing; exit status 1 when something is.
set -euo pipefail

# One line per package: name, then why it is here.
packages=$(cat <<'LIST'
build-essential                g++ 12 and make
cmake                          the build (3.25 or later)
ninja-build                    the generator of the presets
pkg-config                     finds libedit, which has no CMake package
libsqlite3-dev                 the database; sqlite3ext.h for plugins
sqlite3                        the stock shell: plugins are tested in it, the README uses it
libsqlitecpp-dev               C++ around SQLite, in both programs
libeigen3-dev                  linear algebra of the numeric kernels
libboost-program-options-dev   command lines
libspdlog-dev                  messages on stderr
libfmt-dev                     numbers and sentences
libssl-dev                     SHA-256 of loaded files
libzstd-dev                    compression of the archive of raw files
rapidjson-dev                  JSON-stat2 and JSON output
libtomlplusplus-dev            the configuration of queryctl
libminizip-dev                 the zip around .xlsx
zlib1g-dev                     checksums and compression within .xlsx
libexpat1-dev                  the XML within .xlsx
libxlsxwriter-dev              workbooks as output; opened when the first one is written
libgdal-dev                    Shapefile, GeoPackage, GML and SOSI, in a module of its own
libreadstat-dev                SPSS files (.sav, .zsav) of survey waves
libcairo2                      PNG and PDF figures; opened when the first one is drawn
fonts-liberation               the face of the figures' text
libcmark-gfm-dev               Markdown of reports
libcmark-gfm-extensions-dev    tables in it
weasyprint                     reports as PDF (without it queryctl writes HTML, and says so)
libedit-dev                    line editing in the shell
libgtest-dev                   unit tests
libgmock-dev                   matchers of the unit tests
python3                        tests that load the plugins in another host
poppler-utils                  tests that look at PDFs
LIST
)

say() { printf 'install-deps: %s\n' "$*" >&2; }

missing() {
  local names name status installed
  names=$(awk '{print $1}' <<<"$packages")
  # dpkg-query reports unknown names on stderr and by its status; both are what is looked for here.
  # shellcheck disable=SC2086
  installed=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' $names 2>/dev/null || true)
  for name in $names; do
    status=$(awk -v n="$name" '$1 == n {print $2; exit}' <<<"$installed")
    [ "$status" = installed ] || printf '%s\n' "$name"
  done
}

case "${1:-}" in
  '' | --check) ;;
  -h | --help) sed -n '3,5s/^# //p' "$0"; exit 0 ;;
  *) say "unknown argument '$1'. Give --check, or nothing."; exit 2 ;;
esac

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  say "this system has no apt-get. Install the equivalents of these by hand, then run cmake --preset release:"
  printf '%s\n' "$packages" >&2
  exit 1
fi

wanted=$(missing)
if [ -z "$wanted" ]; then
  say "nothing to do: all $(wc -l <<<"$packages") packages are installed."
  exit 0
fi
if [ "${1:-}" = --check ]; then
  say "missing; run scripts/install-deps.sh to install them:"
  while read -r name; do grep "^$name " <<<"$packages"; done <<<"$wanted"
  exit 1
fi

sudo=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    say "packages are missing and installing them needs root, but there is no sudo. As root, run:"
    say "  apt-get install --no-install-recommends ${wanted//$'\n'/ }"
    exit 1
  fi
  sudo=(sudo)
fi
apt() { "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=3 "$@" >&2; }

say "installing ${wanted//$'\n'/ }"
apt update || { say "apt-get update failed; once more in 5 s"; sleep 5; apt update; }
# shellcheck disable=SC2086
apt install -y --no-install-recommends $wanted
wanted=$(missing)
if [ -n "$wanted" ]; then
  say "apt-get ended well, yet these are not installed: ${wanted//$'\n'/ }"
  exit 1
fi
say "done."
