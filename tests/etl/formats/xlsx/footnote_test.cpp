// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/footnote.h"

#include <gtest/gtest.h>
#include <utility>

namespace kv::etl::xlsx {
namespace {

TEST(Footnote, MarksAreTakenOffLabels) {
  for (const auto& [text, label] : {
           std::pair{"Kommune¹. Antall²", "Kommune. Antall"},
           {"Antall¹", "Antall"},
           {"Antall ¹⁾", "Antall"},
           {"Antall¹)", "Antall"},
           {"Antall¹,² i alt", "Antall i alt"},
           {"Prosent (av alle)³", "Prosent (av alle)"},
           {"(antall¹)", "(antall)"},
           {"Bø¹", "Bø"},
           {"Oslo*", "Oslo"},
           {"Oslo **", "Oslo"},
           {"Kommune 1)", "Kommune"},
           {"Kommune1) 2)", "Kommune"},
           {"Risør¹ *", "Risør"},
       }) {
    std::string out;
    EXPECT_TRUE(strip_notes(text, out)) << text;
    EXPECT_EQ(out, label);
  }
}

TEST(Footnote, WhatIsNoMarkStays) {
  for (const char* text : {"", "Kommune", "Areal km²", "Areal (km²)", "m³", "10³", "12*", "12¹",
                           "*", "1)", "Alder (0-5)", "Gruppe (1)", "Alder 0-5)", "Klasse 123)",
                           "Årstall 2013", "CO²e", "a*b", ":", "."}) {
    std::string out = "untouched";
    EXPECT_FALSE(strip_notes(text, out)) << text << " became " << out;
    EXPECT_EQ(out, "untouched");
  }
}

}  // namespace
}  // namespace kv::etl::xlsx
