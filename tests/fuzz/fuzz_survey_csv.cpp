// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "etl/formats/survey/survey_csv.h"
#include "tests/fuzz/expect.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  kv::etl::SurveyTable table;
  std::vector<kv::etl::Problem> problems;
  const bool read =
      kv::etl::read_survey_csv({reinterpret_cast<const char*>(data), size}, table, problems);
  kv::expect(read == problems.empty(), "a file is read, or refused with a reason");
  if (read)
    kv::expect(table.cells.size() == table.rows * table.columns.size(), "every cell is there");
  return 0;
}
