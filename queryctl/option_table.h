// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string_view>

namespace kv::queryctl {

struct ProgramOption {
  std::string_view name;
  char letter;             ///< 0: none
  std::string_view value;  ///< what its value is called; empty: it takes none
  std::string_view summary;
};

/// The one record of the program's own options: parsing, --help and the names no command may use.
inline constexpr std::array kProgramOptions = {
    ProgramOption{"command", 'c', "SQL",
                  "run SQL (may be repeated; -c and -f run in the order given)"},
    ProgramOption{"file", 'f', "FILE", "run the SQL in FILE; - is standard input"},
    ProgramOption{"mode", 'm', "MODE", "how results are written; also as --csv, -csv, --json, ..."},
    ProgramOption{
        "output", 'o', "FILE",
        "write results to FILE, which appears only when all went well; FILE.xlsx is a workbook "
        "with a sheet for each"},
    ProgramOption{"separator", 0, "TEXT", "between the values of csv and list"},
    ProgramOption{"decimal-comma", 0, "",
                  "numbers with a decimal comma; csv then has ';' between the values, as Excel "
                  "expects"},
    ProgramOption{"bom", 0, "", "start with the mark by which Excel knows UTF-8"},
    ProgramOption{"format", 0, "FORMAT",
                  "what a command that draws makes (svg, png, pdf, ...); without it the ending of "
                  "-o FILE says"},
    ProgramOption{"param", 'p', "NAME=VALUE",
                  "give :NAME a value in SQL: as text (0301 stays 0301), or with NAME:=VALUE as a "
                  "number or null"},
    ProgramOption{"limit", 0, "N",
                  "write at most N rows of a result; the rest is counted on stderr"},
    ProgramOption{
        "on-error", 0, "WHAT",
        "stop (the default) at the first error of a script, or continue: the exit code is "
        "that of the first error"},
    ProgramOption{"as-of", 0, "DATE",
                  "answer from what the agencies had published by the end of that day"},
    ProgramOption{"borders", 0, "YEAR", "answer on the municipalities of 1 January of that year"},
    ProgramOption{"estimate", 0, "",
                  "with --borders: distribute divided municipalities by the weights that the "
                  "warehouse has, marked as estimated"},
    ProgramOption{
        "suppressed", 0, "MIN-MAX",
        "with --borders: what a suppressed figure (:) can be, by the source's rule; gives "
        "upper bounds"},
    ProgramOption{"timeout", 0, "S", "stop a script or command after S seconds"},
    ProgramOption{"max-bytes", 0, "SIZE",
                  "write at most SIZE bytes of values of a script's results (64M, 1G); the rest is "
                  "counted on stderr"},
    ProgramOption{"max-memory", 0, "SIZE", "fail rather than use more memory than SIZE"},
    ProgramOption{"safe", 0, "",
                  "for SQL and files of strangers: reading only, no other file, and limits: 10 s, "
                  "256M of memory, 1000000 rows, 64M of results (see docs/trust.md)"},
    ProgramOption{"write", 0, "", "allow changes to the file"},
    ProgramOption{"lang", 0, "LANG", "titles in nb (the default), nn or en"},
    ProgramOption{"no-headers", 0, "", "leave out the line of column names"},
    ProgramOption{"null", 0, "TEXT", "show NULL as TEXT in the modes that people read"},
    ProgramOption{"sql-dir", 0, "DIR",
                  "more indicators, reports and maps (may be repeated; the last wins)"},
    ProgramOption{"plugin", 0, "PATH",
                  "load this plugin too: a file, or the name of one in a plugin folder"},
    ProgramOption{"no-plugins", 0, "", "load no plugins"},
    ProgramOption{"config", 0, "FILE", "settings of this file too, over the user's own"},
    ProgramOption{"no-config", 0, "", "no settings of files or QUERYCTL_ variables"},
    ProgramOption{"profile", 'P', "NAME", "the settings under [profile.NAME] (docs/config.md)"},
    ProgramOption{"color", 0, "WHEN", "colours: auto (the default), always or never"},
    ProgramOption{"progress", 0, "", "tell how far long work is, also where stderr is no terminal"},
    ProgramOption{"stats", 0, "", "at the end one line of JSON on stderr: rows, seconds, ..."},
    ProgramOption{"quiet", 'q', "", "no notes; warnings and errors only"},
    ProgramOption{"verbose", 'v', "", "say more on stderr"},
    ProgramOption{"help", 'h', "", "this help; after a command's name, its manual"},
    ProgramOption{"version", 'V', "", "version"},
};

}  // namespace kv::queryctl
