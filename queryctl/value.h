// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <variant>

namespace kv::queryctl {

/// A value to bind, or of a row made in memory. monostate is NULL. Text is never read as a number.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

/// Values by parameter name, without the ':'.
using Values = std::map<std::string, Value, std::less<>>;

}  // namespace kv::queryctl
