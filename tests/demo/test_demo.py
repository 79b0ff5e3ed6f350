# SPDX-License-Identifier: MIT
"""What a newcomer sees: the demo's table, and that the three commands it ends with work when pasted."""

import os
import subprocess
import tempfile
import unittest

SOURCE = os.environ["KV_SOURCE"]
BUILD = os.environ["KV_BUILD"]
DEMO = os.path.join(SOURCE, "scripts", "demo.sh")


class Demo(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="a demo ")
        cls.addClassCleanup(folder.cleanup)
        cls.db = os.path.join(folder.name, "kommune.db")
        cls.first = cls.demo()

    @classmethod
    def demo(cls, *extra):
        return subprocess.run(
            [DEMO, "--build", BUILD, "--db", cls.db, *extra],
            cwd="/",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def commands(self):
        """The commands printed after the last "… to try next" line."""
        lines = self.first.stdout.splitlines()
        start = max(i for i, line in enumerate(lines) if "to try next" in line)
        return [line.strip() for line in lines[start + 1 :] if line.strip()]

    def setUp(self):
        self.assertEqual(self.first.returncode, 0, self.first.stderr)

    def test_every_municipality_is_in_the_table(self):
        rows = [line for line in self.first.stdout.splitlines() if " 0" in line or " 1" in line]
        for name in ("Kragerø", "Fyresdal", "Skien", "Risør", "Hægebostad", "Åseral", "Sirdal"):
            self.assertTrue(any(name in row for row in rows), name)
        self.assertIn("70.2", self.first.stdout)

    def test_those_never_asked_are_shown_as_such(self):
        for name in ("Tokke", "Nissedal", "Kviteseid"):
            row = [line for line in self.first.stdout.splitlines() if name in line]
            self.assertEqual(len(row), 1, name)
            self.assertIn("never asked", row[0])

    def test_the_note_is_written_and_its_place_told(self):
        place = [line.strip() for line in self.first.stdout.splitlines() if line.strip().endswith("note.html")]
        self.assertEqual(len(place), 1, self.first.stdout)
        note = os.path.join(os.path.dirname(self.db), "note.html")
        self.assertEqual(place[0].replace("\\", ""), note)
        with open(note, encoding="utf-8") as file:
            page = file.read()
        self.assertIn("altså 70,2 prosent", page)
        self.assertLess(len(page), 3_000_000, "the page is sent by mail")

    def test_the_map_is_drawn_and_says_that_it_is_schematic(self):
        with open(os.path.join(os.path.dirname(self.db), "kart.svg"), encoding="utf-8") as file:
            svg = file.read()
        self.assertIn("Skjematisk kart", svg)
        self.assertEqual(svg.count("data-region="), 48)
        self.assertIn("<title>Tokke: Ikke anmodet</title>", svg)

    def test_the_three_commands_work_when_pasted(self):
        commands = self.commands()
        self.assertEqual(len(commands), 3, commands)
        for command in commands:
            with self.subTest(command):
                result = subprocess.run(
                    ["bash", "-c", command], cwd=SOURCE, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
                )
                self.assertEqual(result.returncode, 0, result.stderr)
                self.assertGreater(len(result.stdout.splitlines()), 3, result.stdout)

    def test_a_second_run_changes_nothing_and_says_so(self):
        before = os.stat(self.db).st_mtime_ns
        again = self.demo()
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertIn("is up to date", again.stderr)
        self.assertEqual(again.stdout, self.first.stdout)
        self.assertEqual(os.stat(self.db).st_mtime_ns, before)

    def test_a_warehouse_of_other_inputs_is_made_afresh(self):
        with open(self.db + ".inputs", "a", encoding="utf-8") as file:
            file.write("another file\n")
        again = self.demo()
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertNotIn("is up to date", again.stderr)
        self.assertEqual(again.stdout, self.first.stdout)

    def test_a_wrong_argument_is_refused(self):
        wrong = self.demo("--fast")
        self.assertEqual(wrong.returncode, 2)
        self.assertIn("--fast", wrong.stderr)


if __name__ == "__main__":
    unittest.main()
