// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "etl/history.h"
#include "etl/value.h"

namespace kv::etl {

/// A row of the table `observation` as SQLite stores it in a leaf: the length of its record and the
/// record, byte for byte what an INSERT makes.
void make_observation_cell(std::string& cell, const CellKey& key, const Value& value, int vintage);

}  // namespace kv::etl
