# SPDX-License-Identifier: MIT
"""Runs the commands of a page of the manual as a reader types them, and compares what comes with what is printed.

Usage: run_page.py PAGE.md [--update]

A block ```console has commands after "$ ", each followed by what it prints; a line "…" stands for any lines, "…"
within a line for any text, and "[exit N]" for another exit code than 0. A block ```FILE:name is a file that the
reader makes. They are run in order in one empty folder that holds `data` of the source tree, with the programs
installed to a folder of their own in PATH. --update writes what came into the page.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile

SHOWN = 14  # lines of a longer output that --update keeps

# What differs from one run or machine to the next; --update writes '…' for it.
CHANGING = (
    (r"[0-9a-f]{64}", "…"),
    (r"^token .*", "token …"),
    (r"schema version \d+", "schema version …"),
    (r"(boundary-set: [^:]*): .*", r"\1: …"),
    (r"\d{4}-\d\d-\d\dT[0-9:]+Z", "…"),
    (r"loaded \d{4}-\d\d-\d\d", "loaded …"),
    (r" -DCMAKE_PREFIX_PATH=\S+", "…"),
    (r"[0-9.]+ sec$", "… sec"),
    (r"(SQLite|python|node) \d+\.\d+\.\d+", r"\1 …"),
    (r"~/local/lib/", "…/"),
)


def blocks(text):
    """(kind, first line, lines) of each fenced block; a line counts from 0."""
    lines = text.split("\n")
    i = 0
    while i < len(lines):
        if lines[i].startswith("```") and len(lines[i]) > 3:
            start = i + 1
            i = start
            while not lines[i].startswith("```"):
                i += 1
            yield lines[start - 1][3:], start, lines[start:i]
        elif lines[i].startswith("```"):
            i += 1
            while not lines[i].startswith("```"):
                i += 1
        i += 1


def commands(lines):
    """(command, expected lines), with lines that a backslash continues."""
    found = []
    continued = False
    for line in lines:
        if continued:
            found[-1][0] += "\n" + line
            continued = line.endswith("\\")
        elif line.startswith("$ "):
            found.append([line[2:], []])
            continued = line.endswith("\\")
        elif found:
            found[-1][1].append(line)
        else:
            sys.exit(f"a console block begins with no command: {line}")
    return found


def fits(expected, got):
    """Whether the lines are those expected, with '…' for any lines or any text."""
    if not expected:
        return not got
    if expected[0] == "…":
        return any(fits(expected[1:], got[i:]) for i in range(len(got) + 1))
    if not got:
        return False
    pattern = "".join(".*" if part == "…" else re.escape(part) for part in re.split("(…)", expected[0]))
    return re.fullmatch(pattern, got[0]) is not None and fits(expected[1:], got[1:])


class Reader:
    def __init__(self, folder):
        self.home = os.path.join(folder, "reader")
        os.mkdir(self.home)
        self.place = self.home
        prefix = os.path.join(folder, "local")
        subprocess.run(
            [os.environ["KV_CMAKE"], "--install", os.environ["KV_BUILD"], "--prefix", prefix],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        shutil.copytree(os.path.join(os.environ["KV_SOURCE"], "data"), os.path.join(self.home, "data"))
        keep = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        self.environment = {
            "PATH": os.path.join(prefix, "bin") + ":/usr/bin:/bin",
            "HOME": folder,
            "LC_ALL": "C.UTF-8",
            **keep,
        }

    def run(self, command):
        where = os.path.join(os.path.dirname(self.home), "where")
        script = f"{command}\nstatus=$?\npwd >'{where}'\nexit $status"
        result = subprocess.run(
            ["bash", "-c", script],
            cwd=self.place,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        with open(where, encoding="utf-8") as file:
            self.place = file.read().strip()
        lines = [line.rstrip() for line in result.stdout.rstrip("\n").split("\n")]
        lines = [line.replace(os.path.dirname(self.home), "~") for line in lines if lines != [""]]
        if result.returncode != 0:
            lines.append(f"[exit {result.returncode}]")
        return lines


def shortened(lines):
    for pattern, text in CHANGING:
        lines = [re.sub(pattern, text, line) for line in lines]
    if len(lines) <= SHOWN:
        return lines
    return lines[: SHOWN - 4] + ["…"] + lines[-3:]


def main(page, update=False):
    with open(page, encoding="utf-8") as file:
        text = file.read()
    out = text.split("\n")
    changes = []
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="manual ") as folder:
        reader = Reader(folder)
        for kind, start, lines in blocks(text):
            if kind.startswith("FILE:"):
                path = os.path.join(reader.place, kind[5:])
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, "w", encoding="utf-8") as file:
                    file.write("\n".join(lines) + "\n")
            if kind != "console":
                continue
            shown = []
            for command, expected in commands(lines):
                got = reader.run(command)
                if not fits(expected, got):
                    wrong += 1
                    print(f"{page}: $ {command}\nis printed with\n  " + "\n  ".join(expected) + "\nand gives\n  " + "\n  ".join(got))
                    if got and got[-1].startswith("[exit") and not update:
                        return 1  # what follows rests on it
                    expected = shortened(got)
                shown += ["$ " + command, *expected]
            changes.append((start, len(lines), "\n".join(shown).split("\n")))
    if update:
        for start, length, shown in reversed(changes):
            out[start : start + length] = shown
        with open(page, "w", encoding="utf-8") as file:
            file.write("\n".join(out))
        return 0
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--update" in sys.argv[2:]))
