// SPDX-License-Identifier: MIT
#include "queryctl/kit/elf_file.h"

#include <gmock/gmock.h>

#include "schema/error.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

using ::testing::Contains;
using ::testing::IsSupersetOf;
using ::testing::StartsWith;

TEST(ElfFile, TellsWhatALibraryShowsAndNeeds) {
  const ElfFile file = read_elf_file(KV_WRONG_PLUGINS "/shows.so");
  EXPECT_THAT(file.exported, IsSupersetOf({"sqlite3_changes_of_mine", "sqlite3_shows_init"}));
  EXPECT_THAT(read_elf_file(KV_WRONG_PLUGINS "/throws.so").needed, Contains(StartsWith("libc.so")));
  EXPECT_FALSE(file.machine.empty());
}

// The file may come from anywhere: every cut and every changed byte gives a sentence or a result.
TEST(ElfFile, SurvivesCutsAndFlippedBytes) {
  const std::string whole = read_file(KV_WRONG_PLUGINS "/liar.so");
  const Folder folder;
  const auto read = [&](const std::string& bytes) {
    folder.write("x.so", bytes);
    try {
      read_elf_file(folder / "x.so");
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ExitCode::kPlugin);
    }
  };
  for (std::size_t length = 0; length < whole.size(); length += 211) read(whole.substr(0, length));
  const std::size_t tables = whole.size() - 3000;  // the section headers lie at the end
  for (std::size_t at = 0; at < whole.size(); at += at < 64 || at > tables ? 3 : 997) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ '\xFF');
    read(changed);
  }
}

}  // namespace
}  // namespace kv::queryctl
