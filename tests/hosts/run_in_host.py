# SPDX-License-Identifier: MIT
"""Runs a script with a plugin loaded in a foreign host and compares with what it must say.

Usage: run_in_host.py shell|python|node SHELL PLUGIN SCRIPT EXPECTED
Ends with 77 (skipped) for node when that or its better-sqlite3 is not there.
EXPECTED holds the rows of the whole script as the shell prints them, the line "-- errors", and then the
sentence of each statement that must fail, in order.
"""

import difflib
import json
import re
import sqlite3
import subprocess
import sys


def in_shell(shell, plugin, script):
    """The plugin is loaded by its path without the suffix, as people type it."""
    done = subprocess.run(
        [shell, "-init", "/dev/null", "-cmd", f".load '{plugin.removesuffix('.so')}'", ":memory:"],
        input=script,
        text=True,
        capture_output=True,
        timeout=50,
        check=False,
    )
    if done.returncode < 0:
        sys.exit(f"the shell was ended by signal {-done.returncode}:\n{done.stderr}")
    place = re.compile(r"^(?:Runtime|Parse) error near line \d+: ")
    errors = [place.sub("", line) for line in done.stderr.splitlines() if place.match(line)]
    return done.stdout.splitlines(), errors


def statements(script):
    text = ""
    for line in script.splitlines():
        text += line + "\n"
        if sqlite3.complete_statement(text):
            yield text
            text = ""
    if text.strip():
        sys.exit(f"the script ends inside a statement: {text}")


def in_python(plugin, script):
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.enable_load_extension(True)
    db.load_extension(plugin)
    db.enable_load_extension(False)

    def shown(value):
        # As SQLite writes a number, not as Python does.
        return "" if value is None else db.execute("SELECT CAST(? AS TEXT)", (value,)).fetchone()[0]

    rows, errors = [], []
    for statement in statements(script):
        try:
            found = db.execute(statement).fetchall()
            for row in found:
                rows += "|".join(shown(value) for value in row).splitlines() or [""]
        except sqlite3.Error as error:
            errors.append(str(error))
    return rows, errors


NODE = """
const task = JSON.parse(require('fs').readFileSync(0, 'utf8'));
let Database;
try { Database = require('better-sqlite3'); } catch (error) { process.exit(77); }
const db = new Database(':memory:');
db.loadExtension(task.plugin);
const text = db.prepare('SELECT CAST(? AS TEXT)').pluck();
const rows = [], errors = [];
for (const sql of task.sql) {
  try {
    const statement = db.prepare(sql);
    if (!statement.reader) { statement.run(); continue; }
    for (const row of statement.raw().safeIntegers().all())
      rows.push(row.map((value) => value === null ? '' : text.get(value)).join('|'));
  } catch (error) {
    errors.push(error.message);
  }
}
process.stdout.write(JSON.stringify([rows, errors]));
"""


def in_node(plugin, script):
    try:
        done = subprocess.run(["node", "-e", NODE], input=json.dumps({"plugin": plugin, "sql": list(statements(script))}),
                              text=True, capture_output=True, timeout=110, check=False)
    except FileNotFoundError:
        sys.exit(77)
    if done.returncode == 77:
        print("skipped: node has no better-sqlite3; NODE_PATH says where it looks")
        sys.exit(77)
    if done.returncode != 0:
        sys.exit(f"node ended with {done.returncode}:\n{done.stderr}")
    rows, errors = json.loads(done.stdout)
    return [line for row in rows for line in row.splitlines() or [""]], errors


def main(arguments):
    host, shell, plugin, script_file, expected_file = arguments
    with open(script_file, encoding="utf-8") as file:
        script = file.read()
    with open(expected_file, encoding="utf-8") as file:
        expected = file.read().splitlines()
    if host == "shell":
        rows, errors = in_shell(shell, plugin, script)
    elif host == "python":
        rows, errors = in_python(plugin, script)
    else:
        rows, errors = in_node(plugin, script)
    got = rows + ["-- errors"] + errors
    for line in difflib.unified_diff(expected, got, "expected", host, lineterm=""):
        print(line)
    return 0 if got == expected else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
