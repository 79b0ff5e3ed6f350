// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>
#include <utility>
#include <vector>

#include "tests/plugins/support/host.h"

namespace kv::test {

/// The command `quadrant` as queryctl runs it: the made SQL, with the same options bound.
class QuadrantTest : public testing::Test {
 protected:
  using Options = std::vector<std::pair<std::string, std::string>>;

  void SetUp() override { ASSERT_EQ(host_.load(QUADRANT), ""); }

  std::string run(const std::string& data, const std::string& columns, const Options& given,
                  const std::string& select = "SELECT * FROM ") {
    const kv_command& command = *host_.plugin("quadrant")->commands[0];
    Options options = given;
    options.emplace_back(":data", data);
    options.emplace_back(":data_columns", columns);
    for (std::size_t i = 0; i < command.option_count; ++i) {
      const std::string name = std::string(":") + command.options[i]->name;
      bool known = false;
      for (const auto& [other, value] : options) known |= other == name;
      if (!known) options.emplace_back(name, command.options[i]->default_value);
    }
    const std::string sql = host_.ask(command.sql, options);
    if (sql.starts_with("error: ")) return sql;
    // The host binds text; queryctl binds numbers.
    std::string typed = sql;
    for (const char* number : {":near", ":min_n"})
      for (std::size_t at = typed.find(number); at != std::string::npos;
           at = typed.find(number, at + 30))
        typed.replace(at, std::string(number).size(), "CAST(" + std::string(number) + " AS REAL)");
    return host_.ask(select + "(" + typed + ")", options);
  }

  Host host_;
};

}  // namespace kv::test
