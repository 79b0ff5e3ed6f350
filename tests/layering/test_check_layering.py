# SPDX-License-Identifier: MIT
"""The layering check is worth nothing if it passes a forbidden include: each arrow is broken here once."""

import os
import tempfile
import unittest
from unittest import mock

import check_layering

SPDX = "// SPDX-License-Identifier: MIT\n"

SOUND = {
    "schema/a.h": "#include <SQLiteCpp/Database.h>\n",
    "sql/a.h": '#include "schema/a.h"\n',
    "etl/a.cpp": '#include "etl/a.h"\n#include "schema/a.h"\n',
    "etl/a.h": "",
    "queryctl/a.cpp": '#include "sql/a.h"\n#include "kommunevarehus/plugin.h"\n#include <sqlite3.h>\n',
    "queryctl/a.h": "",
    "plugins/sdk/include/kommunevarehus/plugin.h": "",
    "plugins/sdk/include/kommunevarehus/sdk/error.h": "#include <sqlite3ext.h>\n",
    "plugins/logit/logit.cpp": '#include "kommunevarehus/sdk/error.h"\n#include "plugins/logit/kernel.h"\n',
    "plugins/logit/kernel.h": "#include <Eigen/Dense>\n",
    "tests/etl/a_test.cpp": '#include "etl/a.h"\n#include "queryctl/a.h"\n',
}


class CheckLayering(unittest.TestCase):
    def check(self, changes):
        with tempfile.TemporaryDirectory() as root:
            for path, text in {**SOUND, **changes}.items():
                full = os.path.join(root, path)
                os.makedirs(os.path.dirname(full), exist_ok=True)
                with open(full, "w", encoding="utf-8") as file:
                    file.write(text if text.startswith(("//", "#!", "!")) else SPDX + text)
            return check_layering.violations(root)

    def assert_refused(self, changes, *expected):
        found = self.check(changes)
        self.assertEqual(len(found), 1, found)
        for text in expected:
            self.assertIn(text, found[0])

    def test_a_sound_tree_passes(self):
        self.assertEqual(self.check({}), [])

    def test_etl_must_not_include_queryctl(self):
        self.assert_refused(
            {"etl/b.cpp": '#include "queryctl/a.h"\n'}, "etl/b.cpp:2", "must not include queryctl/a.h"
        )

    def test_queryctl_must_not_include_etl(self):
        self.assert_refused({"queryctl/b.cpp": '#include "etl/a.h"\n'}, "queryctl/b.cpp:2", "etl/a.h")

    def test_schema_must_not_include_upwards(self):
        self.assert_refused({"schema/b.h": '#include "sql/a.h"\n'}, "schema/b.h:2", "sql/a.h")

    def test_sql_must_not_include_etl(self):
        self.assert_refused({"sql/b.h": '#include "etl/a.h"\n'}, "sql/b.h:2", "etl/a.h")

    def test_etl_must_not_include_sql(self):
        self.assert_refused({"etl/b.cpp": '#include "sql/a.h"\n'}, "etl/b.cpp:2", "sql/a.h")

    def test_product_must_not_include_tests(self):
        self.assert_refused(
            {"tests/etl/a.h": "", "etl/b.cpp": '#include "tests/etl/a.h"\n'}, "etl/b.cpp:2", "tests/etl/a.h"
        )

    def test_angle_brackets_do_not_hide_an_arrow(self):
        self.assert_refused({"etl/b.cpp": "#include <queryctl/a.h>\n"}, "etl/b.cpp:2")

    def test_a_relative_path_does_not_hide_an_arrow(self):
        found = self.check({"etl/b.cpp": '#  include "../queryctl/a.h"\n'})
        self.assertEqual(len(found), 2, found)
        self.assertIn("own folder", found[0])
        self.assertIn("must not include queryctl/a.h", found[1])

    def test_queryctl_sees_of_a_plugin_only_the_abi(self):
        self.assert_refused(
            {"queryctl/b.cpp": '#include "kommunevarehus/sdk/error.h"\n'},
            "queryctl/b.cpp:2",
            "plugins/sdk/include/kommunevarehus/sdk/error.h",
        )

    def test_a_plugin_must_not_include_the_warehouse(self):
        self.assert_refused({"plugins/logit/b.cpp": '#include "schema/a.h"\n'}, "plugins/logit/b.cpp:2")

    def test_a_plugin_must_not_include_libraries_of_the_programs(self):
        for name in ("sqlite3.h", "SQLiteCpp/Database.h", "spdlog/spdlog.h", "boost/program_options.hpp"):
            with self.subTest(name):
                self.assert_refused({"plugins/logit/b.cpp": f"#include <{name}>\n"}, f"<{name}>")

    def test_a_program_must_not_include_the_extension_header(self):
        self.assert_refused({"queryctl/b.cpp": "#include <sqlite3ext.h>\n"}, "queryctl/b.cpp:2")

    def test_a_kernel_by_name_must_not_reach_sqlite(self):
        self.assert_refused(
            {"plugins/logit/kernel_b.cpp": '#include "kommunevarehus/sdk/error.h"\n'},
            "plugins/logit/kernel_b.cpp -> plugins/sdk/include/kommunevarehus/sdk/error.h -> sqlite3ext.h",
        )

    def test_a_file_with_eigen_is_a_kernel(self):
        self.assert_refused(
            {"plugins/logit/fit.cpp": "#include <Eigen/Core>\n#include <sqlite3ext.h>\n"}, "knows no SQLite"
        )

    def test_a_file_without_licence_is_named(self):
        self.assert_refused({"etl/b.h": "//\n"}, "etl/b.h:1", "SPDX-License-Identifier")

    def test_a_licence_after_the_shebang_counts(self):
        self.assertEqual(self.check({"scripts/a.sh": "#!/bin/sh\n# SPDX-License-Identifier: MIT\n"}), [])

    def test_a_long_file_is_named(self):
        self.assertEqual(self.check({"etl/b.h": "\n" * 399}), [])
        self.assert_refused({"etl/b.h": "\n" * 400}, "etl/b.h:401", "401 lines")

    def test_a_long_file_with_a_reason_passes_until_it_is_short(self):
        with mock.patch.dict(check_layering.LONG_FILES, {"etl/b.h": "one table"}):
            self.assertEqual(self.check({"etl/b.h": "\n" * 400}), [])
            self.assert_refused({"etl/b.h": "\n"}, "etl/b.h:1", "not long any more")

    def test_a_folder_without_sources_is_refused(self):
        with tempfile.TemporaryDirectory() as root:
            self.assertIn("no source file", check_layering.violations(root)[0])


if __name__ == "__main__":
    unittest.main()
