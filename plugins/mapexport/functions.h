// SPDX-License-Identifier: MIT
#pragma once

#include <kommunevarehus/plugin.h>
#include <kommunevarehus/sdk/function.h>

namespace kv::mapexport {

extern const sdk::Function kBreaks;
extern const sdk::Function kSvg;
extern const sdk::Function kRemarks;

}  // namespace kv::mapexport
