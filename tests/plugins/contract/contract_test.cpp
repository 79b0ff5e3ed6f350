// SPDX-License-Identifier: MIT
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

#include "tests/plugins/support/host.h"

namespace {

using kv::test::Host;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

struct Plugin {
  const char* name;
  const char* file;

  friend void PrintTo(const Plugin& plugin, std::ostream* out) { *out << plugin.name; }
};

constexpr Plugin kPlugins[] = {
#include "plugin_list.inc"
};

class PluginContract : public testing::TestWithParam<Plugin> {
 protected:
  /// The statement that the command makes of its defaults, and of a query with the columns a,
  /// count, x and y, region, item and value.
  std::string made_sql(const kv_command& command) {
    std::vector<std::pair<std::string, std::string>> values;
    for (std::size_t k = 0; k < command.option_count; ++k) {
      const kv_parameter& option = *command.options[k];
      const bool is_query = std::string(option.type) == "query";
      const std::string name = std::string(":") + option.name;
      values.emplace_back(
          name, is_query ? "SELECT 'a' AS a, 1 AS count, 1 AS x, 1 AS y, 'r' AS region, 'i' "
                           "AS item, 1 AS value"
                : option.default_value ? option.default_value
                                       : "1");
      if (is_query)
        values.emplace_back(name + "_columns", R"(["a","count","x","y","region","item","value"])");
    }
    return host_.ask(command.sql, values);
  }

  void SetUp() override { ASSERT_EQ(host_.load(GetParam().file), ""); }

  const kv_plugin& plugin() {
    const kv_plugin* found = host_.plugin(GetParam().name);
    if (found == nullptr) throw std::runtime_error("no plugin record");
    return *found;
  }

  Host host_;
};

INSTANTIATE_TEST_SUITE_P(Every, PluginContract, testing::ValuesIn(kPlugins),
                         [](const auto& one) { return std::string(one.param.name); });

TEST_P(PluginContract, ExamplesOfTheHelpGiveTheirStatedResults) {
  ASSERT_GT(plugin().function_count, 0U);
  for (std::size_t i = 0; i < plugin().function_count; ++i) {
    const kv_function& f = *plugin().functions[i];
    EXPECT_EQ(host_.ask(f.example), f.result) << f.name << ": " << f.example;
    EXPECT_THAT(f.example, HasSubstr(std::string(f.name) + "(")) << "the example is of another";
  }
}

TEST_P(PluginContract, HelpHasOneRowPerFunctionInTheWordsOfItsRecord) {
  const std::string help = GetParam().name + std::string("_help");
  EXPECT_EQ(host_.ask("SELECT count(*) FROM " + help), std::to_string(plugin().function_count));
  for (std::size_t i = 0; i < plugin().function_count; ++i) {
    const kv_function& f = *plugin().functions[i];
    const std::string where = std::string(" FROM ") + help + " WHERE name = '" + f.name + "'";
    EXPECT_EQ(
        host_.ask("SELECT kind, signature, summary, details, returns, example, result" + where),
        std::string(f.kind) + "|" + f.signature + "|" + f.summary + "|" +
            (f.details != nullptr ? f.details : "") + "|" + f.returns + "|" + f.example + "|" +
            f.result);
    std::string parameters;
    for (std::size_t k = 0; k < f.parameter_count; ++k) {
      const kv_parameter& p = *f.parameters[k];
      parameters += std::string(k == 0 ? "" : "\n") + p.name + " (" + p.type + "): " + p.summary;
    }
    EXPECT_EQ(host_.ask("SELECT parameters" + where), parameters);
  }
}

TEST_P(PluginContract, RecordsAreWholeAndAgreeWithThemselves) {
  EXPECT_STREQ(plugin().name, GetParam().name);
  EXPECT_THAT(plugin().summary, EndsWith("."));
  for (std::size_t i = 0; i < plugin().function_count; ++i) {
    const kv_function& f = *plugin().functions[i];
    EXPECT_THAT(f.name, StartsWith(std::string(GetParam().name) + "_"));
    EXPECT_THAT(f.summary, EndsWith(".")) << f.name;
    EXPECT_THAT((std::set<std::string>{"scalar", "aggregate", "window", "table"}),
                testing::Contains(f.kind));
    std::string call = std::string(f.name) + "(";
    for (std::size_t k = 0; k < f.parameter_count; ++k) {
      call += std::string(k == 0 ? "" : ", ") + f.parameters[k]->name;
      EXPECT_THAT(f.parameters[k]->summary, EndsWith(".")) << f.name << ", " << call;
    }
    EXPECT_THAT(f.signature, StartsWith(call)) << "the parameters are not those of the signature";
  }
  for (std::size_t i = 0; i < plugin().command_count; ++i) {
    const kv_command& c = *plugin().commands[i];
    EXPECT_THAT(c.example, StartsWith(c.name));
    std::string sql = std::string(c.sql) + (c.makes_sql != 0 ? made_sql(c) : "");
    for (std::size_t k = 0; k < c.statement_count; ++k) {
      const kv_statement& one = *c.statements[k];
      for (const char* part : {one.given, one.each, one.sql, one.notes})
        if (part != nullptr) sql += part;
    }
    for (std::size_t k = 0; k < c.option_count; ++k) {
      EXPECT_THAT(sql, HasSubstr(std::string(":") + c.options[k]->name))
          << "an option that changes nothing";
    }
  }
}

/// Who loads the plugin writes these names into queries: taking one away breaks them.
TEST_P(PluginContract, SurfaceIsTheFrozenOne) {
  std::ifstream file(std::string(KV_SOURCE_DIR "/tests/plugins/") + GetParam().name +
                     "/surface.txt");
  ASSERT_TRUE(file) << "write the surface of a new plugin into surface.txt of its test folder";
  const std::string frozen{std::istreambuf_iterator<char>(file), {}};
  const std::string own = std::string(" LIKE '") + GetParam().name + "%'";
  EXPECT_EQ(
      host_.ask("SELECT printf('%s %s %d %s%s', name, type, narg,"
                " iif(flags & 0x800, 'deterministic ', ''), iif(flags & 0x200000, 'innocuous', ''))"
                " FROM pragma_function_list WHERE name" +
                own + " ORDER BY name, narg") +
          "\n" +
          host_.ask("SELECT name || ' table' FROM pragma_module_list WHERE name" + own +
                    " ORDER BY name") +
          "\n",
      frozen);
}

TEST_P(PluginContract, LoadingTwiceIsHarmless) {
  const std::string example = plugin().functions[0]->example;
  const std::string before = host_.ask(example);
  EXPECT_EQ(host_.load(GetParam().file), "");
  EXPECT_EQ(host_.ask(example), before);
}

TEST_P(PluginContract, NeitherSqlNorAnotherPointerTypeSeesThePluginRecord) {
  const std::string name = GetParam().name;
  EXPECT_EQ(host_.ask("SELECT typeof(" + name + "_plugin())"), "null");
  EXPECT_EQ(host_.ask("SELECT " + name + "_plugin()"), "");
}

TEST_P(PluginContract, HelpCanBeReadInAViewOfAnUntrustedSchema) {
  host_.ask("PRAGMA trusted_schema = OFF");
  EXPECT_EQ(host_.ask(std::string("CREATE VIEW v AS SELECT name FROM ") + GetParam().name +
                      "_help; SELECT count(*) > 0 FROM v"),
            "1");
}

}  // namespace
