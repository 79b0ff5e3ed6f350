// SPDX-License-Identifier: MIT
#pragma once

#include <kommunevarehus/plugin.h>
#include <kommunevarehus/sdk/function.h>

namespace kv::protect {

extern const sdk::Function kTableFunction;
extern const sdk::Function kSystem;
extern const sdk::Function kRateStatus;
extern const sdk::Function kDifference;
extern const sdk::Function kSql;

extern const kv_command kProtectCommand;

}  // namespace kv::protect
