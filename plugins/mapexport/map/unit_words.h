// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "plugins/sdk/draw/number_text.h"

namespace kv::mapexport {

/// A unit as agencies write it ("personer") in the map's language ("personar", "persons"). One that
/// is not known stays as it is.
std::string unit_words(std::string_view unit, draw::Lang lang);

}  // namespace kv::mapexport
