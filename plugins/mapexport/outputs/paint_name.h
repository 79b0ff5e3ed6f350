// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "plugins/sdk/draw/style.h"

namespace kv::mapexport {

/// "rising", "falling", …; "none".
constexpr std::string_view hatch_name(draw::Hatch hatch) {
  constexpr std::string_view kNames[] = {"none",     "rising",  "falling", "horizontal",
                                         "vertical", "crossed", "dots"};
  return kNames[static_cast<int>(hatch)];
}

}  // namespace kv::mapexport
