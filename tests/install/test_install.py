# SPDX-License-Identifier: MIT
"""`cmake --install` gives a tree that works after it was moved, with nothing of the build tree in reach."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest

SOURCE = os.environ["KV_SOURCE"]
BUILD = os.environ["KV_BUILD"]
DATA = os.path.join(SOURCE, "data")
NEVER_ASKED = {"0829", "0830", "0833"}  # Kviteseid, Nissedal, Tokke


class InstalledTree(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        first = os.path.join(cls.folder.name, "prefix")
        subprocess.run(
            [os.environ["KV_CMAKE"], "--install", BUILD, "--prefix", first],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        cls.prefix = os.path.join(cls.folder.name, "moved to elsewhere")
        os.rename(first, cls.prefix)
        cls.db = os.path.join(cls.folder.name, "kommune.db")

    def run_tool(self, *arguments, prefix=None, status=0):
        """Runs bin/arguments[0] with a bare environment from the root folder."""
        keep = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        result = subprocess.run(
            [os.path.join(prefix or self.prefix, "bin", arguments[0]), *arguments[1:]],
            cwd="/",
            env={"PATH": "/usr/bin:/bin", "HOME": self.folder.name, "LC_ALL": "C.UTF-8", **keep},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertEqual(result.returncode, status, f"{arguments}\n{result.stdout}{result.stderr}")
        return result.stdout

    def json(self, *arguments):
        return json.loads(self.run_tool("queryctl", self.db, "-m", "json", *arguments))

    def load_sample(self):
        if os.path.exists(self.db):
            return
        self.run_tool("etl", "init", self.db)
        self.run_tool(
            "etl",
            "load",
            self.db,
            "klass-131",
            os.path.join(DATA, "klass", "klass_131_region_sor_nodes.csv"),
            os.path.join(DATA, "klass", "klass_131_region_sor_edges.csv"),
        )
        self.run_tool(
            "etl", "load", self.db, "imdi-bosetting", os.path.join(DATA, "imdi", "bosatt_anmodede_2010-2014.csv")
        )

    def test_the_index_comes_out_of_the_moved_tree(self):
        self.load_sample()
        rows = self.json("bosettingsindeks", "--from", "2010", "--to", "2013", "--group", "imdi-sor")
        value = {row["region"]: row["value"] for row in rows}
        municipalities = [code for code in value if len(code) == 4 and code.isdigit()]
        self.assertEqual(len(municipalities), 48)
        self.assertEqual({code for code in municipalities if value[code] is None}, NEVER_ASKED)
        region = [row["value"] for row in rows if row["region"] not in municipalities]
        self.assertEqual([round(number, 1) for number in region], [70.2])

    def test_plugins_are_found_beside_the_moved_program(self):
        self.load_sample()
        self.assertGreater(self.json("-c", "SELECT count(*) AS n FROM indices_help")[0]["n"], 0)

    def test_the_installed_program_does_not_reach_back_into_the_build_tree(self):
        self.load_sample()
        bare = os.path.join(self.folder.name, "without plugins")
        shutil.copytree(self.prefix, bare, ignore=shutil.ignore_patterns("*.so"))
        self.run_tool("queryctl", self.db, "-c", "SELECT count(*) FROM indices_help", prefix=bare, status=1)

    def test_a_plugin_author_needs_only_the_installed_header(self):
        include = os.path.join(self.prefix, "include")
        self.assertTrue(os.path.isfile(os.path.join(include, "kommunevarehus", "plugin.h")))
        code = "#include <kommunevarehus/plugin.h>\nint main(void) { kv_plugin p; p.size = sizeof p; return p.size == 0; }\n"
        for compiler, language, standard in (("KV_CC", "c", "c11"), ("KV_CXX", "c++", "c++20")):
            with self.subTest(standard):
                result = subprocess.run(
                    [os.environ[compiler], f"-std={standard}", "-Wall", "-Wextra", "-pedantic-errors", "-Werror"]
                    + ["-fsyntax-only", "-I", include, "-x", language, "-"],
                    input=code,
                    text=True,
                    capture_output=True,
                    check=False,
                )
                self.assertEqual(result.returncode, 0, result.stderr)

    def work(self, *words, cwd):
        """Runs a command as an author at another machine would, with the installed programs in PATH."""
        path = os.path.join(self.prefix, "bin") + ":/usr/bin:/bin"
        keep = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        result = subprocess.run(
            words,
            cwd=cwd,
            env={"PATH": path, "HOME": self.folder.name, "LC_ALL": "C.UTF-8", **keep},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertEqual(result.returncode, 0, f"{words}\n{result.stdout}{result.stderr}")
        return result

    def test_a_new_plugin_builds_is_tested_and_works_outside_the_source_tree(self):
        author = os.path.join(self.folder.name, "an author")
        os.makedirs(author)
        told = self.work("queryctl", "plugin", "new", "tall", cwd=author)
        plugin = os.path.join(author, "tall")
        configure = next(line for line in told.stderr.splitlines() if "cmake -B" in line)
        # As printed, in a shell: the path of the installed tree has blanks.
        self.work("bash", "-c", configure.strip(), cwd=plugin)
        self.work("cmake", "--build", "build", cwd=plugin)
        tests = self.work("ctest", "--test-dir", "build", "--output-on-failure", cwd=plugin)
        self.assertIn("100% tests passed, 0 tests failed out of 3", tests.stdout)
        sql = "SELECT tall_per_thousand(3, 40)"
        library = os.path.join(plugin, "build", "tall.so")
        answer = self.work("queryctl", ":memory:", "--plugin", library, "-csv", "--no-headers", "-c", sql, cwd="/")
        self.assertEqual(answer.stdout, "75.0\n")
        shell = self.work("sqlite3", ":memory:", f".load '{library}'", sql, cwd="/")
        self.assertEqual(shell.stdout, "75.0\n")
        # Installed, it is found by itself.
        self.work("cmake", "--install", "build", "--prefix", self.prefix, cwd=plugin)
        self.assertIn("tall-per-thousand", self.work("queryctl", ":memory:", "help", "-csv", cwd="/").stdout)

    def test_a_plugin_whose_example_is_wrong_does_not_pass(self):
        author = os.path.join(self.folder.name, "a hasty author")
        os.makedirs(author)
        self.work("queryctl", "plugin", "new", "hasty", cwd=author)
        plugin = os.path.join(author, "hasty")
        source = os.path.join(plugin, "functions.cpp")
        with open(source, encoding="utf-8") as file:
            text = file.read()
        with open(source, "w", encoding="utf-8") as file:
            file.write(text.replace('"75.0|"', '"76.0|"'))
        self.work("cmake", "-B", "build", cwd=plugin)  # CMake finds the package beside PATH
        self.work("cmake", "--build", "build", cwd=plugin)
        result = subprocess.run(["ctest", "--test-dir", "build"], cwd=plugin, capture_output=True, text=True, check=False)
        self.assertNotEqual(result.returncode, 0)
        self.assertIn("hasty.doctor", result.stdout)


if __name__ == "__main__":
    unittest.main()
