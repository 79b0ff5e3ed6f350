// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

namespace kv::quadrant {

/// A cut that somebody of authority has set.
struct Reference {
  std::string_view name;
  double value = 0;
  std::string_view meaning;  ///< what it says, of what, and where it stands
};

std::span<const Reference> references();

/// Throws std::invalid_argument that lists the known names.
const Reference& find_reference(std::string_view name);

}  // namespace kv::quadrant
