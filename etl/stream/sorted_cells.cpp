// SPDX-License-Identifier: MIT
#include "etl/stream/sorted_cells.h"

#include <algorithm>
#include <queue>
#include <utility>

namespace kv::etl {
namespace {

// One run, read in pieces.
class Reader {
 public:
  Reader(const SpillFile& file, CellRun run) : file_(&file), left_(run) { fill(); }
  explicit Reader(std::span<const PackedCell> cells)
      : at_(cells.data()), end_(cells.data() + cells.size()) {}

  bool empty() const { return at_ == end_; }
  const PackedCell& front() const { return *at_; }
  void pop() {
    if (++at_ == end_ && left_.count > 0) fill();
  }

 private:
  static constexpr std::size_t kAtOnce = 1U << 11U;  // cells: 48 KiB a run

  void fill() {
    buffer_.resize(std::min(kAtOnce, left_.count));
    file_->read(left_.first * sizeof(PackedCell), std::as_writable_bytes(std::span(buffer_)));
    left_.first += buffer_.size();
    left_.count -= buffer_.size();
    at_ = buffer_.data();
    end_ = at_ + buffer_.size();
  }

  const SpillFile* file_ = nullptr;
  CellRun left_;
  std::vector<PackedCell> buffer_;
  const PackedCell* at_ = nullptr;
  const PackedCell* end_ = nullptr;
};

}  // namespace

SortedCells::SortedCells(const SpillFile& file, std::span<const CellRun> runs,
                         std::span<const PackedCell> last)
    : file_(file), runs_(runs), last_(last) {
  if (!runs.empty())
    merged_.emplace([this](const Ahead<Batch>::HandOver& hand_over) { merge(hand_over); });
}

std::span<const PackedCell> SortedCells::next() {
  if (!merged_) return std::exchange(last_, {});
  if (!merged_->take(reading_)) return {};
  return reading_;
}

// The reader whose front is least gives cells until another one's front is less: runs of a file in
// the order of its regions hardly interleave, so that most cells cost one comparison.
void SortedCells::merge(const Ahead<Batch>::HandOver& hand_over) const {
  std::vector<Reader> readers;
  for (const CellRun& run : runs_) readers.emplace_back(file_, run);
  readers.emplace_back(last_);
  using Front = std::pair<std::uint64_t, std::size_t>;  // order, reader
  std::priority_queue<Front, std::vector<Front>, std::greater<>> fronts;
  for (std::size_t i = 0; i < readers.size(); ++i)
    if (!readers[i].empty()) fronts.emplace(readers[i].front().order(), i);
  Batch batch;
  batch.reserve(kBatch);
  bool wanted = true;
  while (!fronts.empty() && wanted) {
    const std::size_t from = fronts.top().second;
    fronts.pop();
    const Front next = fronts.empty() ? Front{UINT64_MAX, SIZE_MAX} : fronts.top();
    Reader& reader = readers[from];
    do {
      batch.push_back(reader.front());
      reader.pop();
      if (batch.size() < kBatch) continue;
      wanted = hand_over(batch);
      batch.clear();
    } while (wanted && !reader.empty() && Front{reader.front().order(), from} < next);
    if (!reader.empty()) fronts.emplace(reader.front().order(), from);
  }
  if (wanted && !batch.empty()) hand_over(batch);
}

}  // namespace kv::etl
