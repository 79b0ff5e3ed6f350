// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <string>
#include <vector>

#include "etl/batch.h"
#include "etl/history.h"
#include "etl/places/region_readings.h"
#include "etl/regions.h"
#include "schema/cell_places.h"

namespace kv::etl {

/// Writes where the cells stand that a load is the first to say, while they are merged.
class PlaceRecorder : public MergeListener {
 public:
  /// `load_id`: the number that the load will have. All must outlive this.
  PlaceRecorder(SQLite::Database& db, const Batch& batch, const RegionReadings& readings,
                const RegionIndex& regions, int load_id);

  void begin_scope(int indicator, int period) override;
  void cell(const CellChange& change) override;
  void end_scope() override;
  /// Writes what is still held; to be called after the merge.
  void finish();

 private:
  struct Part {
    CellKey first;
    std::size_t cells = 0;
    std::string data;
  };
  void pack();
  void write();

  const Batch& batch_;
  const RegionReadings& readings_;
  const RegionIndex& regions_;
  int load_id_;
  SQLite::Statement insert_;
  PlacePacker packer_;
  Part part_;
  std::vector<Part> parts_;  // packed, not yet written
  int written_ = 0;
  int period_ = 0;
  bool changed_scope_ = true;
  int region_ = 0;
  int file_ = 0;
  std::uint32_t code_ = 0;
};

}  // namespace kv::etl
