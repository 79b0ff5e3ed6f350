// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <map>
#include <string>

#include "etl/batch.h"
#include "etl/dimensions.h"
#include "etl/finding.h"
#include "etl/history.h"
#include "etl/regions.h"

namespace kv::etl {

/// Names cells for a person: "bosatt of 0301 in 2012 (kjonn=1)".
class CellNames {
 public:
  CellNames(SQLite::Database& db, const Batch& batch, const DimensionIds& ids,
            const RegionIndex& regions);
  std::string name(const CellKey& key) const;

 private:
  std::string breakdown(int id) const;

  SQLite::Database& db_;
  const RegionIndex& regions_;
  std::map<int, std::string> indicators_;
  std::map<int, std::string> periods_;
  std::map<int, std::string> breakdowns_;
};

/// Turns the changes of a merge into findings: notes `revised` and `removed`, errors
/// `vintage-conflict` and `many-removed`.
class ChangeFindings : public MergeListener {
 public:
  ChangeFindings(const CellNames& names, const Batch& batch, int vintage, Findings& findings);
  void cell(const CellChange& change) override;
  void finish(const MergeCounts& counts);

 private:
  const CellNames& names_;
  const Batch& batch_;
  int vintage_;
  Findings& findings_;
};

}  // namespace kv::etl
