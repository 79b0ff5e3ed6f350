// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "schema/embedded.h"

namespace kv::queryctl {

std::span<const EmbeddedFile> embedded_clocks();

/// The SQL of clocks/NAME.sql with each {word} replaced by what `words` has for it. Throws Error
/// when the program holds no such file.
std::string clock_sql(std::string_view name, const std::map<std::string, std::string>& words = {});

}  // namespace kv::queryctl
