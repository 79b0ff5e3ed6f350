# SPDX-License-Identifier: MIT
"""Runs every command of queryctl and etl that a page prints, outside of the pages that run_page.py goes through word by
word: in blocks and within lines. None may be one that the programs do not understand.

Usage: run_commands.py SOURCE_FOLDER BUILD_FOLDER
The warehouse is that of the demo. A command that names files which the sample does not have must fail for that reason
alone (not with exit code 2, wrong options or arguments); every other must succeed. What has a place to be filled in
(NAME, FILE, …) is not run; its words before that must be a command.
"""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

WORD_BY_WORD = ("tutorial.md", "journey.md")
PLACE = re.compile(r"(?<![\w'\"])(?:[A-Z][A-Z_]{1,}|[A-Z])(?![\w'\"=-])|…|\.\.\.|<[a-z]+>")
FILES = re.compile(r"[\w./*-]+\.(?:csv|json|xlsx|md|sav|px|geojson|sql|db|so|gpkg|zip|pdf|sps|zsav|toml|gml|sos|shp)\b")
# What they tell is a finding, or what they need is not part of the sample; with the exit codes that are right.
OTHERWISE = (
    ("queryctl kommune.db doctor", (0, 5)),
    ("queryctl kommune.db integreringsindeks", (1,)),
    ("queryctl DB logit", (0, 1)),
    ("queryctl DB models", (0, 1)),
    ("queryctl --write DB logit", (0, 1)),
)


def printed(path):
    """(line, command) of each command in a fenced block or in backticks."""
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    fence = None
    for number, line in enumerate(lines, 1):
        if line.startswith("```"):
            fence = line[3:] if fence is None else None
        elif fence is not None:
            found = re.match(r"(?:\$ )?((?:queryctl|etl) .*)", line)
            if found and fence in ("", "console", "sh", "bash"):
                for part in re.split(r"\s{3,}(?=(?:queryctl|etl) )", found.group(1)):
                    yield number, re.split(r"\s{3,}(?!-)|\s+# ", part)[0].strip()
        else:
            for span in re.findall(r"`((?:queryctl|etl) [^`]*)`", line):
                yield number, span.replace("\\|", "|").strip()


def pages(root):
    for path in sorted(glob.glob(os.path.join(root, "docs", "*.md"))) + [
            os.path.join(root, name) for name in ("README.md", "data/README.md", "CONTRIBUTING.md", "bench/README.md")]:
        if os.path.basename(path) not in WORD_BY_WORD:
            yield path


def make_warehouse(root, build, folder):
    """As scripts/demo.sh does."""
    with open(os.path.join(root, "scripts/demo.sh"), encoding="utf-8") as file:
        script = file.read()
    loads = re.findall(r"^  load (.*)", script.replace("\\\n", " "), re.M)
    if len(loads) < 5:
        sys.exit("scripts/demo.sh loads nothing that is found")
    etl = os.path.join(build, "bin/etl")
    database = os.path.join(folder, "kommune.db")
    for words in ["init '" + database + "'"] + [re.sub(r"^(\S+)", f"load '{database}' \\1", load) for load in loads]:
        done = subprocess.run(["bash", "-c", f"'{etl}' {words}"], cwd=root, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"etl {words}: {done.stderr}")
    return database


def commands_of(program):
    """The names of its commands, for those that have places to be filled in."""
    spec = subprocess.run([program, "--spec"], capture_output=True, text=True, check=True).stdout
    return set(re.findall(r'"name": ?"([^"]+)"', spec))


def main():
    root, build = (os.path.abspath(path) for path in sys.argv[1:3])
    names = {name: commands_of(os.path.join(build, "bin", name)) for name in ("queryctl", "etl")}
    wrong, ran, looked_at = [], 0, 0
    with tempfile.TemporaryDirectory(prefix="commands ") as folder:
        warehouse = make_warehouse(root, build, folder)
        environment = {"PATH": os.path.join(build, "bin") + ":/usr/bin:/bin", "HOME": folder, "LC_ALL": "C.UTF-8", "QUERYCTL_DB": "kommune.db",
                       **{name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}}
        for path in pages(root):
            for line, command in printed(path):
                place = f"{os.path.relpath(path, root)}:{line}: {command}"
                program, *words = command.split()
                runnable = re.sub(r"^(queryctl|etl) ((?:--?\w+ )*)DB\b", r"\1 \2kommune.db", command)
                # "`queryctl map`" in a sentence is its name.
                names_nothing = not re.search(r"[.:]|\bDB\b", command) and (program == "etl" or len(words) == 1)
                if names_nothing or PLACE.search(re.sub(r"'[^']*'|\"[^\"…]*\"", "", runnable)):
                    looked_at += 1
                    own = [word for word in words if re.fullmatch(r"[a-z][a-z0-9-]+", word)]
                    options = [word.split("=")[0] for word in words if re.match(r"--[a-z]", word)]
                    if own and own[0] not in names[program] and " ".join(own[:2]) not in names[program]:
                        wrong.append(f"{place}\n    {program} has no command {own[0]}")
                    for option in options:
                        if option[2:] not in names[program] and option not in names[program]:
                            wrong.append(f"{place}\n    {program} has no option {option}")
                    continue
                work = os.path.join(folder, "work")
                shutil.rmtree(work, ignore_errors=True)
                os.mkdir(work)
                shutil.copy(warehouse, os.path.join(work, "kommune.db"))
                os.symlink(os.path.join(root, "data"), os.path.join(work, "data"))
                lacks_file = any(not glob.glob(os.path.join(work, name)) for name in FILES.findall(command)
                                 if not re.search(r"(-o|--output|init|rebuild \S+) \S*" + re.escape(name), command))
                if command.startswith("etl init"):
                    os.remove(os.path.join(work, "kommune.db"))
                done = subprocess.run(["bash", "-c", runnable], cwd=work, env=environment, stdin=subprocess.DEVNULL,
                                      capture_output=True, text=True, errors="replace", timeout=300, check=False)
                ran += 1
                right = next((codes for beginning, codes in OTHERWISE if command.startswith(beginning)), (0,))
                if lacks_file and done.returncode != 2:
                    continue
                if done.returncode not in right:
                    wrong.append(f"{place}\n    exit code {done.returncode}: {done.stderr.strip()[:300]}")
    if wrong:
        print("\n".join(wrong))
        sys.exit(f"{len(wrong)} of the printed commands are wrong")
    print(f"{ran} commands were run, {looked_at} with places to be filled in were looked at")


main()
