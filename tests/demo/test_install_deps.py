# SPDX-License-Identifier: MIT
"""install-deps.sh must not reach for the network or for root when nothing is missing, and must say what it cannot do."""

import os
import re
import subprocess
import tempfile
import unittest

SCRIPT = os.path.join(os.environ["KV_SOURCE"], "scripts", "install-deps.sh")
NONE = "exit 1\n"  # a dpkg-query that knows no package
ALL = 'shift 2; for p in "$@"; do echo "$p installed"; done\n'
REMOVED = 'shift 2; for p in "$@"; do case $p in ninja-build) s=config-files ;; *) s=installed ;; esac; echo "$p $s"; done\n'


class InstallDeps(unittest.TestCase):
    def run_script(self, *arguments, **stubs):
        """Runs the script with programs of the system replaced; what apt-get was called with is returned too."""
        with tempfile.TemporaryDirectory() as folder:
            calls = os.path.join(folder, "calls")
            stubs.setdefault("apt_get", f'echo "$*" >>"{calls}"\n')
            stubs.setdefault("id", "echo 0\n")
            for name, text in stubs.items():
                path = os.path.join(folder, name.replace("_", "-"))
                with open(path, "w", encoding="utf-8") as file:
                    file.write("#!/bin/sh\n" + text)
                os.chmod(path, 0o755)
            for name in ("bash", "awk", "grep", "wc", "sed", "env", "cat"):
                os.symlink(f"/usr/bin/{name}" if os.path.exists(f"/usr/bin/{name}") else f"/bin/{name}", os.path.join(folder, name))
            result = subprocess.run(
                ["/bin/bash", SCRIPT, *arguments], env={"PATH": folder}, capture_output=True, text=True, check=False
            )
            called = ""
            if os.path.exists(calls):
                with open(calls, encoding="utf-8") as file:
                    called = file.read()
            return result, called

    def test_nothing_missing_calls_nothing(self):
        result, called = self.run_script(dpkg_query=ALL)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(called, "")

    def test_check_lists_what_is_missing_with_its_reason_and_installs_nothing(self):
        result, called = self.run_script("--check", dpkg_query=REMOVED)
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertRegex(result.stdout, r"^ninja-build +\S+")
        self.assertEqual(len(result.stdout.splitlines()), 1)
        self.assertEqual(called, "")

    def test_only_what_is_missing_is_installed(self):
        result, called = self.run_script(dpkg_query=REMOVED)
        self.assertTrue(re.search(r"install -y .*ninja-build$", called, re.M), called)
        self.assertNotIn("cmake", called)
        self.assertEqual(result.returncode, 1, "a package that is still missing afterwards must not pass")
        self.assertIn("not installed: ninja-build", result.stderr)

    def test_without_root_and_sudo_the_command_for_root_is_told(self):
        result, called = self.run_script(dpkg_query=NONE, id="echo 1000\n")
        self.assertEqual(result.returncode, 1)
        self.assertIn("apt-get install --no-install-recommends build-essential", result.stderr)
        self.assertEqual(called, "")

    def test_a_failed_update_is_tried_once_more(self):
        result, called = self.run_script(
            dpkg_query=NONE, sleep=":\n", apt_get='case "$*" in *update*) echo failed >&2; exit 100 ;; esac\n'
        )
        self.assertNotEqual(result.returncode, 0)
        self.assertEqual(result.stderr.count("failed\n"), 2, result.stderr)

    def test_a_system_without_apt_gets_the_list(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("bash", "awk", "cat"):
                os.symlink(f"/usr/bin/{name}" if os.path.exists(f"/usr/bin/{name}") else f"/bin/{name}", os.path.join(folder, name))
            result = subprocess.run(
                ["/bin/bash", SCRIPT], env={"PATH": folder}, capture_output=True, text=True, check=False
            )
        self.assertEqual(result.returncode, 1)
        self.assertIn("libsqlitecpp-dev", result.stderr)


if __name__ == "__main__":
    unittest.main()
