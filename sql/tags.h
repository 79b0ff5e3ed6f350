// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "schema/sql_file.h"
#include "sql/library.h"

namespace kv::sql {

/// a-z, 0-9, '-' and '_', a letter first.
bool is_query_name(std::string_view text);
/// The same without '-'.
bool is_identifier(std::string_view text);

/// Throws Error: "path:line: what".
[[noreturn]] void fail_at(const std::string& path, const SqlTag& tag, const std::string& what,
                          const std::string& remedy = {});

/// The values of the tags @param, @column, @needs and @function, wherever they stand. They throw
/// Error with file and line.
Param read_param(const std::string& path, const SqlTag& tag);
ResultColumn read_column(const std::string& path, const SqlTag& tag);
Need read_need(const std::string& path, const SqlTag& tag, const std::string& form);
/// A whole number from 0 to 15.
int read_decimals(const std::string& path, const SqlTag& tag, std::string_view text);

}  // namespace kv::sql
