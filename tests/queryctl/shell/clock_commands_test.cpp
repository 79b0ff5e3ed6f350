// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "queryctl/clocks/clocks.h"
#include "queryctl/shell/dispatcher.h"
#include "tests/queryctl/shell/fake_host.h"

namespace kv::queryctl {
namespace {

class ClockCommands : public ::testing::Test {
 protected:
  std::string out_of(const std::string& line) {
    host_.out_stream.str("");
    dispatcher_.line(line);
    return host_.out_stream.str();
  }

  FakeHost host_;
  Dispatcher dispatcher_{host_};
};

TEST_F(ClockCommands, AreSetToldAndTakenAway) {
  EXPECT_EQ(out_of(".asof"), "what stands now\n");
  EXPECT_EQ(out_of(".borders"), "each year's own borders\n");
  dispatcher_.line(".asof 2014-06-01");
  dispatcher_.line(".borders 2020 estimate suppressed 1-4");
  EXPECT_EQ(out_of(".asof"), "as of 2014-06-01\n") << "the other clock goes on";
  EXPECT_EQ(out_of(".borders"), "on the municipalities of 1 January 2020\n");
  EXPECT_TRUE(host_.clocks().estimate);
  EXPECT_EQ(host_.clocks().suppressed->most, 4);
  EXPECT_NE(
      out_of(".show").find("clocks: as of 2014-06-01, on the municipalities of 1 January 2020"),
      std::string::npos);
  dispatcher_.line(".borders off");
  EXPECT_EQ(out_of(".borders"), "each year's own borders\n");
  EXPECT_FALSE(host_.clocks().estimate);
  dispatcher_.line(".asof off");
  EXPECT_FALSE(host_.clocks().any());
  EXPECT_EQ(host_.err_stream.str(), "");
}

// A mistyped clock must not be taken for none: the old one stays.
TEST_F(ClockCommands, WhatIsNotUnderstoodChangesNothing) {
  dispatcher_.line(".asof 2014-06-01");
  for (const char* line : {".asof 2014", ".borders MMXX", ".borders 2020 estimat",
                           ".borders 2020 suppressed", ".borders off estimate", ".asof 1 2"}) {
    host_.err_stream.str("");
    dispatcher_.line(line);
    EXPECT_NE(host_.err_stream.str().find("Error: "), std::string::npos) << line;
    EXPECT_EQ(describe(host_.clocks()), "as of 2014-06-01") << line;
  }
}

}  // namespace
}  // namespace kv::queryctl
