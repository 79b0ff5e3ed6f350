# SPDX-License-Identifier: MIT
"""Drives queryctl's shell through a pseudo-terminal, as a person at a keyboard would.

Usage: terminal_test.py QUERYCTL. Waits for what must appear, never for a time; gives up after 60 seconds.
"""
import fcntl
import os
import pty
import select
import signal
import sqlite3
import stat
import struct
import sys
import tempfile
import termios
import time

TAB, UP, CTRL_C, CTRL_D = "\t", "\x1b[A", "\x03", "\x04"
PROMPT, MORE = "kommune> ", "   ...> "


class Terminal:
    def __init__(self, program, database, folder, locale):
        environment = {
            "PATH": os.environ["PATH"], "HOME": folder, "TERM": "xterm", "LC_ALL": locale,
            "QUERYCTL_HISTORY": os.path.join(folder, "history"),
            "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", ""),
        }
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
            os.execve(program, [program, database], environment)
        self.seen = b""

    def expect(self, text):
        """Waits until `text` appears and forgets what came up to it."""
        wanted = text.encode()
        end = time.monotonic() + 60
        while wanted not in self.seen:
            ready, _, _ = select.select([self.fd], [], [], max(0, end - time.monotonic()))
            part = b""
            if ready:
                try:
                    part = os.read(self.fd, 65536)
                except OSError:
                    pass
            if not part:
                os.kill(self.pid, signal.SIGKILL)
                sys.exit(f"expected {text!r}, but saw {self.seen.decode(errors='replace')!r}")
            self.seen += part
        self.seen = self.seen[self.seen.index(wanted) + len(wanted):]

    def type(self, text):
        os.write(self.fd, text.encode())

    def exit_code(self):
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def check(what, holds):
    if not holds:
        sys.exit(f"wrong: {what}")


def session(program, database, folder, locale):
    shell = Terminal(program, database, folder, locale)
    shell.expect(PROMPT)

    # A table with Norwegian letters is completed, and its letters arrive whole.
    shell.type("SELECT kode FROM kommune_" + TAB)
    shell.expect("år ")
    shell.type("WHERE navn = 'Bærum';\r")
    shell.expect("│ 3024 │")
    shell.expect(PROMPT)

    # Backspace takes a letter, not a byte.
    shell.type("SELECT 'æø\x7få', 'slutt';\r")
    shell.expect("│ æå ")
    shell.expect(PROMPT)

    # A statement goes on over lines; Ctrl-C gives it up.
    shell.type("SELECT\r")
    shell.expect(MORE)
    shell.type("40 + 2 AS svar;\r")
    shell.expect("│   42 │")
    shell.expect(PROMPT)
    shell.type("SELECT\r")
    shell.expect(MORE)
    shell.type("borte" + CTRL_C)
    shell.expect(PROMPT)

    # An error, also of a broken view, does not end the shell, and completion goes on after it.
    shell.type("SELECT * FROM ødelagt;\r")
    shell.expect("no such table: main.finnes_ikke")
    shell.expect(PROMPT)
    shell.type(".tabl" + TAB)
    shell.expect("es ")
    shell.type("\r")
    shell.expect("ødelagt")
    shell.expect(PROMPT)

    # Ctrl-C stops the query and only the query.
    shell.type("SELECT 'går' AS svar; WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t) "
               "SELECT max(x) FROM t;\r")
    shell.expect("│ går  │")
    shell.type(CTRL_C)
    shell.expect("nterrupted")
    shell.expect(PROMPT)
    shell.type("SELECT 'i live' AS svar;\r")
    shell.expect("│ i live │")
    shell.expect(PROMPT)

    # The arrow brings the last line back.
    shell.type(UP + "\r")
    shell.expect("│ i live │")
    shell.expect(PROMPT)
    shell.type(CTRL_D)
    check("Ctrl-D leaves with 0", shell.exit_code() == 0)

    history = os.path.join(folder, "history")
    check("the history is its owner's only", stat.S_IMODE(os.stat(history).st_mode) == 0o600)
    with open(history, encoding="utf-8") as lines:
        check("the history holds what was typed", "WHERE navn = 'Bærum';" in lines.read())

    # The next shell knows the last one's lines; .exit has a code.
    shell = Terminal(program, database, folder, locale)
    shell.expect(PROMPT)
    shell.type(UP + "\r")
    shell.expect("│ i live │")
    shell.expect(PROMPT)
    shell.type(".exit 7\r")
    check(".exit 7 leaves with 7", shell.exit_code() == 7)


def main():
    program = sys.argv[1]
    for locale in ("C.UTF-8", "C"):
        with tempfile.TemporaryDirectory() as folder:
            database = os.path.join(folder, "prøve.db")
            with sqlite3.connect(database) as db:
                db.executescript(
                    "CREATE TABLE kommune_år (kode TEXT, navn TEXT);"
                    "INSERT INTO kommune_år VALUES ('3024', 'Bærum');"
                    "CREATE VIEW ødelagt AS SELECT * FROM finnes_ikke;")
            session(program, database, folder, locale)


main()
