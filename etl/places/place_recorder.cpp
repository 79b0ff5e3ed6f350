// SPDX-License-Identifier: MIT
#include "etl/places/place_recorder.h"

namespace kv::etl {

PlaceRecorder::PlaceRecorder(SQLite::Database& db, const Batch& batch,
                             const RegionReadings& readings, const RegionIndex& regions,
                             int load_id)
    : batch_(batch),
      readings_(readings),
      regions_(regions),
      load_id_(load_id),
      insert_(db,
              "INSERT INTO load_place (load_id, part, first_indicator, first_period, first_region,"
              " first_breakdown, cells, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)") {}

void PlaceRecorder::begin_scope(int /*indicator*/, int period) {
  period_ = period;
  changed_scope_ = true;
}

void PlaceRecorder::cell(const CellChange& change) {
  if (change.kind != CellChange::Kind::kNew && change.kind != CellChange::Kind::kRevised) return;
  if (packer_.count() == PlacePacker::kCells) pack();
  const bool first = packer_.count() == 0;
  if (first) part_ = {change.key, 0, {}};
  if (first || changed_scope_ || change.key.region != region_ || change.at.file != file_) {
    changed_scope_ = false;
    region_ = change.key.region;
    file_ = change.at.file;
    const auto code =
        readings_.find(batch_, file_, period_, region_, regions_.region(region_).code);
    code_ = code ? packer_.code(*code) : 0;
  }
  packer_.add({change.key.indicator, change.key.period, change.key.region, change.key.breakdown,
               file_ + 1, change.at.row, change.at.column, code_});
}

void PlaceRecorder::pack() {
  part_.cells = packer_.count();
  part_.data = packer_.pack();
  parts_.push_back(std::move(part_));
}

void PlaceRecorder::end_scope() {
  write();
}

void PlaceRecorder::finish() {
  if (packer_.count() > 0) pack();
  write();
}

void PlaceRecorder::write() {
  for (const Part& part : parts_) {
    int at = 0;
    insert_.bind(++at, load_id_);
    insert_.bind(++at, written_++);
    for (const int id :
         {part.first.indicator, part.first.period, part.first.region, part.first.breakdown})
      insert_.bind(++at, id);
    insert_.bind(++at, static_cast<std::int64_t>(part.cells));
    insert_.bindNoCopy(++at, part.data.data(), static_cast<int>(part.data.size()));
    insert_.exec();
    insert_.reset();
  }
  parts_.clear();
}

}  // namespace kv::etl
