// SPDX-License-Identifier: MIT
#include "etl/formats/utf8.h"

#include <gtest/gtest.h>

namespace kv::etl {
namespace {

TEST(Utf8, EveryCodePointGoesThereAndBack) {
  for (std::uint32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, c);
    ASSERT_EQ(utf8_length(text), text.size()) << c;
    ASSERT_EQ(utf8_code_point(text, text.size()), c);
  }
}

TEST(Utf8, MalformedBytesAreNoLetter) {
  for (const std::string_view bad :
       {"\x80", "\xC0\x80", "\xC1\xBF", "\xC3", "\xC3x", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xE2\x82",
        "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
    EXPECT_EQ(utf8_length(bad), 0u);
    EXPECT_FALSE(check_utf8("Risør " + std::string(bad)).valid);
  }
}

TEST(Utf8, FindsTheFirstLetterThatIsNotAsciiAtAnyOffset) {
  for (std::size_t n = 0; n < 40; ++n) {
    const std::string text = std::string(n, 'a') + "\xE5" + std::string(20, 'b');
    EXPECT_EQ(find_non_ascii(text, 0), n);
    EXPECT_EQ(find_non_ascii(text, n + 1), text.size());
  }
}

}  // namespace
}  // namespace kv::etl
