// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kv::queryctl {

/// The names nearest to `name`, best first, at most three; empty when none is near. Letters are
/// compared without case (ASCII and æøå); one edit is an inserted, lost, changed or swapped letter.
std::vector<std::string> nearest(std::string_view name, std::span<const std::string> known);

/// "Did you mean a or b?", or "Known are a, b, c." when nothing is near and the list is short (at
/// most 12), or `otherwise`.
std::string did_you_mean(std::string_view name, std::span<const std::string> known,
                         std::string_view otherwise = {});

/// "a, b and c".
std::string join_names(std::span<const std::string> names, std::string_view last = "and");

}  // namespace kv::queryctl
