// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include "queryctl/shell/dispatcher.h"
#include "tests/queryctl/shell/fake_host.h"

namespace kv::queryctl {
namespace {

using testing::HasSubstr;

class Parameter : public testing::Test {
 protected:
  Value value(const std::string& name) { return host.settings().parameters.at(name); }

  FakeHost host;
  Dispatcher shell{host};
};

TEST_F(Parameter, IsAnSqlExpressionOrElseText) {
  shell.line(".parameter set :aar 2010");
  shell.line(".parameter set @andel 0.5");
  shell.line(".parameter set $navn Risør");
  shell.line(".parameter set tom NULL");
  EXPECT_EQ(value("aar"), Value(std::int64_t{2010}));
  EXPECT_EQ(value("andel"), Value(0.5));
  EXPECT_EQ(value("navn"), Value("Risør"));
  EXPECT_EQ(value("tom"), Value());
}

TEST_F(Parameter, ACodeWithALeadingZeroStaysText) {
  shell.line(".parameter set :kommune 0301");
  EXPECT_EQ(value("kommune"), Value("0301"));
  EXPECT_EQ(host.err_stream.str(), "");
}

TEST_F(Parameter, WhatWasComputedIsTold) {
  shell.line(".parameter set :periode 2010-2013");
  EXPECT_EQ(value("periode"), Value(std::int64_t{-3}));
  EXPECT_THAT(host.err_stream.str(), HasSubstr(":periode is -3"));
  shell.line(".parameter set :periode \"'2010-2013'\"");
  EXPECT_EQ(value("periode"), Value("2010-2013"));
}

TEST_F(Parameter, AStatementIsNeverRun) {
  host.db.exec("CREATE TABLE t(x)");
  shell.line(".parameter set :x \"1; DROP TABLE t\"");
  EXPECT_EQ(value("x"), Value("1; DROP TABLE t"));
  EXPECT_TRUE(host.db.tableExists("t"));
}

TEST_F(Parameter, WhatCannotBeAValueIsRefused) {
  shell.line(".parameter set :x \"x'00'\"");
  shell.line(".parameter set ?1 2");
  shell.line(".parameter set :x");
  EXPECT_TRUE(host.settings().parameters.empty());
  EXPECT_THAT(host.err_stream.str(), HasSubstr("BLOB"));
  EXPECT_THAT(host.err_stream.str(), HasSubstr("\"?1\" is no name"));
  EXPECT_THAT(host.err_stream.str(), HasSubstr("Usage: .parameter set NAME VALUE"));
}

TEST_F(Parameter, ListUnsetAndClear) {
  shell.line(".param set :a 1");
  shell.line(".param set :bb \"it's\"");
  shell.line(".param list");
  EXPECT_EQ(host.out_stream.str(), ":a  1\n:bb 'it''s'\n");
  shell.line(".param unset a");
  EXPECT_EQ(host.settings().parameters.size(), 1U);
  shell.line(".param unset a");
  EXPECT_THAT(host.err_stream.str(), HasSubstr("The parameter a is not set"));
  shell.line(".param clear");
  EXPECT_TRUE(host.settings().parameters.empty());
}

}  // namespace
}  // namespace kv::queryctl
