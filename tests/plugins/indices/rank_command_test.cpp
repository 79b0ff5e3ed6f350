// SPDX-License-Identifier: MIT
#include <fstream>
#include <gmock/gmock.h>
#include <iterator>
#include <stdexcept>
#include <string_view>

#include "tests/plugins/indices/indices_host.h"

namespace {

using testing::HasSubstr;

/// The `rank` command on a warehouse of the real schema with four regions of Agder in one group.
class RankCommand : public kv::test::IndicesTest {
 protected:
  void SetUp() override {
    IndicesTest::SetUp();
    std::ifstream schema(KV_SOURCE_DIR "/schema/0001_warehouse.sql");
    ASSERT_TRUE(schema);
    ASSERT_EQ(ask({std::istreambuf_iterator<char>(schema), {}}), "");
    ASSERT_EQ(ask(R"(
      INSERT INTO region (region_id, kind, code) VALUES
        (1, 'kommune', '0901'), (2, 'kommune', '0904'), (3, 'kommune', '0906'), (4, 'kommune', '0911'),
        (5, 'kommune', '0301');
      INSERT INTO region_version (region_id, valid_from, valid_to, name) VALUES
        (1, '1964-01-01', NULL, 'Risør'), (2, '1971-01-01', NULL, 'Grimstad'),
        (3, '1992-01-01', NULL, 'Arendal'), (4, '1964-01-01', NULL, 'Gjerstad'),
        (5, '1842-01-01', NULL, 'Oslo');
      INSERT INTO source (source_id, code, title, publisher, licence) VALUES (1, 's', 's', 's', 's');
      INSERT INTO indicator (indicator_id, code, source_id, title_nb, unit, decimals, kind,
                             sums_over_regions, sums_over_periods)
        VALUES (1, 'bosatt', 1, 'Bosatt', 'personer', 0, 'count', 1, 1);
      INSERT INTO period (period_id, frequency, code, starts, ends) VALUES
        (2012, 'A', '2012', '2012-01-01', '2012-12-31'), (2013, 'A', '2013', '2013-01-01', '2013-12-31');
      INSERT INTO breakdown (breakdown_id, code) VALUES (1, 'kjonn=1');
      INSERT INTO observation (indicator_id, period_id, region_id, breakdown_id, value, status_id, vintage)
        VALUES (1, 2013, 1, 0, 20, 0, 0), (1, 2013, 2, 0, 35, 0, 0), (1, 2013, 3, 0, 20, 0, 0),
               (1, 2013, 4, 0, NULL, 3, 0), (1, 2013, 5, 0, 900, 0, 0), (1, 2012, 1, 0, 99, 0, 0),
               (1, 2013, 1, 1, 11, 0, 0);
    )"),
              "");
  }

  std::string run(const std::string& year, const std::string& direction, const std::string& ties) {
    const kv_plugin* plugin = host_.plugin("indices");
    for (std::size_t i = 0; i < plugin->command_count; ++i) {
      if (plugin->commands[i]->name != std::string_view("rank")) continue;
      return host_.ask("SELECT region, name, period, value, status, rank, ranked FROM (" +
                           std::string(plugin->commands[i]->sql) + ")",
                       {{":indicator", "bosatt"},
                        {":year", year},
                        {":group", "imdi-sor"},
                        {":direction", direction},
                        {":ties", ties}});
    }
    throw std::runtime_error("there is no command rank");
  }
};

TEST_F(RankCommand, RanksTheGroupOfThatYearAndShowsWhoHasNoValue) {
  EXPECT_EQ(run("2013", "desc", "average"),
            "0904|Grimstad|2013|35||1.0|3\n"
            "0901|Risør|2013|20||2.5|3\n"
            "0906|Arendal|2013|20||2.5|3\n"
            "0911|Gjerstad|2013||:||3");
  EXPECT_EQ(run("2013", "asc", "min"),
            "0901|Risør|2013|20||1|3\n"
            "0906|Arendal|2013|20||1|3\n"
            "0904|Grimstad|2013|35||3|3\n"
            "0911|Gjerstad|2013||:||3");
}

TEST_F(RankCommand, ARegionWithoutARowIsShownAsThat) {
  EXPECT_THAT(run("2012", "desc", "min"), HasSubstr("0904|Grimstad|2012||no row||1"));
}

TEST_F(RankCommand, AnUnknownDirectionOrRuleIsRefused) {
  EXPECT_THAT(run("2013", "down", "min"),
              HasSubstr("must be 'asc' or 'desc', got the text 'down'"));
  EXPECT_THAT(run("2013", "desc", "first"),
              HasSubstr("must be 'min', 'max', 'average' or 'dense'"));
}

TEST_F(RankCommand, HasTheColumnsOfEveryIndicatorFirst) {
  const kv_plugin* plugin = host_.plugin("indices");
  ASSERT_EQ(plugin->command_count, 2U);
  ASSERT_STREQ(plugin->commands[1]->name, "rank");
  EXPECT_EQ(host_.ask("CREATE TEMP TABLE shape AS " + std::string(plugin->commands[1]->sql) +
                          "; SELECT group_concat(name) FROM pragma_table_info('shape')",
                      {{":direction", "desc"}, {":ties", "min"}}),
            "region,name,period,value,lower,upper,status,rank,ranked");
}

}  // namespace
