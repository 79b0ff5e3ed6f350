// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <string>

#include "etl/formats/encoding.h"
#include "etl/formats/utf8.h"
#include "tests/fuzz/expect.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const kv::etl::Decoded decoded = kv::etl::decode(bytes);
  kv::expect(kv::etl::check_utf8(decoded.text).valid, "text is UTF-8");
  if (decoded.problems.empty()) {
    kv::expect(!decoded.text.empty(), "a file without problems has text");
    kv::expect(!decoded.encoding.empty(), "a file without problems has an encoding");
    for (const char c : decoded.text) kv::expect(c != '\0', "no NUL passes");
    const kv::etl::Decoded again = kv::etl::decode(decoded.text);
    kv::expect(again.text == decoded.text || decoded.text.starts_with("%PDF-"),
               "what was decoded decodes to itself");
  }
  for (const kv::etl::Problem& problem : decoded.problems) {
    kv::expect(!problem.message.empty() && !problem.remedy.empty(), "a problem says what to do");
    kv::expect(kv::etl::check_utf8(problem.value + problem.message).valid, "a problem is UTF-8");
  }
  return 0;
}
