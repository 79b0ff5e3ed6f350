// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "etl/formats/cube/jsonstat.h"
#include "tests/fuzz/expect_cube.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  kv::ExpectCube cube;
  kv::etl::CubeProblems problems;
  kv::etl::read_jsonstat({reinterpret_cast<const char*>(data), size}, cube, problems);
  kv::expect(problems.failed() || cube.size() > 0, "a file without a cube is refused");
  for (const kv::etl::Problem& problem : problems.errors.problems())
    kv::expect(!problem.message.empty() && !problem.remedy.empty(), "an error says what to do");
  return 0;
}
