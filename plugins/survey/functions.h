// SPDX-License-Identifier: MIT
#pragma once

#include <kommunevarehus/sdk/function.h>

namespace kv::survey {

extern const sdk::Function kChiSquare;
extern const sdk::Function kChiSquareDf;
extern const sdk::Function kChiSquareP;
extern const sdk::Function kCramersV;
extern const sdk::Function kFisherP;
extern const sdk::Function kExpectedMin;
extern const sdk::Function kExpectedSmall;

}  // namespace kv::survey
