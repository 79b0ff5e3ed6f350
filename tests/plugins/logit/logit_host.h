// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>

#include "tests/plugins/support/host.h"

namespace kv::test {

/// A host with the plugin loaded.
class LogitTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(host_.load(LOGIT), ""); }
  std::string ask(const std::string& sql) { return host_.ask(sql); }
  Host host_;
};

}  // namespace kv::test
