// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "etl/history.h"

namespace kv::etl {

/// A row of `observation` as SQLite's record, its columns in the table's order: indicator_id,
/// period_id, region_id, breakdown_id, value, status_id, vintage. Replaces what `record` held.
void make_observation_record(std::string& record, const CellKey& key, const Value& value,
                             int vintage);

}  // namespace kv::etl
