// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "queryctl/output/writer.h"
#include "queryctl/value.h"

namespace kv::queryctl {

class Statement;

/// One result, kept instead of written. A BLOB is the text of its hexadecimal digits.
struct CapturedTable {
  std::vector<Column> columns;
  std::vector<std::vector<Value>> rows;
};

/// What a command would have written, for one that makes something else of it: all of it, whatever
/// --limit, --mode and --quiet say.
struct Captured {
  std::vector<CapturedTable> tables;
  std::string text;                   ///< written to Session::out() itself
  std::string artefact;               ///< Session::write_artefact: a figure's bytes
  std::vector<std::string> notes;     ///< Session::note
  std::vector<std::string> warnings;  ///< Session::warn
};

/// Runs `statement` to its end, and keeps its rows as one more table of `captured`.
void keep(Captured& captured, Statement& statement, std::span<const Column> columns);

}  // namespace kv::queryctl
