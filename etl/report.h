// SPDX-License-Identifier: MIT
#pragma once

#include <iosfwd>
#include <string>

#include "etl/commands/json.h"
#include "etl/loader.h"

namespace kv::etl {

/// Findings for a person: errors first, then warnings, then notes; more than `per_rule` of one rule
/// and severity are counted, and the line says how to see them all. 0 shows each.
void print_findings(std::ostream& out, const Findings& findings, std::size_t per_rule);

/// One JSON document: {"source", "vintage", "written", …counts, "findings": [{severity, rule, file,
/// row, column, column_letters, value, message, remedy}]}. Beyond kMaxListedFindings of one rule, a
/// last finding of the rule says how many more there are.
void print_json(std::ostream& out, const std::string& source, const LoadResult& result);

/// "errors", "warnings", "notes": how many; "findings": as in print_json.
void write_findings(JsonWriter& writer, const Findings& findings);

/// "74898 rows, 74898 cells: 74898 new, 0 revised, 0 removed, 0 unchanged".
std::string counts_text(const LoadRecord& record);

}  // namespace kv::etl
