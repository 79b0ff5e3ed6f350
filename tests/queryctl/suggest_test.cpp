// SPDX-License-Identifier: MIT
#include "queryctl/suggest.h"

#include <gmock/gmock.h>

namespace kv::queryctl {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::vector<std::string> kKnown = {
    "observations", "regions", "region_group", "indicators", "kode",  "navn",    "år",
    "Bærum",        "anmodet", "vedtatt",      "bosatt",     "loads", "sources", "sykkelsti"};

TEST(Nearest, FindsWhatWasMisspelt) {
  EXPECT_THAT(nearest("observatoins", kKnown), ElementsAre("observations"));
  EXPECT_THAT(nearest("kod", kKnown), ElementsAre("kode"));
  EXPECT_THAT(nearest("VEDTAT", kKnown), ElementsAre("vedtatt"));
  EXPECT_THAT(nearest("BÆRUM", kKnown), ElementsAre("Bærum")) << "æøå without case, too";
  EXPECT_THAT(nearest("indic", kKnown), ElementsAre("indicators")) << "a beginning is near";
}

// A suggestion that has nothing to do with the name is worse than none.
TEST(Nearest, StaysSilentWhenNothingIsNear) {
  EXPECT_THAT(nearest("quadrant", kKnown), IsEmpty());
  EXPECT_THAT(nearest("x", kKnown), IsEmpty());
  EXPECT_THAT(nearest("", kKnown), IsEmpty());
}

TEST(Nearest, SurvivesBytesThatAreNoText) {
  EXPECT_THAT(nearest("\xFF\xFE\xC3", kKnown), IsEmpty());
  EXPECT_THAT(nearest("\xF0\x9F", std::vector<std::string>{"\xF0\x9F"}), ElementsAre("\xF0\x9F"));
}

TEST(DidYouMean, NamesTheShortListOrSaysWhereToLook) {
  EXPECT_EQ(did_you_mean("vedtat", kKnown), "Did you mean vedtatt?");
  EXPECT_EQ(did_you_mean("q", std::vector<std::string>{"nb", "nn", "en"}),
            "Known are nb, nn and en.");
  EXPECT_EQ(did_you_mean("quadrant", kKnown, "See there."), "See there.");
}

}  // namespace
}  // namespace kv::queryctl
