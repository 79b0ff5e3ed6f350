// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "etl/formats/survey/sav.h"
#include "tests/fuzz/expect.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  kv::etl::SavLimits limits;
  limits.cells = 200'000;
  limits.inflated = std::size_t{8} << 20;
  kv::etl::SurveyTable table;
  std::vector<kv::etl::Problem> problems;
  const bool read =
      kv::etl::read_sav({reinterpret_cast<const char*>(data), size}, table, problems, limits);
  kv::expect(read == problems.empty(), "a file is read, or refused with a reason");
  if (!read) return 0;
  kv::expect(table.cells.size() == table.rows * table.columns.size(), "every cell is there");
  kv::expect(table.cells.size() <= limits.cells, "the limit holds");
  for (const kv::etl::MultipleSet& set : table.sets)
    for (const std::size_t column : set.columns)
      kv::expect(column < table.columns.size(), "a set is of columns that there are");
  return 0;
}
