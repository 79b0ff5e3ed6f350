// SPDX-License-Identifier: MIT
#pragma once

#include <kommunevarehus/sdk/function.h>

namespace kv::chart {

extern const sdk::Function kBars;
extern const sdk::Function kSeries;
extern const sdk::Function kScatter;
extern const sdk::Function kCoefficients;

}  // namespace kv::chart
