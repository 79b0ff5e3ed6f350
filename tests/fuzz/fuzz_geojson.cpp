// SPDX-License-Identifier: MIT
// GeoJSON and TopoJSON from their first byte on.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/expect_areas.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  kv::expect_areas(kv::etl::read_geo_json(bytes));
  return 0;
}
