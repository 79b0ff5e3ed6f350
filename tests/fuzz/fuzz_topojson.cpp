// SPDX-License-Identifier: MIT
// What stands within a topology: the head is given, so that the fuzzer gets to the arcs.
#include <cstddef>
#include <cstdint>
#include <string>

#include "tests/fuzz/expect_areas.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string rest(reinterpret_cast<const char*>(data), size);
  kv::expect_areas(kv::etl::read_geo_json(R"({"type":"Topology",)" + rest));
  kv::expect_areas(kv::etl::read_geo_json(
      R"({"type":"Topology","objects":{"k":{"type":"GeometryCollection","geometries":[{"type":"Polygon","id":901,"arcs":[[0,1]]},{"type":"MultiPolygon","arcs":[[[-1,-2]]]}]}},"arcs":)" +
      rest));
  return 0;
}
