// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

#include "schema/embedded.h"

namespace kv::etl {

std::span<const EmbeddedFile> embedded_statements();

/// The text of etl/<name>. Throws std::out_of_range when the program was built without it.
std::string_view embedded_sql(std::string_view name);

}  // namespace kv::etl
