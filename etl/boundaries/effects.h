// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <string>
#include <vector>

#include "etl/boundaries/area.h"
#include "etl/boundaries/write.h"

namespace kv::etl {

/// What a load of these sets would do, a sentence each: how many areas come in, what stands for the
/// year already, and how the areas differ from the last delivery of a set of that name.
std::vector<std::string> effects_of(SQLite::Database& db, const std::vector<BoundarySet>& sets,
                                    int vintage);

}  // namespace kv::etl
