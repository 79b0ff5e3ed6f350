// SPDX-License-Identifier: MIT
#include "tests/queryctl/clocks/clocks_session.h"
#include "tests/queryctl/clocks/small_country.h"

namespace kv::queryctl {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class BorderGroups : public ClocksSession {
 protected:
  BorderGroups() {
    make_small_country(path_);
    Clocks clocks;
    clocks.borders = 2020;
    open_at(clocks);
  }
};

TEST_F(BorderGroups, MembersAreFollowed) {
  EXPECT_EQ(ask("SELECT group_id, group_code, region_id, region, name FROM region_group_members"),
            "7,old-pair,11,3001,Aabe\n7,old-pair,13,3003,Ce\n"
            "8,rule-01,11,3001,Aabe\n8,rule-01,13,3003,Ce\n8,rule-01,14,3004,De\n8,rule-01,15,3005,"
            "Ede\n");
}

// The group's sum holds people who were never in it: whoever uses the group must know.
TEST_F(BorderGroups, OutsidersAreNamedWhereTheGroupIsUsed) {
  EXPECT_THAT(err_.str(),
              HasSubstr("1 region group takes in area of municipalities that are no members"));
  EXPECT_THAT(err_.str(), Not(HasSubstr("0102")));
  EXPECT_EQ(ask("SELECT * FROM border_group_outsiders"), "old-pair,0102,Be,3001\n");
  session_->run_command("show", std::vector<std::string>{"folk", "--group", "old-pair"});
  EXPECT_THAT(err_.str(), HasSubstr("On these borders the group old-pair takes in area of"
                                    " municipalities that are no members: 0102 Be (in 3001)."));
}

TEST_F(BorderGroups, AListIsOfTheDayOnWhichItsCodesWereValid) {
  run_on(path_,
         "INSERT INTO region_group VALUES (9, 'new-pair', 'p', 'p', 'p', NULL);"
         "INSERT INTO region_group_member VALUES (9, 11), (9, 6), (9, 20)");
  Clocks clocks;
  clocks.borders = 2013;
  session_->set_clocks(clocks);
  EXPECT_EQ(ask("SELECT region FROM region_group_members WHERE group_code = 'new-pair' ORDER BY 1"),
            "01\n0101\n0102\n0106\n");
}

}  // namespace
}  // namespace kv::queryctl
