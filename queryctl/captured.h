// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "queryctl/output/writer.h"
#include "queryctl/value.h"

namespace kv::queryctl {

/// One result, kept instead of written. A BLOB is the text of its hexadecimal digits.
struct CapturedTable {
  std::vector<Column> columns;
  std::vector<std::vector<Value>> rows;
};

/// What a command would have written, for one that makes something else of it: all of it, whatever
/// --mode and --quiet say; more than --limit and --max-bytes allow is an Error.
struct Captured {
  std::vector<CapturedTable> tables;
  std::string text;                   ///< written to Session::out() itself
  std::string artefact;               ///< Session::write_artefact: a figure's bytes
  std::vector<std::string> notes;     ///< Session::note
  std::vector<std::string> warnings;  ///< Session::warn
};

}  // namespace kv::queryctl
