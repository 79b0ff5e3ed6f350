// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plugins/mapexport/map/options.h"
#include "plugins/sdk/draw/style.h"

namespace kv::mapexport {

struct Category {
  std::string code;   ///< as the rows have it
  std::string label;  ///< as the legend has it
  draw::Paint paint;
};

/// The different values, in the order of the options, or by name, with colours that depend on the
/// categories' names and not on which of them a map has. The four fields of `quadrant` have names
/// of their own. Throws MapError when there are more than twelve.
std::vector<Category> categories_of(const std::vector<std::string>& values,
                                    const MapOptions& options);

/// Whether the text is one that `quadrant` and `firefelt` write where there is no category.
bool is_absence_word(std::string_view text);

}  // namespace kv::mapexport
