// SPDX-License-Identifier: MIT
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "etl/formats/period.h"
#include "etl/formats/region_code.h"
#include "etl/formats/symbol.h"
#include "etl/formats/utf8.h"
#include "tests/fuzz/expect.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kv::etl;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const char decimal : {'.', ','}) {
    const CellValue cell = parse_cell(text, decimal);
    if (cell.kind == CellKind::kNumber) {
      kv::expect(std::isfinite(cell.real), "a number is finite");
      kv::expect(text.find_first_not_of("0123456789.,- \t\xC2\xA0\xE2\x80\x89\xAF\x88\x92") ==
                     std::string_view::npos,
                 "a number is made of digits, a mark, a sign and spaces");
      kv::expect(!cell.is_integer || text.find(decimal) == std::string_view::npos,
                 "an integer has no decimal mark");
    } else {
      kv::expect(!cell.is_integer && cell.integer == 0 && !cell.repaired_thousands &&
                     (cell.real == 0 || cell.kind == CellKind::kInfinite),
                 "what is no number has no value");
    }
  }
  for (const int digits : {2, 4}) {
    const RegionLabel label = parse_region(text, digits);
    kv::expect(label.ok == label.why.empty(), "a refusal has a reason");
    kv::expect(label.code.size() == (label.ok ? static_cast<std::size_t>(digits) : 0),
               "a code has its length");
    kv::expect(check_utf8(label.why).valid, "a reason is UTF-8");
  }
  const Period period = parse_period(text);
  kv::expect(period.ok == (period.id != 0), "a period has an id");
  if (period.ok) {
    kv::expect(period.starts.size() == 10 && period.starts <= period.ends, "a period has an end");
    kv::expect(parse_period(period.code).id == period.id, "a code reads as its own period");
  }
  const std::size_t half = size / 2;
  kv::expect(same_name(text.substr(0, half), text.substr(half)) ==
                 same_name(text.substr(half), text.substr(0, half)),
             "same_name has no direction");
  kv::expect(plain_name(text).size() <= size, "a plain name is no longer");
  return 0;
}
