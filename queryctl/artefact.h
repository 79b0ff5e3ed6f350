// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kv::queryctl {

struct Settings;

/// The formats in "svg png pdf".
std::vector<std::string> format_names(std::string_view list);

/// Which of `known` is asked for: --format, or else the ending of the file that results go to, in
/// any case. nullopt: neither says one. Throws Error(kUsage) that lists them for another --format,
/// and, when `must` (the command makes nothing else), for another ending and for nullopt.
std::optional<std::string> asked_format(const Settings& settings, const std::string& command,
                                        std::span<const std::string> known, bool must);

/// Throws Error(kUsage) when a figure is asked for, by --format or by the ending of the file, of a
/// command that makes rows: a table in FILE.svg would be found out late.
void require_rows_wanted(const Settings& settings, const std::string& command);

/// Whether a terminal can be shown these bytes: UTF-8 without control characters but line ends and
/// tabs.
bool is_readable(std::string_view bytes);

}  // namespace kv::queryctl
