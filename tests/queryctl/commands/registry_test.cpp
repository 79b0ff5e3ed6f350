// SPDX-License-Identifier: MIT
#include "queryctl/commands/registry.h"

#include <gmock/gmock.h>

#include "queryctl/commands/builtin.h"
#include "queryctl/commands/manual_text.h"
#include "queryctl/options.h"
#include "queryctl/words.h"
#include "schema/error.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

sql::Library library_with(const Folder& folder, const std::string& text) {
  folder.write("x.sql", text);
  sql::Library library = sql::Library::embedded();
  std::vector<std::string> told;
  library.add_directory(folder / "", told);
  return library;
}

PluginRecord plugin(const std::string& command, const std::string& option) {
  PluginRecord record;
  record.name = "p";
  CommandRecord& added = record.commands.emplace_back();
  added.name = command;
  added.summary = "Does.";
  added.sql = "SELECT 1";
  added.options.push_back({option, "text", true, std::nullopt, "What."});
  return record;
}

// An indicator named as a command would never be reached.
TEST(Registry, RefusesAnIndicatorWithTheNameOfACommand) {
  const Folder folder;
  Registry registry;
  try {
    registry.add(library_with(folder, "-- @indicator show\n-- @title T\n-- @unit u\nSELECT 1;"));
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("show is a command of the program's own"));
  }
}

TEST(Registry, RefusesAParameterThatIsAnOptionOfTheProgram) {
  const Folder folder;
  Registry registry;
  try {
    registry.add(library_with(
        folder,
        "-- @indicator x\n-- @title T\n-- @unit u\n-- @param limit integer 3 L.\nSELECT :limit;"));
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("--limit is an option of the program's own"));
  }
}

TEST(Registry, APluginTakesNoNameThatIsThere) {
  Registry registry;
  registry.add(sql::Library::embedded());
  std::vector<std::string> refused;
  registry.add(plugin("show", "what"), refused);
  registry.add(plugin("bosettingsindeks", "what"), refused);
  registry.add(plugin("mine", "output"), refused);
  registry.add(plugin("mine", "what"), refused);
  EXPECT_THAT(
      refused,
      ElementsAre("The command show of the plugin p is left out: the name is taken (built in).",
                  "The command bosettingsindeks of the plugin p is left out: the name is taken "
                  "(indicator).",
                  "The command mine of the plugin p is left out: --output is an option of the "
                  "program's own."));
  ASSERT_NE(registry.find("mine"), nullptr);
  EXPECT_EQ(registry.find("show")->info().origin, "built in");
}

// What help says must be true: an example has to be accepted, and every command must say what it
// does.
TEST(Builtin, EveryCommandHasASummaryAndAnExampleThatParses) {
  Registry registry;
  registry.add(sql::Library::embedded());
  for (const auto& command : registry.commands()) {
    const CommandInfo& info = command->info();
    EXPECT_FALSE(info.summary.empty()) << info.name;
    std::vector<std::string> words = {"a.db"};
    for (const std::string& word : split_words(info.example)) words.push_back(word);
    ASSERT_GE(words.size(), 2U) << info.name;
    const Options options = parse_options(words);
    EXPECT_EQ(options.command, info.name);
    EXPECT_NO_THROW(parse_arguments(info, options.arguments)) << info.name;
    for (const sql::Param& option : info.options) {
      EXPECT_FALSE(is_program_option(option_name(option).substr(2)))
          << info.name << " " << option.name;
      EXPECT_THAT(manual_of(info), HasSubstr(option_name(option)));
    }
  }
}

}  // namespace
}  // namespace kv::queryctl
