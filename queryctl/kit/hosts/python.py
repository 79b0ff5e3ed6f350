# SPDX-License-Identifier: MIT
"""Loads a plugin in Python's sqlite3 and runs SQL in it, each statement twice.

In: {"plugin": PATH, "sql": [TEXT]}. Out: {"version", "error", "results": [[first, second]]}; of a
statement that fails, the sentence after "error: ".
"""

import json
import sqlite3
import sys

task = json.load(sys.stdin)
report = {
    "version": "%d.%d.%d, SQLite %s" % (*sys.version_info[:3], sqlite3.sqlite_version),
    "error": None,
    "results": [],
}


def text(db, value):
    # As SQLite writes a number, not as Python does.
    return "" if value is None else db.execute("SELECT CAST(? AS TEXT)", (value,)).fetchone()[0]


def run(db, sql):
    try:
        rows = db.execute(sql).fetchall()
        return "\n".join("|".join(text(db, value) for value in row) for row in rows)
    except sqlite3.Error as error:
        return "error: " + str(error)


try:
    db = sqlite3.connect(":memory:", isolation_level=None)
    if not hasattr(db, "enable_load_extension"):
        raise NotImplementedError("this Python is built without loadable extensions")
    db.enable_load_extension(True)
    db.load_extension(task["plugin"])
    db.enable_load_extension(False)
    report["results"] = [[run(db, sql), run(db, sql)] for sql in task["sql"]]
except NotImplementedError as error:
    report["absent"] = str(error)
except sqlite3.Error as error:
    report["error"] = str(error)
json.dump(report, sys.stdout)
