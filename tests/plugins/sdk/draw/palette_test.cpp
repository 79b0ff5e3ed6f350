// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/palette.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>
#include <stdexcept>

#include "plugins/sdk/draw/category_colours.h"

namespace kv::draw {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string refusal(std::string_view name) {
  try {
    find_palette(name);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Palette, IsFoundInAnyCaseAndAMisspeltOneIsGuessed) {
  EXPECT_EQ(find_palette("ylgnbu").name, "YlGnBu");
  EXPECT_THAT(refusal("YlGnBy"), HasSubstr("did you mean YlGnBu"));
  EXPECT_THAT(refusal("regnbue"), HasSubstr("known are Blues, "));
}

TEST(Palette, EveryPaletteHasAsManyColoursAsAskedFor) {
  for (const Palette& palette : palettes()) {
    for (std::size_t k = palette.least; k <= palette.most; ++k) {
      const auto list = colours(palette, k);
      ASSERT_EQ(list.size(), k) << palette.name;
      std::set<std::string> different;
      for (const Colour c : list) different.insert(hex(c));
      EXPECT_EQ(different.size(), k) << palette.name << " " << k;
    }
    EXPECT_THROW(colours(palette, palette.most + 1), std::invalid_argument);
    EXPECT_THROW(colours(palette, 0), std::invalid_argument);
  }
}

TEST(Palette, ThoseThatTheNoteUsesPassAndLongOnesAreWarnedOf) {
  const auto faults = [](const char* name, std::size_t k) {
    const Palette& palette = find_palette(name);
    return colour_faults(colours(palette, k), palette.scale);
  };
  for (std::size_t k = 1; k <= 5; ++k) {
    EXPECT_THAT(faults("YlGnBu", k), IsEmpty()) << k;
    EXPECT_THAT(faults("PuBuGn", k), IsEmpty()) << k;
    EXPECT_THAT(faults("YlOrBr", k), IsEmpty()) << k;
  }
  EXPECT_THAT(faults("YlGnBu", 7), Not(IsEmpty()));
  EXPECT_THAT(faults("Set2", 4), Not(IsEmpty()));
}

TEST(Palette, ASequentialScaleMustNotTurn) {
  const std::vector<Colour> turning{colour("#fff"), colour("#555"), colour("#aaa")};
  EXPECT_THAT(colour_faults(turning, Scale::kSequential).at(0), HasSubstr("one direction"));
}

TEST(Palette, TheFourFieldsAreToldApartByEverySightAndInGreyscale) {
  const auto four = quadrant_colours();
  EXPECT_THAT(colour_faults({four.begin(), four.end()}, Scale::kQualitative, true), IsEmpty());
}

TEST(CategoryColours, ACategoryHasItsColourWhateverElseAFigureHas) {
  CategoryColours one;
  CategoryColours two;
  one.declare({"Kommunen", "Fylket", "NAV"});
  two.declare({"Kommunen", "Fylket", "NAV"});
  const Paint nav = two.paint("NAV");
  EXPECT_EQ(one.paint("Fylket"), two.paint(" fylket"));
  EXPECT_EQ(one.paint("NAV"), nav);
  EXPECT_EQ(one.paint("Ja"), two.paint("JA"));
  EXPECT_EQ(one.paint("Høyre"), two.paint("HØYRE"));
  EXPECT_EQ(one.paint("HH").colour, quadrant_colours()[0]);
}

TEST(CategoryColours, NoTwoCategoriesLookTheSame) {
  CategoryColours colours;
  std::vector<Paint> seen_paints;
  for (int i = 0; i < 60; ++i) {
    const Paint paint = colours.paint("kategori " + std::to_string(i));
    EXPECT_THAT(seen_paints, Not(testing::Contains(paint))) << i;
    seen_paints.push_back(paint);
  }
}

// An answer that is known by name and one that is not may stand in one bar.
TEST(CategoryColours, OtherCategoriesAreToldFromAnswers) {
  CategoryColours colours;
  std::vector<Colour> all;
  for (const char* name :
       {"Ja", "Nei", "Delvis", "Annet", "Vet ikke", "a", "b", "c", "d", "e", "f"})
    all.push_back(colours.paint(name).colour);
  EXPECT_THAT(colour_faults(all, Scale::kQualitative), IsEmpty());
}

// Who is responsible, printed in black and white.
TEST(CategoryColours, FourOthersAndTheRestAreToldApartInGreyscale) {
  CategoryColours colours;
  std::vector<Colour> all;
  for (const char* name :
       {"NAV", "Flyktningkontor", "Voksenopplæring", "Skolen", "Annet", "Vet ikke"})
    all.push_back(colours.paint(name).colour);
  EXPECT_THAT(colour_faults(all, Scale::kQualitative, true), IsEmpty());
}

TEST(CategoryColours, AnswersAndPartiesAreToldApart) {
  CategoryColours colours;
  const auto list = [&](const std::vector<std::string>& names) {
    std::vector<Colour> out;
    for (const std::string& name : names) out.push_back(colours.paint(name).colour);
    return out;
  };
  EXPECT_THAT(
      colour_faults(list({"Ja", "Nei", "Delvis", "Annet", "Vet ikke"}), Scale::kQualitative, true),
      IsEmpty());
  EXPECT_THAT(colour_faults(list({"Ap", "H", "FrP", "KrF", "Sp", "SV", "V", "Bygdeliste"}),
                            Scale::kQualitative),
              IsEmpty());
}

TEST(Style, ReasonsForNoNumberLookDifferentWithoutColour) {
  const Missing all[] = {Missing::kNotAsked, Missing::kSuppressed, Missing::kNoAnswer,
                         Missing::kNotInPopulation, Missing::kMissing};
  for (const Missing a : all) {
    for (const Missing b : all) {
      if (a == b) continue;
      EXPECT_NE(missing_paint(a).hatch, missing_paint(b).hatch);
    }
  }
}

}  // namespace
}  // namespace kv::draw
