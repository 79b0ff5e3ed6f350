// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <cstddef>
#include <optional>
#include <string>

#include "etl/survey/wave.h"

namespace kv::etl {

/// How a delivery of a wave compares with what the warehouse said at its vintage: answers, counted
/// by respondent and question.
struct WaveChange {
  std::optional<int> wave_id;  ///< the delivery in force at that vintage
  bool same_vintage = false;   ///< it has the very same vintage
  bool identical = false;      ///< nothing differs, codebook and weights included
  std::size_t added = 0;
  std::size_t unchanged = 0;
  std::size_t revised = 0;
  std::size_t removed = 0;
};

WaveChange compare_wave(SQLite::Database& db, const Wave& wave, int vintage);

/// Writes the wave as a delivery of its own.
void store_wave(SQLite::Database& db, const Wave& wave, int vintage, int load_id);

}  // namespace kv::etl
