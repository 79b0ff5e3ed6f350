// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace kv::queryctl {

/// Throws Error(kUsage).
[[noreturn]] void usage(const std::string& message, const std::string& remedy);

// What options are given; `option` names it in the error. All throw Error(kUsage).

/// A whole number of rows, from 0.
std::int64_t read_rows(const std::string& option, const std::string& text);
/// Bytes: a whole number, with K, M or G (of 1024) behind it or not.
std::int64_t read_size(const std::string& option, const std::string& text);
/// Seconds, such as 30, 0.5 or 30s.
std::chrono::duration<double> read_seconds(const std::string& option, const std::string& text);
/// One of two words: true for the first.
bool read_either(const std::string& option, const std::string& text, const std::string& yes,
                 const std::string& no);

}  // namespace kv::queryctl
