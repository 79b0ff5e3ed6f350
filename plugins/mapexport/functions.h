// SPDX-License-Identifier: MIT
#pragma once

#include <kommunevarehus/plugin.h>
#include <kommunevarehus/sdk/function.h>

namespace kv::mapexport {

extern const sdk::Function kBreaks;

}  // namespace kv::mapexport
