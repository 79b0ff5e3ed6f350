// SPDX-License-Identifier: MIT
#pragma once

#include <kommunevarehus/plugin.h>
#include <kommunevarehus/sdk/function.h>

namespace kv::quadrant {

extern const sdk::Function kLabel;
extern const sdk::Function kClass;
extern const sdk::Function kNear;
extern const sdk::Function kMedian;
extern const sdk::Function kReference;
extern const sdk::Function kSql;

extern const kv_command kQuadrantCommand;

}  // namespace kv::quadrant
