// SPDX-License-Identifier: MIT
// Areas as the warehouse keeps them, from any bytes.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "etl/formats/geo/wkb.h"
#include "tests/fuzz/expect.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto areas = kv::etl::from_wkb(bytes))
    kv::expect(kv::etl::to_wkb(*areas) == bytes, "WKB that is read is written the same");
  return 0;
}
