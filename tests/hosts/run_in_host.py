# SPDX-License-Identifier: MIT
"""Runs a script with a plugin loaded in a foreign host and compares with what it must say.

Usage: run_in_host.py shell|python SHELL PLUGIN SCRIPT EXPECTED
EXPECTED holds the rows of the whole script as the shell prints them, the line "-- errors", and then the
sentence of each statement that must fail, in order.
"""

import difflib
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


def main(arguments):
    host, shell, plugin, script_file, expected_file = arguments
    with open(script_file, encoding="utf-8") as file:
        script = file.read()
    with open(expected_file, encoding="utf-8") as file:
        expected = file.read().splitlines()
    rows, errors = in_shell(shell, plugin, script) if host == "shell" else in_python(plugin, script)
    got = rows + ["-- errors"] + errors
    for line in difflib.unified_diff(expected, got, "expected", host, lineterm=""):
        print(line)
    return 0 if got == expected else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
