// SPDX-License-Identifier: MIT
#include "etl/formats/region_name.h"

#include <gtest/gtest.h>

namespace kv::etl {
namespace {

TEST(PlainName, TakesOffWhatAgenciesAdd) {
  EXPECT_EQ(plain_name("Rissa (-2017)"), "Rissa");
  EXPECT_EQ(plain_name("Moss (t.o.m. 2019)"), "Moss");
  EXPECT_EQ(plain_name("Halden (f.o.m. 2020)"), "Halden");
  EXPECT_EQ(plain_name("Holmestrand (f.o.m. 2018, t.o.m. 2019)"), "Holmestrand");
  EXPECT_EQ(plain_name("Bø (Telem.) (-2019)"), "Bø");
  EXPECT_EQ(plain_name(" Porsanger\u00A0 Porsáŋgu\u00A0"), "Porsanger Porsáŋgu");
  EXPECT_EQ(plain_name("(ukjent)"), "(ukjent)");
  EXPECT_EQ(plain_name(")"), ")");
  EXPECT_EQ(plain_name(""), "");
}

TEST(SameName, ParallelAndOlderWritingsAreTheSamePlace) {
  const char* same[][2] = {
      {"Risør", "RISØR"},
      {"Risør", "Risør (-2019)"},
      {"Oslo - Oslove", "Oslo"},
      {"Oslo kommune", "Oslo"},
      {"Bø kommune", "Bø (Telem.)"},
      {"Porsanger Porsáŋgu Porsanki", "Porsanger"},
      {"Unjargga Nesseby", "Unjárga - Nesseby"},
      {"Kárášjohka/Karasjok", "KARASJOK"},
      {"Nord-Odal", "Nord Odal"},
      {"Guovdageaidnu Kautokeino", "Kautokeino"},
      {"Evje og Hornnes", "Evje og Hornnes kommune"},
      {"Os - Oos", "Os"},
      {"ŠIBMU", "šibmu"},
  };
  for (const auto& pair : same) {
    EXPECT_TRUE(same_name(pair[0], pair[1])) << pair[0] << " | " << pair[1];
    EXPECT_TRUE(same_name(pair[1], pair[0])) << pair[1] << " | " << pair[0];
  }
}

TEST(SameName, NeighboursAndStrangersAreNotTheSamePlace) {
  const char* different[][2] = {
      {"Risør", "Arendal"},
      {"Nord-Odal", "Sør-Odal"},
      {"Nord Odal", "Sør Odal"},
      {"Øvre Eiker", "Nedre Eiker"},
      {"Nordre Land", "Søndre Land"},
      {"Vestre Slidre", "Øystre Slidre"},
      {"Oslo kommune", "Bergen kommune"},
      {"Nye Stavanger", "Nye Kristiansand"},
      {"Bø", "Os"},
      {"Nes", "Nesodden"},
      {"Risør", ""},
      {"", ""},
  };
  for (const auto& pair : different) {
    EXPECT_FALSE(same_name(pair[0], pair[1])) << pair[0] << " | " << pair[1];
    EXPECT_FALSE(same_name(pair[1], pair[0])) << pair[1] << " | " << pair[0];
  }
}

TEST(SameName, ALostLetterIsNotTakenForTheRightOne) {
  EXPECT_FALSE(same_name("Ris\uFFFDr", "Risør"));
  EXPECT_FALSE(same_name("Ris\xF8r", "Risør"));
}

}  // namespace
}  // namespace kv::etl
