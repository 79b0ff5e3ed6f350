# SPDX-License-Identifier: MIT
"""Who may include whom, and the habits that a machine can hold.

Usage: check_layering.py ROOT
Prints one sentence per violation, "file:line: what is wrong. What to do.", and exits 1 when there is one.
"""

import os
import re
import sys

# Folder -> folders it may include from. Longest folder wins. tests/ and bench/ may see everything.
ARROWS = {
    "schema": ["schema"],
    "sql": ["sql", "schema"],
    "etl": ["etl", "schema"],
    "queryctl": ["queryctl", "sql", "schema"],
    "plugins": ["plugins"],
}
SDK_INCLUDE = "plugins/sdk/include/"  # on the include path: "kommunevarehus/…" is a file below it
PLUGIN_ABI_FILE = SDK_INCLUDE + "kommunevarehus/plugin.h"

# A plugin sees SQLite only through sqlite3ext.h and carries no library of the programs.
NOT_IN_PLUGINS = re.compile(r"^(sqlite3\.h|SQLiteCpp/|spdlog/|boost/)")
SQLITE = re.compile(r"^(sqlite3\.h|sqlite3ext\.h|SQLiteCpp/)")

MAX_LINES = 400
# File -> why it is one idea in spite of its length.
LONG_FILES = {"tests/schema/fixtures/v1.sql": "a warehouse as an older version made it, table by table"}

SPDX = "SPDX-License-Identifier: MIT"
CODE = (".h", ".cpp", ".c", ".py", ".sh", ".cmake")
SKIPPED_FOLDERS = {"build", "data", "docs", "__pycache__"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


class Tree:
    """The text files of a checkout, by path from its root with forward slashes."""

    def __init__(self, root):
        self.root = root
        self.files = {}
        for folder, folders, names in os.walk(root):
            folders[:] = [f for f in folders if f not in SKIPPED_FOLDERS and not f.startswith(".")]
            for name in names:
                path = os.path.relpath(os.path.join(folder, name), root).replace(os.sep, "/")
                if path.endswith(CODE + (".sql",)) or name == "CMakeLists.txt":
                    with open(os.path.join(folder, name), encoding="utf-8") as file:
                        self.files[path] = file.read().splitlines()

    def includes(self, path):
        """(line number, quoted?, name as written, project file or None) of each include."""
        for number, line in enumerate(self.files.get(path, []), 1):
            match = INCLUDE.match(line)
            if match:
                name = match.group(2)
                target = next((t for t in (name, SDK_INCLUDE + name) if t in self.files), None)
                yield number, match.group(1) == '"', name, target


def layer_of(path):
    top = path.split("/", 1)[0]
    return top if top in ARROWS else None


def is_kernel(tree, path):
    parts = path.split("/")
    if parts[0] != "plugins" or not path.endswith((".h", ".cpp")):
        return False
    named = any(part.startswith("kernel") for part in parts[2:])
    return named or any(name.startswith("Eigen/") for _, _, name, _ in tree.includes(path))


def reaches_sqlite(tree, path, seen=None):
    """The chain of files from `path` to a SQLite header, or None."""
    seen = {path} if seen is None else seen
    for _, _, name, target in tree.includes(path):
        if SQLITE.match(name):
            return [path, name]
        if target and target not in seen:
            seen.add(target)
            rest = reaches_sqlite(tree, target, seen)
            if rest:
                return [path] + rest
    return None


def arrow_violations(tree):
    for path in sorted(tree.files):
        layer = layer_of(path)
        if not path.endswith((".h", ".cpp", ".c")):
            continue
        for number, quoted, name, target in tree.includes(path):
            where = f"{path}:{number}"
            beside = os.path.normpath(os.path.join(os.path.dirname(path), name)).replace(os.sep, "/")
            if quoted and target is None and beside in tree.files:
                yield f'{where}: "{name}" is written from the file\'s own folder. Write "{beside}".'
                target = beside
            if layer is None:
                continue
            if target == PLUGIN_ABI_FILE and layer == "queryctl":
                continue
            if target and target.split("/", 1)[0] not in ARROWS[layer]:
                yield (
                    f"{where}: {layer}/ must not include {target}; it may include only from "
                    f"{', '.join(ARROWS[layer])}. Move what both need down to schema/, or pass it in."
                )
            if layer == "plugins" and NOT_IN_PLUGINS.match(name):
                yield (
                    f"{where}: a plugin must not include <{name}>. It sees SQLite only through "
                    "sqlite3ext.h and links no library of the programs."
                )
            if layer != "plugins" and name == "sqlite3ext.h":
                yield f"{where}: sqlite3ext.h is for plugins. A program includes sqlite3.h or SQLiteCpp."
        if is_kernel(tree, path):
            chain = reaches_sqlite(tree, path)
            if chain:
                yield (
                    f"{path}: a numeric kernel knows no SQLite, but this one reaches it: "
                    f"{' -> '.join(chain)}. Take the values as arguments."
                )


def habit_violations(tree):
    for path, lines in sorted(tree.files.items()):
        name = path.rsplit("/", 1)[-1]
        if path.endswith(CODE) or name == "CMakeLists.txt":
            if not any(SPDX in line for line in lines[:2]):
                yield f"{path}:1: there is no licence line. Begin the file with // {SPDX}"
        if len(lines) > MAX_LINES and path not in LONG_FILES:
            yield (
                f"{path}:{MAX_LINES + 1}: {len(lines)} lines are more than {MAX_LINES}. Split it by idea, "
                "or list it in LONG_FILES of tests/layering/check_layering.py with a reason."
            )
    for path in sorted(set(LONG_FILES) & set(tree.files)):
        if len(tree.files[path]) <= MAX_LINES:
            yield f"{path}:1: it is listed in LONG_FILES but is not long any more. Take it off the list."


def violations(root):
    tree = Tree(root)
    if not tree.files:
        return [f"{root}: there is no source file to check. Give the root of a checkout."]
    return list(arrow_violations(tree)) + list(habit_violations(tree))


def main(arguments):
    if len(arguments) != 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    found = violations(arguments[1])
    for sentence in found:
        print(sentence)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
