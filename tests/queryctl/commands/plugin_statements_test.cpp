// SPDX-License-Identifier: MIT
#include "queryctl/commands/plugin_statements.h"

#include <gtest/gtest.h>

namespace kv::queryctl {
namespace {

const Values kValues = {{"show", "fit"}, {"model", ""}, {"style", "or"}, {"level", 0.95}};

// A statement that applies when it should not would answer another question than was asked.
TEST(PluginStatements, ApplyWhenEveryWordHolds) {
  EXPECT_TRUE(applies("", kValues));
  EXPECT_TRUE(applies("show=fit", kValues));
  EXPECT_FALSE(applies("show=terms", kValues));
  EXPECT_TRUE(applies("style=symbols|or|p", kValues));
  EXPECT_FALSE(applies("style=symbols|p", kValues));
  EXPECT_FALSE(applies("model=*", kValues));
  EXPECT_TRUE(applies("model=", kValues));
  EXPECT_TRUE(applies("level=*", kValues));
  EXPECT_FALSE(applies("show=fit model=*", kValues));
  EXPECT_TRUE(applies("show=fit style=or", kValues));
  EXPECT_FALSE(applies("unknown=x", kValues));
}

TEST(PluginStatements, AParameterIsUsedByItsWholeName) {
  EXPECT_TRUE(uses_parameter("SELECT :weights, 1", "weights"));
  EXPECT_TRUE(uses_parameter("SELECT :weights", "weights"));
  EXPECT_FALSE(uses_parameter("SELECT :weights_are", "weights"));
  EXPECT_TRUE(uses_parameter("SELECT :weights_are, :weights", "weights"));
  EXPECT_FALSE(uses_parameter("SELECT weights", "weights"));
}

}  // namespace
}  // namespace kv::queryctl
