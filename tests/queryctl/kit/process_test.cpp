// SPDX-License-Identifier: MIT
#include "queryctl/kit/process.h"

#include <gmock/gmock.h>

namespace kv::queryctl {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

TEST(Process, GivesInputTakesBothOutputsAndTheStatus) {
  const Ended ended = run_process({"sh", "-c", "cat; echo told >&2; exit 3"}, "given", 20s);
  EXPECT_EQ(ended.out, "given");
  EXPECT_EQ(ended.err, "told\n");
  EXPECT_EQ(ended.status, 3);
  EXPECT_FALSE(ended.well());
  EXPECT_EQ(how_it_ended(ended, 20s), "ended with status 3");
}

TEST(Process, SaysWhichSignalAndWhenTimeRanOut) {
  const Ended killed = run_process({"sh", "-c", "kill -SEGV $$"}, "", 20s);
  EXPECT_THAT(how_it_ended(killed, 20s), HasSubstr("signal 11"));
  const auto started = std::chrono::steady_clock::now();
  // The grandchild keeps the pipe open: it must go too.
  const Ended slow = run_process({"sh", "-c", "sleep 60 & wait"}, "", 200ms);
  EXPECT_TRUE(slow.timed_out);
  EXPECT_EQ(how_it_ended(slow, 200ms), "did not end within 0.2 s");
  EXPECT_LT(std::chrono::steady_clock::now() - started, 20s);
}

TEST(Process, AProgramThatIsNotThereIsNotStarted) {
  EXPECT_FALSE(run_process({"no-such-program-here"}, "", 20s).started);
}

// More output than a pipe holds, and input nobody reads.
TEST(Process, NeitherSideBlocksTheOther) {
  const Ended ended =
      run_process({"sh", "-c", "head -c 3000000 /dev/zero"}, std::string(3'000'000, 'x'), 20s);
  EXPECT_EQ(ended.out.size(), 3'000'000U);
  EXPECT_TRUE(ended.well());
}

}  // namespace
}  // namespace kv::queryctl
