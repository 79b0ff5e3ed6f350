// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "etl/formats/survey/codebook.h"
#include "tests/fuzz/expect.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  kv::etl::SurveyCodebook codebook;
  std::vector<kv::etl::Problem> problems;
  const bool read =
      kv::etl::read_codebook({reinterpret_cast<const char*>(data), size}, codebook, problems);
  kv::expect(read == problems.empty(), "a codebook is read, or refused with a reason");
  if (!read) return 0;
  for (const kv::etl::SurveyQuestion& question : codebook.questions) {
    kv::expect(!question.code.empty(), "a question has a code");
    kv::expect(question.type != kv::etl::SurveyType::kUpTo || question.max_picks > 0,
               "up-to-k says k");
  }
  return 0;
}
