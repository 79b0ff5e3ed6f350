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


if __name__ == "__main__":
    unittest.main()
