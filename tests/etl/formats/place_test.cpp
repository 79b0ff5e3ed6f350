// SPDX-License-Identifier: MIT
#include "etl/formats/place.h"

#include <gtest/gtest.h>

namespace kv::etl {
namespace {

TEST(Locate, CountsRecordsAndFieldsNotLines) {
  const std::string text = "a;b\r\n\"x;\ny\";Z\n";
  const std::size_t offset[] = {text.find('b'), text.find('Z')};
  const auto found = locate(text, offset, ';');
  EXPECT_EQ(found[0].row, 1u);
  EXPECT_EQ(found[0].column, 2u);
  EXPECT_EQ(found[1].row, 2u);
  EXPECT_EQ(found[1].column, 2u);
  EXPECT_EQ(locate(text, offset, 0)[1].column, 0u);
}

TEST(Excerpt, StaysInItsLineAndIsWholeLetters) {
  const std::string text = "first\nsecond ååååååååååååååååååå?ååååååååååååååååååå\nthird";
  const std::string around = excerpt(text, text.find('?'));
  EXPECT_EQ(around.find('\n'), std::string::npos);
  EXPECT_EQ(around, "åååååååå?åååååååå");
  EXPECT_EQ(excerpt("ab", 2), "ab");
  EXPECT_EQ(excerpt("", 0), "");
}

TEST(Shown, ShowsControlCharactersAndSaysWhatItCut) {
  EXPECT_EQ(shown(std::string_view("a\0b\n", 4)), "a\\x00b\\x0A");
  EXPECT_EQ(shown("åååå", 3), "å…");
  EXPECT_EQ(shown("Ris\xF8r"), "Risør");
}

}  // namespace
}  // namespace kv::etl
