// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "queryctl/output/writer.h"
#include "queryctl/why/origins.h"

namespace kv::queryctl {

/// A cell in words, and how it goes into the answer.
struct NamedCell {
  CellId id;
  std::string indicator;
  std::string region;
  std::string name;  ///< of the region when the period began
  std::string period;
  std::string breakdown;
  std::string relation;  ///< on other borders: what became of the region; else empty
  Value share;  ///< on other borders: how much of it goes in; NULL: not known, or all of it
};

/// The columns of `why`.
std::span<const Column> why_columns();

/// A row for each statement of the cell and each place where a load found it.
void add_rows(const NamedCell& cell, const std::vector<CellStatement>& statements,
              std::vector<std::vector<Value>>& rows);

/// The row of a computed figure or of one on other borders: it stands in no file.
std::vector<Value> answer_row(const NamedCell& cell, const Value& value, const std::string& status,
                              const std::string& remark);

/// "F12"; "row 12" where the column is not known; "line 3, letter 512" of a file that is no table.
std::string place_text(const Origin& origin);

}  // namespace kv::queryctl
