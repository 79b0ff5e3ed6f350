// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "etl/formats/cube/px.h"
#include "tests/fuzz/expect_cube.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  kv::ExpectCube cube;
  kv::etl::CubeProblems problems;
  kv::etl::read_px({reinterpret_cast<const char*>(data), size}, "utf-8", cube, problems);
  kv::expect(problems.failed() || cube.size() > 0, "a file without a cube is refused");
  const bool complete = cube.cells() == cube.size() || cube.cells() == 0;
  kv::expect(problems.failed() || complete, "a PC-Axis file has every cell");
  return 0;
}
