// SPDX-License-Identifier: MIT
#include "tests/queryctl/clocks/small_country.h"

#include "schema/warehouse.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {

void make_small_country(const std::string& path) {
  create_warehouse(path);
  run_on(path, R"(
    INSERT INTO source (source_id, code, title, publisher, licence) VALUES (1, 's', 's', 's', 's');
    INSERT INTO region (region_id, kind, code) VALUES
      (1, 'kommune', '0101'), (2, 'kommune', '0102'), (3, 'kommune', '0103'), (4, 'kommune', '0104'),
      (5, 'kommune', '0105'), (6, 'kommune', '0106'), (11, 'kommune', '3001'), (13, 'kommune', '3003'),
      (14, 'kommune', '3004'), (15, 'kommune', '3005'), (20, 'fylke', '01'), (21, 'annet', '0199');
    INSERT INTO region_version (version_id, region_id, valid_from, valid_to, name) VALUES
      (1, 1, '1900-01-01', '2020-01-01', 'Aa'), (2, 2, '1900-01-01', '2020-01-01', 'Be'),
      (3, 3, '1900-01-01', '2020-01-01', 'Ce'), (4, 4, '1900-01-01', '2020-01-01', 'De'),
      (5, 5, '1900-01-01', '2020-01-01', 'Ee'), (6, 6, '1900-01-01', NULL, 'Ef'),
      (11, 11, '2020-01-01', NULL, 'Aabe'), (13, 13, '2020-01-01', NULL, 'Ce'),
      (14, 14, '2020-01-01', NULL, 'De'), (15, 15, '2020-01-01', NULL, 'Ede'),
      (20, 20, '1900-01-01', NULL, 'Fylket'), (21, 21, '1900-01-01', NULL, 'Uoppgitt');
    INSERT INTO region_change (from_version, to_version, changed_on, weight) VALUES
      (1, 11, '2020-01-01', NULL), (2, 11, '2020-01-01', NULL), (3, 13, '2020-01-01', NULL),
      (4, 14, '2020-01-01', 0.75), (4, 15, '2020-01-01', 0.25), (5, 15, '2020-01-01', NULL);
    INSERT INTO region_group VALUES (7, 'old-pair', 'p', 'p', 'p', NULL), (8, 'rule-01', 'r', 'r', 'r', NULL);
    INSERT INTO region_group_member VALUES (7, 1), (7, 3);
    INSERT INTO region_group_rule VALUES (8, 'kommune', '0101', '2013-01-01'), (8, 'kommune', '0102', '2013-01-01'),
      (8, 'kommune', '0103', '2013-01-01'), (8, 'kommune', '0104', '2013-01-01'), (8, 'kommune', '0105', '2013-01-01');
    INSERT INTO indicator (indicator_id, code, source_id, title_nb, unit, decimals, kind, sums_over_regions,
                           sums_over_periods, part_of, whole) VALUES
      (1, 'folk', 1, 'f', 'personer', 0, 'count', 1, 0, NULL, NULL),
      (2, 'asyl', 1, 'a', 'personer', 0, 'count', 1, 0, NULL, NULL),
      (3, 'prosent', 1, 'p', 'prosent', 1, 'share', 0, 0, 'asyl', 'folk'),
      (4, 'klasse', 1, 'k', 'klasse', 0, 'category', 0, 0, NULL, NULL);
    INSERT INTO period VALUES (1, 'A', '2013', '2013-01-01', '2013-12-31'), (2, 'A', '2019', '2019-01-01', '2019-12-31');
    INSERT INTO breakdown VALUES (1, 'kjonn=1');
    INSERT INTO observation VALUES
      (1, 1, 1, 0, 10, 0, 5), (1, 1, 2, 0, 20, 0, 6), (1, 1, 3, 0, 30, 0, 5), (1, 1, 4, 0, 40, 0, 5),
      (1, 1, 5, 0, 50, 0, 5), (1, 1, 6, 0, 60, 0, 5), (1, 1, 20, 0, 210, 0, 5), (1, 1, 21, 0, 7, 0, 5),
      (1, 1, 1, 1, 4, 0, 5), (1, 1, 2, 1, 9, 0, 5), (1, 2, 6, 0, 61, 0, 5),
      (2, 1, 1, 0, 5, 0, 5), (2, 1, 2, 0, NULL, 3, 5), (2, 1, 3, 0, NULL, 3, 5), (2, 1, 4, 0, NULL, 1, 5),
      (2, 1, 5, 0, 8, 0, 5), (2, 1, 11, 0, 9, 0, 5),
      (3, 1, 1, 0, 50.0, 0, 5), (3, 1, 2, 0, NULL, 3, 5), (3, 1, 3, 0, 12.5, 0, 5),
      (4, 1, 1, 0, 1, 0, 5), (4, 1, 2, 0, 2, 0, 5), (4, 1, 3, 0, 3, 0, 5);)");
}

void make_vintages(const std::string& path) {
  create_warehouse(path);
  run_on(path, R"(
    INSERT INTO source (source_id, code, title, publisher, licence) VALUES (1, 'x-kilde', 's', 's', 's'), (2, 'y-kilde', 's', 's', 's');
    INSERT INTO region (region_id, kind, code) VALUES (1, 'kommune', '0101'), (2, 'kommune', '0102'), (3, 'kommune', '0103');
    INSERT INTO region_version (version_id, region_id, valid_from, name) VALUES
      (1, 1, '1900-01-01', 'Aa'), (2, 2, '1900-01-01', 'Be'), (3, 3, '1900-01-01', 'Ce');
    INSERT INTO indicator (indicator_id, code, source_id, title_nb, unit, decimals, kind, sums_over_regions, sums_over_periods) VALUES
      (1, 'x', 1, 'x', 'personer', 0, 'count', 1, 0), (2, 'y', 2, 'y', 'personer', 0, 'count', 1, 0);
    INSERT INTO period VALUES (1, 'A', '2012', '2012-01-01', '2012-12-31');
    CREATE TEMP TABLE v AS SELECT unixepoch('2013-03-01') / 86400 AS a, unixepoch('2014-03-01') / 86400 AS b,
                                  unixepoch('2015-03-01') / 86400 AS c;
    INSERT INTO observation SELECT 1, 1, 1, 0, 2, 0, b FROM v UNION ALL SELECT 1, 1, 2, 0, 7, 0, c FROM v
      UNION ALL SELECT 1, 1, 3, 0, NULL, 3, c FROM v UNION ALL SELECT 2, 1, 1, 0, 1, 0, c FROM v;
    INSERT INTO observation_history (indicator_id, period_id, region_id, breakdown_id, vintage_from, vintage_to, value, status_id)
      SELECT 1, 1, 1, 0, a, b, 1, 0 FROM v UNION ALL SELECT 1, 1, 2, 0, a, b, 5, 0 FROM v
      UNION ALL SELECT 1, 1, 3, 0, b, c, 3, 0 FROM v;
    INSERT INTO load (load_id, source_id, vintage, vintage_basis, loaded_at, operator, tool_version, note, accepted, rows_read,
                      cells_read, cells_new, cells_unchanged, cells_revised, cells_removed, cells_skipped, rows_changed)
      SELECT column1, column2, unixepoch(column3) / 86400, 'option', '', '', '', NULL, NULL, 0, 0, 0, 0, 0, 0, 0, 0
      FROM (VALUES (1, 1, '2013-03-01'), (2, 1, '2014-03-01'), (3, 1, '2015-03-01'), (4, 2, '2015-03-01'));
    INSERT INTO load_scope SELECT source_id, 1, vintage, load_id FROM load;
    CREATE VIEW mine AS SELECT region, value FROM observations WHERE indicator = 'x';)");
}

}  // namespace kv::queryctl
