// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "etl/formats/geo/geometry.h"

namespace kv::etl {

/// A file of areas as bytes that go from one process of this program to another.
std::string pack(const GeoFile& file);
/// Takes them apart again; false when they are damaged.
bool unpack(std::string_view bytes, GeoFile& file);

}  // namespace kv::etl
