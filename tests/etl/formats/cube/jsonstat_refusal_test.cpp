// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/etl/formats/cube/recorder.h"

namespace kv::etl::test {
namespace {

// Refused: one error of this rule, no cell given away before it was found.
void expect_refused(const std::string& text, const std::string& rule,
                    const std::string& says = "") {
  const Recorded read = jsonstat(text);
  ASSERT_NE(read.errors(), "") << text;
  EXPECT_EQ(read.error().rule, rule) << read.error().message;
  EXPECT_THAT(read.error().message, testing::HasSubstr(says));
  EXPECT_FALSE(read.error().remedy.empty());
}

std::string with(std::string_view from, std::string_view to) {
  return replaced(small_cube(R"("value":[1,2,3,4])"), from, to);
}

TEST(JsonstatRefusal, SizesAndValuesMustAgree) {
  expect_refused(small_cube(R"("value":[1,2,3])"), "value-mismatch",
                 "4 cells, and \"value\" has 3");
  expect_refused(small_cube(R"("value":[1,2,3,4,5])"), "value-mismatch", "has 5");
  expect_refused(with("\"size\":[2,1,2]", "\"size\":[2,1,3]"), "size-mismatch", "says 3");
  expect_refused(with("\"size\":[2,1,2]", "\"size\":[2,1]"), "size-mismatch");
  expect_refused(with("\"size\":[2,1,2]", "\"size\":[2,1,-2]"), "size-mismatch");
  expect_refused(with("\"size\":[2,1,2]", "\"size\":[2,1,2.5]"), "size-mismatch");
  EXPECT_TRUE(jsonstat(small_cube(R"("value":[1,2,3])")).cells.empty());
}

TEST(JsonstatRefusal, AKeyThatStandsTwice) {
  expect_refused(with("{\"version\"", "{\"label\":\"x\",\"version\""), "duplicate-key");
  expect_refused(with(R"("4203":"Arendal"})", R"("4203":"Arendal","4203":"Oslo"})"),
                 "duplicate-key");
  expect_refused(small_cube(R"("value":{"1":5,"1":6})"), "duplicate-key");
  expect_refused(small_cube(R"("value":[1,2,null,4],"status":{"2":".","2":":"})"), "duplicate-key");
}

TEST(JsonstatRefusal, ValueTwiceIsTwoAnswers) {
  expect_refused(small_cube(R"("value":[1,2,3,4],"value":[5,6,7,8])"), "duplicate-key");
}

TEST(JsonstatRefusal, IndexesThatSkipOrRepeatAPosition) {
  expect_refused(with(R"({"4203":1,"0301":0})", R"({"4203":2,"0301":0})"), "bad-index",
                 "\"Region\"");
  expect_refused(with(R"({"4203":1,"0301":0})", R"({"4203":0,"0301":0})"), "bad-index");
  expect_refused(with(R"({"4203":1,"0301":0})", R"({"4203":1.5,"0301":0})"), "bad-index");
  expect_refused(
      with(R"({"4203":1,"0301":0},"label":{"0301":"Oslo","4203":"Arendal"})", R"(["0301","0301"])"),
      "duplicate-code");
  expect_refused(with(R"({"4203":1,"0301":0})", R"("0301")"), "bad-index");
}

TEST(JsonstatRefusal, NamesThatPointNowhere) {
  expect_refused(with(R"("0301":"Oslo")", R"("0302":"Oslo")"), "unknown-category");
  expect_refused(with(R"("geo":["Region"])", R"("geo":["Kommune"])"), "unknown-dimension");
  expect_refused(with(R"("geo":["Region"])", R"("geo":["Tid"])"), "two-roles");
  expect_refused(with(R"("id":["Region",)", R"("id":["Kommune",)"), "unknown-dimension");
}

TEST(JsonstatRefusal, NumbersThatCannotBeHeld) {
  expect_refused(small_cube(R"("value":[1,2,3,9223372036854775808])"), "number-too-big");
  expect_refused(small_cube(R"("value":[1,2,3,1e400])"), "not-json");
  expect_refused(small_cube(R"("value":[1,2,3,1e-400])"), "number-too-big");
}

TEST(JsonstatRefusal, CellsThatAreNoNumbers) {
  expect_refused(small_cube(R"("value":[1,2,3,"4"])"), "not-a-number");
  expect_refused(small_cube(R"("value":[1,2,3,true])"), "not-a-number");
  expect_refused(small_cube(R"("value":[1,2,3,[4]])"), "not-a-number");
  expect_refused(small_cube(R"("value":[1,2,3,{"a":4}])"), "not-a-number");
  expect_refused(small_cube(R"("value":"1 2 3 4")"), "not-jsonstat");
  expect_refused(small_cube(R"("value":{"4":1})"), "bad-cell-number", "0 to 3");
  expect_refused(small_cube(R"("value":{"01":1})"), "bad-cell-number");
  expect_refused(small_cube(R"("value":{"a":1})"), "bad-cell-number");
}

// Which of the two is true, nobody can tell from the file.
TEST(JsonstatRefusal, ANumberThatIsSaidToBeMissing) {
  expect_refused(small_cube(R"("value":[1,2,3,0],"status":{"3":":"})"), "status-contradicts");
}

TEST(JsonstatRefusal, StatusesOfOtherCells) {
  expect_refused(small_cube(R"("value":[1,2,3,4],"status":["."])"), "status-mismatch");
  expect_refused(small_cube(R"("value":[1,2,3,null],"status":{"4":"."})"), "status-mismatch");
  expect_refused(small_cube(R"("value":[1,2,3,null],"status":{"x":"."})"), "bad-status");
  expect_refused(small_cube(R"("value":[1,2,3,null],"status":[1,2,3,4])"), "bad-status");
  expect_refused(small_cube(R"("value":[1,2,3,null],"status":5)"), "bad-status");
}

TEST(JsonstatRefusal, OtherAnswersOfPxWebAreCalledByName) {
  expect_refused(R"({"query":[],"response":{"format":"json-stat2"}})", "not-jsonstat", "a query");
  expect_refused(R"({"title":"x","variables":[]})", "not-jsonstat", "metadata");
  expect_refused(R"({"apiVersion":"2.0.0","maxDataCells":800000})", "not-jsonstat", "/config");
  expect_refused(R"({"language":"no","tables":[]})", "not-jsonstat", "list of tables");
  expect_refused(R"([{"id":"07459","type":"t","text":"Befolkning"},{"id":"x"}])", "not-jsonstat",
                 "folders");
  expect_refused(R"({"columns":[],"data":[]})", "not-jsonstat", "older format");
  expect_refused(R"({"dataset":{"dimension":{},"value":[1]}})", "not-jsonstat", "JSON-stat 1");
  expect_refused(R"({"error":"Too many values selected"})", "not-jsonstat", "error");
  expect_refused(small_cube(R"("value":[])"), "not-jsonstat", "metadata");
  expect_refused(with(R"("class":"dataset")", R"("class":"collection")"), "not-jsonstat");
  expect_refused(with(R"("version":"2.0")", R"("version":"1.3")"), "not-jsonstat", "\"1.3\"");
  expect_refused("3", "not-jsonstat");
}

TEST(JsonstatRefusal, WhatLooksLikeJsonIsCalledByName) {
  expect_refused("{\n  \"\"query\"\": [\n  ]\n}", "not-json", "line 2");
  expect_refused("{\n  \"\"query\"\": [\n  ]\n}", "not-json", "doubled");
  expect_refused("{'version': '2.0', 'value': [1, None]}", "not-json", "Python");
  expect_refused(R"({"version": "2.0", "value": [1, None]})", "not-json", "Python");
  expect_refused(R"({"value": [1, NaN]})", "not-json", "NaN");
  expect_refused("/* paste here */ let tableId = \"07903\"", "not-json", "Power Query");
  expect_refused("<!DOCTYPE html><html>429</html>", "not-json", "web page");
  expect_refused("CHARSET=\"ANSI\";", "not-json", "PC-Axis");
  expect_refused("", "not-json", "empty");
  expect_refused("Region;2020\n0301;5\n", "not-json", "does not begin");
  expect_refused(small_cube(R"("value":[1,2,3)").substr(0, 700), "not-json", "ends in the middle");
  expect_refused(small_cube(R"("value":[1,2,3,4],"x":")") + "\xE5\"", "not-json");
  expect_refused(small_cube(R"("value":[1,2,3,4])") + std::string(1, '\0') + "x", "not-json",
                 "NUL");
  expect_refused(small_cube(R"("value":[1,2,3,4])") + "{}", "not-json");
}

}  // namespace
}  // namespace kv::etl::test
