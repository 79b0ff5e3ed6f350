// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "plugins/chart/kernels/input.h"
#include "plugins/sdk/draw/number_text.h"
#include "plugins/sdk/draw/style.h"

namespace kv::chart {

/// The text in the chart's language.
std::string_view say(draw::Lang lang, std::string_view nb, std::string_view nn,
                     std::string_view en);

std::string_view missing_word(draw::Lang lang, draw::Missing why);

/// "Rekonstruerte data."; empty for what is not made up.
std::string_view made_up_words(draw::Lang lang, MadeUp made_up);

/// "a, b og c"; at most `most` of them, then "… og 12 andre".
std::string listed(std::span<const std::string> names, draw::Lang lang, std::size_t most = 1000);

}  // namespace kv::chart
