// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "etl/formats/csv.h"
#include "tests/fuzz/expect.h"

namespace {

// Reads all of it; every byte that is no separator, quote or line end must come out.
void read(std::string_view text, char separator) {
  const auto plain = [&](char c) { return c != separator && c != '"' && c != '\r' && c != '\n'; };
  std::size_t in = 0;
  for (const char c : text) in += plain(c);
  std::size_t out = 0;
  kv::etl::CsvReader reader(text, separator);
  std::vector<std::string_view> fields;
  std::size_t rows = 0;
  while (reader.next(fields)) {
    kv::expect(!fields.empty(), "a record has a field");
    kv::expect(reader.row() == ++rows, "rows count from 1");
    kv::expect(reader.line() >= rows, "a record takes at least a line");
    for (const std::string_view field : fields) {
      for (const char c : field) out += plain(c);
    }
  }
  kv::expect(in == out, "nothing is dropped");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const char separator : {';', ',', '\t'}) read(text, separator);
  const char found = kv::etl::detect_separator(text);
  kv::expect(found == 0 || found == ';' || found == ',' || found == '\t', "one of three, or none");
  return 0;
}
