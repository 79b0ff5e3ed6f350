# SPDX-License-Identifier: MIT
"""The specification, the manual pages and the completion scripts: each option and command is in all of them, and
the tools that read them have nothing to complain of. A tool that is not installed is said not to be."""

import json
import os
import re
import shutil
import subprocess
import unittest

BUILD = os.environ["KV_BUILD"]
PROGRAMS = ("queryctl", "etl")
SHELLS = ("bash", "zsh", "fish")


def say(program, *arguments, status=0):
    environment = {name: value for name, value in os.environ.items() if name != "QUERYCTL_PLUGIN_PATH"}
    result = subprocess.run(
        [os.path.join(BUILD, "bin", program), *arguments],
        capture_output=True,
        text=True,
        env=environment,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert result.returncode == status, f"{program} {arguments}\n{result.stderr}"
    return result.stdout


def shown(man):
    """What a reader sees of man(7) source: without its escapes."""
    return re.sub(r"\\f[BIR]", "", man).replace("\\-", "-").replace("\\&", "").replace("\\e", "\\")


class Reference(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.spec = {program: json.loads(say(program, "--spec")) for program in PROGRAMS}
        cls.man = {program: say(program, "--man") for program in PROGRAMS}

    def commands(self, program):
        spec = self.spec[program]
        return spec["verbs"] + spec["commands"]

    def need(self, tool):
        if not shutil.which(tool):
            self.skipTest(f"{tool} is not installed")

    def test_the_specification_has_what_help_has(self):
        for program in PROGRAMS:
            text = say(program, "--help")
            for option in self.spec[program]["options"]:
                self.assertIn("--" + option["name"], text, program)
        listed = {row["command"] for row in json.loads(say("queryctl", ":memory:", "help", "--json"))}
        self.assertEqual(listed, {command["name"] for command in self.spec["queryctl"]["commands"]})
        modes = self.spec["queryctl"]["modes"]
        for mode in modes:
            say("queryctl", ":memory:", "-m", mode, "-c", "SELECT 1")
        self.assertIn("json", modes)

    def test_every_command_has_a_summary_and_an_example_that_is_its_own(self):
        for command in self.commands("queryctl"):
            self.assertTrue(command["summary"], command["name"])
            self.assertTrue(command.get("example", "").startswith(command["name"]), command["name"])
            for option in command["options"] + command["arguments"]:
                self.assertTrue(option["summary"], f"{command['name']} --{option['name']}")

    def test_commands_of_the_specification_take_its_options(self):
        for command in self.spec["etl"]["commands"]:
            text = say("etl", command["name"], "--help")
            for option in command["options"]:
                self.assertIn("--" + option["name"], text)
        for command in self.spec["queryctl"]["commands"]:
            text = say("queryctl", ":memory:", command["name"], "--help")
            for option in command["options"]:
                self.assertIn("--" + option["name"], text)

    def test_every_name_is_in_the_manual_page(self):
        for program in PROGRAMS:
            page = shown(self.man[program])
            for option in self.spec[program]["options"]:
                self.assertIn("--" + option["name"], page)
            for command in self.commands(program):
                self.assertIn(command["name"], page)
                for option in command["options"]:
                    self.assertIn("--" + option["name"], page, command["name"])
            for code in self.spec[program]["exit_codes"]:
                self.assertRegex(page, rf"(?m)^{code['code']}$")

    def test_every_function_is_in_its_plugins_page_with_its_example(self):
        spec = self.spec["queryctl"]
        self.assertGreaterEqual(len(spec["plugins"]), 6)
        for plugin in spec["plugins"]:
            page = shown(say("queryctl", "--man", plugin["name"]))
            for function in spec["functions"]:
                if function["plugin"] == plugin["name"]:
                    self.assertIn(function["signature"], page)
                    self.assertIn(function["example"].splitlines()[0], page)
        say("queryctl", "--man", "nothing", status=2)

    def pages(self):
        yield "queryctl.1", self.man["queryctl"]
        yield "etl.1", self.man["etl"]
        yield "etl-formats.5", say("etl", "--man", "formats")
        for plugin in self.spec["queryctl"]["plugins"]:
            yield plugin["name"] + ".7", say("queryctl", "--man", plugin["name"])

    def test_mandoc_finds_no_fault(self):
        self.need("mandoc")
        for name, page in self.pages():
            # No date, so that two builds make one page; long lines are what examples are.
            result = subprocess.run(
                ["mandoc", "-Tlint", "-Wwarning"], input=page, capture_output=True, text=True, check=False
            )
            told = [line for line in result.stdout.splitlines() if "missing date" not in line]
            self.assertEqual(told, [], name)

    def test_groff_finds_no_fault(self):
        self.need("groff")
        for name, page in self.pages():
            result = subprocess.run(
                ["groff", "-man", "-Kutf8", "-Tutf8", "-ww", "-rLL=200n"], input=page.encode(), capture_output=True, check=False
            )
            told = [line for line in result.stderr.decode().splitlines() if "can't break line" not in line]
            self.assertEqual(told, [], name)
            self.assertEqual(result.returncode, 0)

    def test_formats_page_tells_of_every_source(self):
        page = shown(say("etl", "--man", "formats"))
        sources = json.loads(say("etl", "sources", "--json"))
        self.assertGreater(len(sources), 10)
        for source in sources:
            self.assertIn(source["source"], page)

    def test_completion_scripts_are_scripts(self):
        for program in PROGRAMS:
            for shell in SHELLS:
                with self.subTest(program=program, shell=shell):
                    self.need(shell)
                    script = say(program, "--completion", shell)
                    result = subprocess.run(
                        [shell, "-n"] if shell != "fish" else ["fish", "--no-execute"],
                        input=script,
                        capture_output=True,
                        text=True,
                        check=False,
                    )
                    self.assertEqual((result.returncode, result.stderr), (0, ""))
        say("queryctl", "--completion", "tcsh", status=2)

    def test_every_option_is_completed(self):
        for program in PROGRAMS:
            for shell in SHELLS:
                script = say(program, "--completion", shell)
                for option in self.spec[program]["options"]:
                    self.assertIn(option["name"], script)
                for command in self.commands(program):
                    for word in command["name"].split():
                        self.assertIn(word, script)
                    for option in command["options"]:
                        self.assertIn(option["name"], script)

    def complete(self, program, *words):
        """What bash offers for the last of the words."""
        line = " ".join("'" + word.replace("'", "'\\''") + "'" for word in (program, *words))
        script = (
            say(program, "--completion", "bash")
            + f"compopt() {{ :; }}; COMP_WORDS=({line}); COMP_CWORD={len(words)}; _{program}\n"
            + 'printf "%s\\n" "${COMPREPLY[@]}"\n'
        )
        result = subprocess.run(["bash", "--norc"], input=script, capture_output=True, text=True, check=False)
        self.assertEqual(result.stderr, "")
        return result.stdout.split()

    def test_bash_completes_by_the_place_on_the_line(self):
        self.assertIn("bosettingsindeks", self.complete("queryctl", "kommune.db", "bos"))
        self.assertNotIn("load", self.complete("queryctl", "kommune.db", ""))
        self.assertEqual(self.complete("queryctl", "plu"), ["plugin"])
        self.assertIn("doctor", self.complete("queryctl", "plugin", ""))
        self.assertIn("--timeout", self.complete("queryctl", "plugin", "doctor", "--ti"))
        self.assertEqual(self.complete("queryctl", "-m", "jsonl"), ["jsonl"])
        self.assertEqual(self.complete("queryctl", "k.db", "--lang", "n"), ["nb", "nn"])
        self.assertIn("--group", self.complete("queryctl", "-m", "csv", "k.db", "bosettingsindeks", "--gr"))
        self.assertIn("load", self.complete("etl", "l"))
        self.assertEqual(self.complete("etl", "load", "--vint"), ["--vintage"])
        self.assertEqual(self.complete("etl", "--completion", "z"), ["zsh"])

    def test_fish_completes_by_the_place_on_the_line(self):
        self.need("fish")
        script = say("queryctl", "--completion", "fish") + "complete -C 'queryctl plugin doc'\n"
        script += "complete -C 'queryctl k.db bosettingsind'\ncomplete -C 'queryctl k.db bosettingsindeks --gro'\n"
        result = subprocess.run(["fish", "--no-config"], input=script, capture_output=True, text=True, check=False)
        words = [line.split("\t")[0] for line in result.stdout.splitlines()]
        self.assertEqual(words, ["doctor", "bosettingsindeks", "--group"], result.stderr)

    def test_what_is_installed_is_what_the_programs_say(self):
        share = os.path.join(BUILD, "share")
        if not os.path.isdir(share):
            self.skipTest("the target reference is not built")
        for path, arguments in (
            ("man/man1/queryctl.1", ("queryctl", "--man")),
            ("man/man1/etl.1", ("etl", "--man")),
            ("bash-completion/completions/queryctl", ("queryctl", "--completion", "bash")),
            ("zsh/site-functions/_etl", ("etl", "--completion", "zsh")),
            ("doc/kommunevarehus/reference-queryctl.md", ("queryctl", "--reference")),
        ):
            with open(os.path.join(share, path), encoding="utf-8") as file:
                self.assertEqual(file.read(), say(*arguments), path)


if __name__ == "__main__":
    unittest.main()
