// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kv::etl {

/// `text` in lower case, Æ, Ø and Å too.
std::string small_letters(std::string_view text);

/// The variables that a title of the Statbank lists ("…, by region, contents and year"), in lower
/// case; empty when it lists none.
std::vector<std::string> variables_of(std::string_view title);

/// True for the name of a variable of time: år, kvartal, month …, in lower case.
bool names_time(std::string_view name);

/// The labels of `count` variables in each of the headers, which have them one after the other with
/// a space between. The last or the first of them is the period where `with_period`. nullopt when
/// the headers can be taken apart in more than one way, or in none.
std::optional<std::vector<std::vector<std::string>>> take_apart(
    const std::vector<std::string>& headers, std::size_t count, bool with_period);

}  // namespace kv::etl
