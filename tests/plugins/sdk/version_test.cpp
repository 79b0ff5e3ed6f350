// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <kommunevarehus/sdk/version.h>

namespace {

using kv::sdk::version_refusal;

TEST(VersionRefusal, TheNeededVersionAndNewerOnesAreTaken) {
  EXPECT_EQ(version_refusal("indices", 3040000, 3040000), "");
  EXPECT_EQ(version_refusal("indices", 3040001, 3040000), "");
  EXPECT_EQ(version_refusal("indices", 4000000, 3040000), "");
}

TEST(VersionRefusal, AnOlderOneIsRefusedWithBothVersionsAsPeopleWriteThem) {
  EXPECT_EQ(version_refusal("indices", 3024000, 3040000),
            "indices: this program has SQLite 3.24.0, but the plugin needs 3.40.0 or newer. "
            "Load it in a program with a newer SQLite.");
  EXPECT_NE(version_refusal("indices", 3039999, 3040000), "");
}

}  // namespace
