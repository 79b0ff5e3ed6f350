// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "queryctl/value.h"

namespace kv::queryctl::report {

/// A value as a reader of `lang` (nb, nn or en) is shown it: decimal comma, a true minus, digits
/// grouped from 10 000 on, rounded half away from zero to `decimals`, or in full without. Text as
/// it stands; empty for NULL.
std::string shown_value(const Value& value, std::optional<int> decimals, std::string_view lang);

/// "0", "one" … "twelve" for a whole number from 0 to 12; other values as shown_value.
std::string in_words(const Value& value, std::string_view lang);

/// "1. oktober 2014", "1 October 2014"; what is no date of the form 2014-10-01 as it stands.
std::string shown_date(std::string_view date, std::string_view lang);

/// "a, b og c".
std::string listed(std::span<const std::string> items, std::string_view lang);

/// With its first letter (ASCII, æ, ø, å) a capital.
std::string capitalised(std::string text);

}  // namespace kv::queryctl::report
