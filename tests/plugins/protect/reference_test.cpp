// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "tests/plugins/support/host.h"

namespace {

namespace fs = std::filesystem;
using rapidjson::Document;
using rapidjson::Value;

const fs::path kFolder = KV_SOURCE_DIR "/../shared/reference/stats/sdc";

Document read(const fs::path& path) {
  std::ifstream in(path);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  Document json;
  json.Parse(text.data(), text.size());
  return json;
}

std::string written(const Value& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return buffer.GetString();
}

std::vector<std::string> sorted_names(const Value& list) {
  std::vector<std::string> names;
  for (const auto& name : list.GetArray()) names.emplace_back(name.GetString());
  std::ranges::sort(names);
  return names;
}

// "… >= 4" at the end of the rule's sentence.
std::string width_of(const Document& json) {
  const std::string rule = json["protection"].GetString();
  return rule.substr(rule.rfind(' ') + 1);
}

class ProtectReference : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(kFolder))
      GTEST_SKIP() << "../shared/reference/stats/sdc is not on this machine";
    ASSERT_EQ(host_.load(PROTECT), "");
  }

  Document protect(const Document& given) {
    const std::string answer = host_.ask(
        "SELECT protect_system(:system, CAST(:threshold AS INTEGER), CAST(:width AS "
        "INTEGER))",
        {{":system", written(given)},
         {":threshold", std::to_string(given["threshold"].GetInt())},
         {":width", width_of(given)}});
    Document json;
    json.Parse(answer.data(), answer.size());
    EXPECT_FALSE(json.HasParseError()) << answer;
    return json;
  }

  kv::test::Host host_;
};

TEST_F(ProtectReference, SuppressesTheBestSetAndLeavesTheStatedDoubt) {
  std::size_t cases = 0;
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    const Document given = read(entry.path());
    if (!given.HasMember("cells")) continue;
    ++cases;
    SCOPED_TRACE(entry.path().filename().string());
    const Document done = protect(given);
    const Value& expected = given["expected"];
    EXPECT_EQ(sorted_names(done["primary"]), sorted_names(expected["primary"]));
    EXPECT_TRUE(done["proven"].GetBool());
    const auto secondary = sorted_names(done["secondary"]);
    if (expected.HasMember("all_optimal_secondary_sets")) {
      bool known = false;
      for (const auto& set : expected["all_optimal_secondary_sets"].GetArray())
        known |= sorted_names(set) == secondary;
      EXPECT_TRUE(known) << written(done["secondary"]);
    } else {
      EXPECT_EQ(secondary.size(), expected["optimal_size"].GetUint());
    }
    if (secondary ==
        sorted_names(expected.HasMember("secondary") ? expected["secondary"] : done["secondary"])) {
      for (const auto& [name, range] : expected["intervals"].GetObject())
        EXPECT_EQ(written(done["intervals"][name.GetString()]), written(range)) << name.GetString();
    }
    for (const auto& [name, leak] : given["attack_on_primary_only"].GetObject())
      EXPECT_EQ(written(done["attack_on_primary_only"][name.GetString()]),
                written(leak["interval"]))
          << name.GetString();
  }
  EXPECT_GT(cases, 5U);
}

TEST_F(ProtectReference, ASecondBaseDisclosesThePersonBetweenThem) {
  const Document given = read(kFolder / "d17_differencing_bases.json");
  const auto counts = [](const Value& table) {
    std::string text = "{";
    for (const auto& [name, count] : table.GetObject())
      if (std::string(name.GetString()) != "base")
        text += (text.size() > 1 ? ",\"" : "\"") + std::string(name.GetString()) +
                "\":" + std::to_string(count.GetInt());
    return text + "}";
  };
  const Value& tables = given["given"];
  EXPECT_EQ(host_.ask("SELECT protect_difference(:a, :b, 3)",
                      {{":a", counts(tables["table_A"])},
                       {":b", counts(tables["table_B_excluding_kommune_X"])}}),
            "{\"persons\":1,\"discloses\":true,\"counts\":{\"Nei\":1}}");
}

TEST_F(ProtectReference, ARateIsJudgedByDenominatorNumeratorAndComplement) {
  const Document given = read(kFolder / "d19_rate_small_denominator.json");
  for (const auto& row : given["given"].GetArray()) {
    const std::string name = row["kommune"].GetString();
    const std::string status =
        host_.ask("SELECT protect_rate_status(" + std::to_string(row["job"].GetInt()) + ", " +
                  std::to_string(row["leavers"].GetInt()) + ", 5, 3)");
    const Value& expected = given["expected"][name.c_str()];
    const std::string sentence = expected.IsString() ? expected.GetString() : "";
    EXPECT_EQ(status.empty(), expected.IsNumber()) << name;
    EXPECT_EQ(status == "small denominator", sentence.find("(n<") != std::string::npos) << name;
    EXPECT_EQ(status == "small numerator", sentence.find("(numerator") != std::string::npos);
    EXPECT_EQ(status == "small complement", sentence.find("(complement") != std::string::npos);
    EXPECT_EQ(status == "no denominator", sentence.find("no denominator") != std::string::npos);
  }
}

}  // namespace
