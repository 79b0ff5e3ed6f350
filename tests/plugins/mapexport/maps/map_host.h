// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>
#include <regex>
#include <string>
#include <vector>

#include "tests/plugins/mapexport/geometry/made.h"
#include "tests/plugins/support/host.h"

namespace kv::mapexport {

/// A board of municipalities, 10 km each, in the south of Norway; what a map function makes of them
/// in a program that knows nothing but SQLite.
class MapTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(host_.load(MAPEXPORT), "");
    host_.ask("CREATE TABLE area (region TEXT, name TEXT, geometry BLOB)");
    const std::vector<std::pair<std::string, std::string>> names = {
        {"0901", "Risør"},        {"0904", "Grimstad"}, {"0906", "Arendal"},
        {"1001", "Kristiansand"}, {"1002", "Mandal"},   {"1003", "Farsund"}};
    int i = 0;
    for (const auto& [code, name] : names) {
      add("area", code, name,
          made::square(100'000 + 10'000.0 * (i % 3), 6'500'000 - 10'000.0 * (i / 3), 10'000));
      ++i;
    }
  }

  static std::string hex(const std::string& bytes) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string out;
    for (const char c : bytes) {
      out += kDigits[static_cast<unsigned char>(c) >> 4U];
      out += kDigits[static_cast<unsigned char>(c) & 0xFU];
    }
    return out;
  }

  void add(const std::string& table, const std::string& code, const std::string& name,
           const made::Ring& ring) {
    host_.ask("INSERT INTO " + table + " VALUES ('" + code + "', '" + name + "', x'" +
              hex(made::multi({{ring}})) + "')");
  }

  /// `value` and `status` are SQL over the columns of `area`.
  std::string map(const std::string& value, const std::string& options = "{}",
                  const std::string& status = "''", const std::string& function = "mapexport_svg",
                  const std::string& order = "region") {
    return host_.ask("SELECT " + function + "(region, name, v, s, geometry, '" + options +
                     "') FROM (SELECT region, name, " + value + " AS v, " + status +
                     " AS s, geometry FROM area ORDER BY " + order + ")");
  }

  static std::size_t count(const std::string& text, const std::string& part) {
    std::size_t n = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
      ++n;
    return n;
  }

  test::Host host_;
};

}  // namespace kv::mapexport
