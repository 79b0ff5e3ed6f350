// SPDX-License-Identifier: MIT
// GeoJSON and TopoJSON from their first byte on, and WKB.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/expect_areas.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  kv::expect_areas(kv::etl::read_geo_json(bytes));
  if (const auto areas = kv::etl::from_wkb(bytes))
    kv::expect(kv::etl::to_wkb(*areas) == bytes, "WKB that is read is written the same");
  return 0;
}
