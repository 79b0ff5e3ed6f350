// SPDX-License-Identifier: MIT
// The Norwegian alphabet, after the Unicode CLDR's rules for Norwegian (collation/no.xml).
#include "queryctl/norwegian/collation.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <string>
#include <vector>

namespace kv::queryctl {
namespace {

int nb(const std::string& left, const std::string& right) {
  return compare_norwegian(left, right, true, Strength::kExact);
}

void expect_order(const std::vector<std::string>& sorted, bool double_a = true) {
  for (std::size_t i = 0; i < sorted.size(); ++i)
    for (std::size_t k = 0; k < sorted.size(); ++k) {
      const int order = compare_norwegian(sorted[i], sorted[k], double_a, Strength::kExact);
      EXPECT_EQ(order < 0, i < k) << sorted[i] << " and " << sorted[k];
      EXPECT_EQ(order == 0, i == k) << sorted[i] << " and " << sorted[k];
    }
}

// As any list of municipalities is printed: Å at the end, not after A.
TEST(Collation, MunicipalitiesStandAsInPrintedLists) {
  expect_order({"Alta",          "Asker",         "Aure",     "Bergen",    "Bærum",       "Bø",
                "Bø (Nordland)", "Bø (Telemark)", "Bømlo",    "Båtsfjord", "Deatnu Tana", "Hå",
                "Sande",         "Sør-Aurdal",    "Sør-Odal", "Sørum",     "Vågå",        "Ænes",
                "Øksnes",        "Ørsta",         "Øyer",     "Ål",        "Ålesund",     "Ås",
                "Åseral"});
}

// The rule is explicit: aa is å in nb, two a's in nb_aa.
TEST(Collation, DoubleAIsAaWhereThatIsAskedFor) {
  expect_order({"Abel", "Asker", "Zahl", "Øyer", "Ål", "Aall", "Ås", "Aasen", "Åsen 2"});
  expect_order({"Aall", "Aasen", "Abel", "Asker", "Øyer", "Ål", "Ås"}, false);
  expect_order({"å", "Å", "aa", "aA", "Aa", "AA", "åa"});
}

TEST(Collation, ForeignLettersStandWithTheirNorwegianOnes) {
  expect_order({"a", "à", "á", "z", "æ", "ä", "ø", "ö", "å"});
  expect_order({"Mustad", "Myhre", "Myller", "Müller"});
  expect_order({"cote", "coté", "czar"});
  expect_order({"Strasse", "Straße", "Stratus"});
  expect_order({"tha", "þa", "ti"});
  expect_order({"dal", "đal", "ðal", "de"});
}

TEST(Collation, SamiLettersHaveTheirPlaces) {
  expect_order({"c", "č", "d", "đ", "n", "ŋ", "o", "s", "š", "t", "ŧ", "u", "z", "ž", "æ"});
  expect_order({"Kárášjohka", "Karasjok", "Kautokeino", "Unjárga", "Ål"});
}

// Letters decide before accents, accents before case, small before capital.
TEST(Collation, LevelsComeOneAfterTheOther) {
  expect_order({"os", "oS", "Os", "OS", "ós", "osa", "Osb"});
  expect_order({" a", "-a", "1", "10", "2", "a"});
}

// File systems and some exports write å as a and a ring.
TEST(Collation, ComposedAndDecomposedStandTogether) {
  EXPECT_GT(nb("A\u030As", "Øyer"), 0);
  EXPECT_LT(nb("A\u030Aa", "Åb"), 0);
  EXPECT_GT(nb("o\u0308", "z"), 0);
  EXPECT_EQ(compare_norwegian("A\u030As", "Ås", true, Strength::kLetters), 0);
}

TEST(Collation, WithoutCaseOnlyLettersCount) {
  const auto same = [](const char* left, const char* right) {
    return compare_norwegian(left, right, true, Strength::kLetters) == 0;
  };
  EXPECT_TRUE(same("BÆRUM", "bærum"));
  EXPECT_TRUE(same("ČÁŊŠŽ", "čáŋšž"));
  EXPECT_FALSE(same("Bærum", "Baerum"));
  EXPECT_FALSE(same("e", "é"));
}

// A sort must have one answer, or it may not end.
TEST(Collation, IsATotalOrderOfAnyBytes) {
  std::mt19937 random(7);
  const std::vector<std::string> parts{"a", "A", "å", "aa", "\xC3",   "\xFF",  "o\u0308",
                                       "ø", "ß", "ŋ", " ",  "\u0301", "漢",    "1",
                                       "",  "þ", "t", "h",  "\x01",   "\u00a0"};
  std::vector<std::string> texts;
  for (int i = 0; i < 60; ++i) {
    std::string text;
    for (int k = 0; k < 4; ++k) text += parts[random() % parts.size()];
    texts.push_back(text);
  }
  for (const std::string& a : texts)
    for (const std::string& b : texts) {
      ASSERT_EQ(nb(a, b) < 0, nb(b, a) > 0);
      ASSERT_EQ(nb(a, b) == 0, a == b);
      for (const std::string& c : texts)
        if (nb(a, b) < 0 && nb(b, c) < 0) {
          ASSERT_LT(nb(a, c), 0) << a << "|" << b << "|" << c;
        }
    }
}

}  // namespace
}  // namespace kv::queryctl
