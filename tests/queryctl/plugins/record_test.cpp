// SPDX-License-Identifier: MIT
#include "queryctl/plugins/record.h"

#include <gmock/gmock.h>

#include "schema/error.h"

namespace kv::queryctl {
namespace {

using ::testing::HasSubstr;

class Record : public ::testing::Test {
 protected:
  std::string refusal() {
    try {
      read_plugin_record(&plugin);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ExitCode::kPlugin);
      return error.what();
    }
    return "accepted";
  }

  kv_parameter parameter = {sizeof(kv_parameter), "n", "integer", nullptr, "A number."};
  const kv_parameter* parameters[1] = {&parameter};
  kv_function function = {
      sizeof(kv_function), "p_f", "scalar", "p_f(n)", "Does.", nullptr, nullptr, nullptr, nullptr,
      parameters,          1};
  const kv_function* functions[1] = {&function};
  kv_command command = {sizeof(kv_command),
                        "do-it",
                        "Does.",
                        "SELECT :n",
                        nullptr,
                        parameters,
                        1,
                        0,
                        0,
                        nullptr,
                        0,
                        nullptr};
  const kv_command* commands[1] = {&command};
  kv_plugin plugin = {sizeof(kv_plugin), "p",       "1.0.0", "Tests.", "MIT",
                      3040000,           functions, 1,       commands, 1};
};

TEST_F(Record, IsCopied) {
  const PluginRecord record = read_plugin_record(&plugin);
  EXPECT_EQ(record.functions.at(0).signature, "p_f(n)");
  EXPECT_EQ(record.functions.at(0).details, "");
  EXPECT_TRUE(record.commands.at(0).options.at(0).required)
      << "no default means that it must be given";
}

// A plugin built against a later minor version has longer structs and still loads.
TEST_F(Record, OfALaterMinorVersionIsRead) {
  plugin.size += 64;
  function.size += 8;
  EXPECT_EQ(refusal(), "accepted");
}

TEST_F(Record, ThatIsDamagedIsRefused) {
  plugin.size = 8;
  EXPECT_THAT(refusal(), HasSubstr("too short"));
  plugin.size = sizeof(kv_plugin);
  function.size = 8;
  EXPECT_THAT(refusal(), HasSubstr("the record of a function is too short"));
  function.size = sizeof(kv_function);
  function.name = "other_f";
  EXPECT_THAT(refusal(), HasSubstr("other_f does not start with p_"));
  function.name = "p_f";
  command.sql = nullptr;
  EXPECT_THAT(refusal(), HasSubstr("the SQL of do-it is missing"));
  command.sql = "SELECT 1";
  command.name = "Do it";
  EXPECT_THAT(refusal(), HasSubstr("is no name for a command"));
  command.name = "do-it";
  parameter.summary = "";
  EXPECT_THAT(refusal(), HasSubstr("summary"));
  parameter.summary = "A number.";
  commands[0] = nullptr;
  EXPECT_THAT(refusal(), HasSubstr("has a hole"));
  plugin.command_count = 0;
  EXPECT_EQ(refusal(), "accepted");
}

}  // namespace
}  // namespace kv::queryctl
