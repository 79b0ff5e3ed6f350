// SPDX-License-Identifier: MIT
#pragma once

#include "queryctl/output/remarks.h"
#include "queryctl/output/writer.h"

namespace kv::queryctl {

/// What a person is shown of a cell: valid UTF-8 without control characters other than newline (a
/// stored escape sequence must not reach the terminal).
struct Shown {
  std::string text;
  bool number = false;
  bool null = false;
};

Shown shown(const Cell& cell, const Column& column, const WriterOptions& options, Remarks& remarks);

/// The same for text that is no cell: a column's name.
std::string printable(std::string_view text, Remarks& remarks);

/// `text` split at its newlines; at least one line.
std::vector<std::string_view> lines_of(std::string_view text);

}  // namespace kv::queryctl
