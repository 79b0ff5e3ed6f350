// SPDX-License-Identifier: MIT
#include "tests/queryctl/support/sample.h"

#include <SQLiteCpp/Database.h>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "schema/warehouse.h"

namespace kv::queryctl {

namespace fs = std::filesystem;

Folder::Folder() {
  std::string name = (fs::temp_directory_path() / "kv_queryctl_XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
  path_ = name;
}

Folder::~Folder() {
  fs::remove_all(path_);
}

void Folder::write(const std::string& name, const std::string& text) const {
  fs::create_directories((path_ / name).parent_path());
  std::ofstream(path_ / name, std::ios::binary) << text;
}

std::string read_file(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

void run_on(const std::string& path, const std::string& sql) {
  SQLite::Database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql);
}

void make_sample_warehouse(const std::string& path) {
  create_warehouse(path);
  run_on(path, R"(
    INSERT INTO source (source_id, code, title, publisher, licence) VALUES (1, 'imdi-bosetting', 'Bosetting', 'IMDi', 'NLOD');
    INSERT INTO region (region_id, kind, code) VALUES (1, 'kommune', '0901'), (2, 'kommune', '0914'), (3, 'kommune', '0833');
    INSERT INTO region_version (region_id, valid_from, name) VALUES
      (1, '2000-01-01', 'Risør'), (2, '2000-01-01', 'Tvedestrand'), (3, '2000-01-01', 'Tokke');
    INSERT INTO region_group (group_id, code, title_nb, title_nn, title_en) VALUES (7, 'tom-gruppe', 't', 't', 't');
    INSERT INTO indicator (indicator_id, code, source_id, title_nb, title_en, unit, decimals, kind, sums_over_regions,
                           sums_over_periods) VALUES
      (1, 'anmodet', 1, 'Anmodning', 'Asked', 'personer', 0, 'count', 1, 1),
      (2, 'vedtatt', 1, 'Vedtak', 'Decided', 'personer', 0, 'count', 1, 1),
      (3, 'andel', 1, 'Andel', NULL, 'prosent', 1, 'share', 0, 0);
    INSERT INTO period (period_id, frequency, code, starts, ends) VALUES
      (1, 'A', '2010', '2010-01-01', '2010-12-31'), (2, 'A', '2011', '2011-01-01', '2011-12-31');
    INSERT INTO dimension (dimension, title_nb) VALUES ('kjonn', 'Kjønn');
    INSERT INTO breakdown (breakdown_id, code) VALUES (1, 'kjonn=1');
    INSERT INTO observation (indicator_id, period_id, region_id, breakdown_id, value, status_id, vintage) VALUES
      (1, 1, 1, 0, 30, 0, 0), (1, 2, 1, 0, 10, 0, 0), (2, 1, 1, 0, 25, 0, 0), (2, 2, 1, 0, 10, 0, 0),
      (1, 1, 2, 0, 20, 0, 0), (1, 2, 2, 0, 10, 0, 0), (2, 1, 2, 0, 5, 0, 0), (2, 2, 2, 0, NULL, 1, 0),
      (1, 1, 3, 0, NULL, 1, 0), (1, 2, 3, 0, NULL, 1, 0),
      (2, 1, 1, 1, 12, 0, 0),
      (3, 1, 1, 0, 12.345, 0, 0);)");
}

}  // namespace kv::queryctl
