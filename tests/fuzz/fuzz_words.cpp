// SPDX-License-Identifier: MIT
// What the shell reads of a line, and what SQL compares with COLLATE nb, upper, lower and LIKE.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "queryctl/norwegian/collation.h"
#include "queryctl/norwegian/letters.h"
#include "queryctl/words.h"
#include "schema/error.h"
#include "tests/fuzz/expect.h"

namespace {

using namespace kv::queryctl;

int sign(int order) {
  return (order > 0) - (order < 0);
}

void compare(std::string_view left, std::string_view right) {
  for (const bool double_a : {true, false}) {
    const int order = compare_norwegian(left, right, double_a, Strength::kExact);
    const int back = compare_norwegian(right, left, double_a, Strength::kExact);
    kv::expect(sign(order) == -sign(back), "an order is the same from both sides");
    kv::expect((order == 0) == (left == right), "only the same bytes are equal");
  }
}

void change_case(std::string_view text) {
  const std::string small = lower_text(text);
  kv::expect(lower_text(small) == small, "small letters stay small");
  kv::expect(like(text, "%", 0), "% is any text");
  kv::expect(like(small, text, U'\x01') || text.find('%') != std::string_view::npos ||
                 text.find('_') != std::string_view::npos ||
                 text.find('\x01') != std::string_view::npos,
             "a text is like itself in another case");
}

void split(std::string_view line) {
  try {
    for (const std::string& word : split_words(line))
      kv::expect(word.size() <= line.size(), "a word is part of the line");
  } catch (const kv::Error& error) {
    kv::expect(error.code() == kv::ExitCode::kUsage, "what cannot be read is a usage error");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  compare(text.substr(0, size / 2), text.substr(size / 2));
  change_case(text);
  split(text);
  return 0;
}
