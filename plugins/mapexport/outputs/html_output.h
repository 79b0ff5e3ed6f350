// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "plugins/mapexport/map/model.h"

namespace kv::mapexport {

/// A page of its own with the map and, beside it, the table of its values. Pointing at an area, or
/// reaching it by Tab and the arrow keys, shows its name, value and row; a click on a column's
/// heading sorts. Without a script all values are in the table and in the areas' titles. It asks
/// for nothing from elsewhere, and its own content security policy lets no other script run.
std::string html_of(const Model& model);

}  // namespace kv::mapexport
