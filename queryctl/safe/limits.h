// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>

namespace kv::queryctl {

/// What --safe allows unless an option says otherwise. docs/trust.md states these numbers.
struct SafeDefaults {
  static constexpr std::chrono::duration<double> kTimeout{10};         ///< --timeout
  static constexpr std::int64_t kRows = 1'000'000;                     ///< --limit
  static constexpr std::int64_t kBytes = std::int64_t{64} << 20;       ///< --max-bytes
  static constexpr std::int64_t kMemory = std::int64_t{256} << 20;     ///< --max-memory
  static constexpr std::int64_t kValueBytes = std::int64_t{32} << 20;  ///< of one value
  static constexpr std::int64_t kSqlBytes = std::int64_t{1} << 20;     ///< of one statement
  static constexpr std::int64_t kStatements = 1'000;                   ///< of one script
  static constexpr int kExpressionDepth = 300;
  static constexpr int kCompoundSelects = 200;
  static constexpr int kColumns = 1'000;
  static constexpr int kProgramSteps = 250'000;  ///< instructions of one compiled statement
  static constexpr int kLikePattern = 500;       ///< bytes of a LIKE or GLOB pattern
  static constexpr int kVariables = 1'000;
  static constexpr int kTriggerDepth = 10;
};

}  // namespace kv::queryctl
