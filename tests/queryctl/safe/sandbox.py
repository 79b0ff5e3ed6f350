# SPDX-License-Identifier: MIT
"""One run of `queryctl --safe` in a folder of its own, and what --safe promises about it."""
import hashlib
import os
import pty
import shutil
import signal
import subprocess
import tempfile
import time

MIB = 1 << 20
# docs/trust.md: SQLite's 256 MiB and 96 MiB more for the program; the libraries and stacks come on top.
MEMORY = (256 + 96 + 64) * MIB
# Of the time limit: a second until a function that does not end is ended, and what a busy machine adds.
LATE = 8.0
# What drives a terminal.
CONTROLS = ("\x1b", "\x07", "\x9b", "\x08", "\x00")


class Sandbox:
    """A folder with a database that is attacked; home, temporary files and current folder are inside it."""

    def __init__(self, program, memory=MEMORY):
        self.program = program
        self.memory = memory
        self.folder = tempfile.mkdtemp(prefix="kv_attack_")
        for name in ("home", "tmp", "work"):
            os.mkdir(self.path(name))
        self.database = self.path("work/stranger.db")
        self.faults = []
        self.runs = 0

    def path(self, name):
        return os.path.join(self.folder, name)

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def snapshot(self):
        """Every file below the folder with its bytes, links not followed."""
        seen = {}
        for folder, folders, names in os.walk(self.folder):
            for name in folders:
                seen[os.path.join(folder, name)] = "folder"
            for name in names:
                path = os.path.join(folder, name)
                if os.path.islink(path):
                    seen[path] = "link to " + os.readlink(path)
                elif not os.path.isfile(path):
                    seen[path] = "special"
                else:
                    with open(path, "rb") as file:
                        seen[path] = hashlib.sha256(file.read()).hexdigest()
        return seen

    def run(self, words, stdin="", options=("--safe",), timeout=2.0, environment=None):
        """Returns (exit code, stdout, stderr, seconds, bytes of memory at most)."""
        command = [self.program, *options, self.database]
        if timeout:
            command += ["--timeout", str(timeout)]
        command += words
        surroundings = {"PATH": os.environ["PATH"], "HOME": self.path("home"), "TMPDIR": self.path("tmp"),
                        "SQLITE_TMPDIR": self.path("tmp"), "LC_ALL": "C.UTF-8",
                        "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", ""), **(environment or {})}
        out_path = self.path("home/.out")
        err_path = self.path("home/.err")
        in_path = self.path("home/.in")
        with open(in_path, "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write(stdin)
        start = time.monotonic()
        with open(in_path, "rb") as source, open(out_path, "wb") as out, open(err_path, "wb") as err:
            child = subprocess.Popen(command, stdin=source, stdout=out, stderr=err, env=surroundings,
                                     cwd=self.path("work"))
            end = start + (timeout or 10.0) + 60
            while True:
                pid, status, usage = os.wait4(child.pid, os.WNOHANG)
                if pid:
                    break
                if time.monotonic() > end:
                    child.send_signal(signal.SIGKILL)
                time.sleep(0.002)
            child.returncode = os.waitstatus_to_exitcode(status)
        took = time.monotonic() - start
        with open(out_path, "rb") as out, open(err_path, "rb") as err:
            texts = out.read().decode(errors="surrogateescape"), err.read().decode(errors="surrogateescape")
        for path in (out_path, err_path, in_path):
            os.remove(path)
        self.runs += 1
        return child.returncode, texts[0], texts[1], took, usage.ru_maxrss * 1024

    def attack(self, name, words, stdin="", options=("--safe",), timeout=2.0, codes=None, environment=None):
        """Runs, and notes every promise that was broken. Returns stdout and stderr."""
        before = self.snapshot()
        code, out, err, took, memory = self.run(words, stdin, options, timeout, environment)
        shown = f"{name}: {' '.join(words)[:300]!r} {stdin[:300]!r}"
        if code < 0 or code > 6:
            self.fault(shown, f"ended with {code}: {err[-2000:]}")
        if codes is not None and code not in codes:
            self.fault(shown, f"exit code {code}, not of {codes}: {out[:300]!r} {err[:300]!r}")
        if code not in (0,) and not err.strip():
            self.fault(shown, f"exit code {code} without a word")
        if took > (timeout or 10.0) + LATE:
            self.fault(shown, f"took {took:.1f} s")
        if memory > self.memory:
            self.fault(shown, f"used {memory // MIB} MiB")
        if "AddressSanitizer" in err or "runtime error:" in err:
            self.fault(shown, err[:3000])
        if any(c in err for c in CONTROLS):
            self.fault(shown, f"control characters in a message: {err[:200]!r}")
        after = self.snapshot()
        for path in sorted(set(before) | set(after)):
            if before.get(path) != after.get(path):
                self.fault(shown, f"{path} was {before.get(path)}, is {after.get(path)}")
        return out, err

    def on_terminal(self, words):
        """What a terminal is sent on stdout and stderr, colours off."""
        end, terminal = pty.openpty()
        child = subprocess.Popen([self.program, "--safe", self.database, *words], stdin=subprocess.DEVNULL,
                                 stdout=terminal, stderr=terminal, cwd=self.path("work"),
                                 env={"PATH": os.environ["PATH"], "HOME": self.path("home"), "TERM": "xterm", "NO_COLOR": "1",
                                      "LC_ALL": "C.UTF-8", "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "")})
        os.close(terminal)
        seen = b""
        while True:
            try:
                part = os.read(end, 65536)
            except OSError:
                break
            if not part:
                break
            seen += part
        os.close(end)
        child.wait()
        self.runs += 1
        return seen.decode(errors="surrogateescape")

    def fault(self, shown, what):
        self.faults.append(f"{shown}\n    {what}")
        print(f"WRONG {shown}\n    {what}", flush=True)
