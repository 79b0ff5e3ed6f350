// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "queryctl/output/writer.h"

namespace kv::queryctl {

/// The value as SQL reads it back, type and all: 1, 70.0, 'it''s', x'00ff', NULL. Infinity is
/// 1e999, which SQL reads as that. Text that holds a NUL byte is written as a cast BLOB.
std::string sql_literal(const Cell& cell);

/// `name` as an identifier: as it stands where SQL takes it so, else in double quotes.
std::string sql_identifier(std::string_view name);

}  // namespace kv::queryctl
