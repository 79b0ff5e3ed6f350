// SPDX-License-Identifier: MIT
#include "queryctl/commands/query_option.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

#include "queryctl/session.h"
#include "schema/error.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

using ::testing::HasSubstr;

class QueryOption : public ::testing::Test {
 protected:
  QueryOption() {
    run_on(folder_ / "a.db", "CREATE TABLE \"svar 1\" (a); CREATE TABLE t (kode TEXT, antall)");
    SessionOptions options;
    options.database = folder_ / "a.db";
    session_ = std::make_unique<Session>(options, Settings{}, out_, err_);
  }

  Values expanded(const std::string& text) {
    Values values{{"data", text}};
    expand_query(*session_, "logit: data", "data", values);
    return values;
  }

  std::string refusal(const std::string& text) {
    try {
      expanded(text);
    } catch (const Error& error) {
      return std::string(error.what()) + " " + error.remedy();
    }
    return "accepted";
  }

  Folder folder_;
  std::ostringstream out_;
  std::ostringstream err_;
  std::unique_ptr<Session> session_;
};

TEST_F(QueryOption, ATableIsAllOfItsColumns) {
  const Values values = expanded("t");
  EXPECT_EQ(values.at("data"), Value(std::string("SELECT * FROM \"t\"\n")));
  EXPECT_EQ(values.at("data_columns"), Value(std::string(R"(["kode","antall"])")));
}

// It will stand in brackets: a comment or a semicolon at its end must not swallow the bracket.
TEST_F(QueryOption, ASelectMayEndInASemicolonOrAComment) {
  EXPECT_EQ(expanded("SELECT kode FROM t;\n").at("data"),
            Value(std::string("SELECT kode FROM t\n")));
  EXPECT_EQ(expanded("SELECT kode FROM t -- ;)").at("data"),
            Value(std::string("SELECT kode FROM t -- ;)\n")));
}

TEST_F(QueryOption, WhatIsNoSingleQueryIsRefused) {
  EXPECT_THAT(refusal("u"), HasSubstr("there is no table or view 'u'"));
  EXPECT_THAT(refusal("SELECT 1 AS a; SELECT 2 AS b"), HasSubstr("a second statement"));
  EXPECT_THAT(refusal("DELETE FROM t"), HasSubstr("it is no query"));
  EXPECT_THAT(refusal("SELECT 1 AS a, 2 AS a"), HasSubstr("two columns called 'a'"));
  EXPECT_THAT(refusal("SELECT kode FROM t WHERE kode = :k"), HasSubstr("it has a parameter"));
  EXPECT_THAT(refusal("SELECT kode FROM t) UNION SELECT (1"), HasSubstr("syntax error"));
  EXPECT_THAT(refusal(" -- nothing"), HasSubstr("there is no SQL in it"));
}

}  // namespace
}  // namespace kv::queryctl
