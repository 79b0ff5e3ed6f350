// SPDX-License-Identifier: MIT
#include "etl/stream/cell_sorter.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kv::etl {

// Least significant digit first; a digit in which all cells agree is passed over.
void sort_cells(std::vector<PackedCell>& cells, std::vector<PackedCell>& scratch, unsigned bits) {
  constexpr unsigned kDigit = 11;
  constexpr std::size_t kBuckets = std::size_t{1} << kDigit;
  scratch.resize(cells.size());
  std::array<std::uint32_t, kBuckets> places;
  for (unsigned shift = 0; shift < bits; shift += kDigit) {
    const auto digit = [shift](const PackedCell& cell) {
      return cell.order() >> shift & (kBuckets - 1);
    };
    places.fill(0);
    for (const PackedCell& cell : cells) ++places[digit(cell)];
    if (std::ranges::find(places, cells.size()) != places.end()) continue;
    std::uint32_t next = 0;
    for (std::uint32_t& place : places) next += std::exchange(place, next);
    for (const PackedCell& cell : cells) scratch[places[digit(cell)]++] = cell;
    cells.swap(scratch);
  }
}

CellSorter::CellSorter(unsigned order_bits) : order_bits_(order_bits) {}

CellSorter::~CellSorter() {
  if (work_.valid()) work_.wait();
}

void CellSorter::wait() {
  if (work_.valid()) work_.get();
}

void CellSorter::end_run() {
  wait();
  filling_.swap(sorting_);
  filling_.clear();
  runs_.push_back({file_cells_, sorting_.size()});
  file_cells_ += sorting_.size();
  work_ = std::async(std::launch::async, [this, run = runs_.back()] {
    sort_cells(sorting_, scratch_, order_bits_);
    file_.write(run.first * sizeof(PackedCell), std::as_bytes(std::span(sorting_)));
  });
}

std::unique_ptr<SortedCells> CellSorter::sorted() {
  wait();
  sort_cells(filling_, scratch_, order_bits_);
  scratch_ = {};
  sorting_ = {};
  return std::make_unique<SortedCells>(file_, runs_, filling_);
}

}  // namespace kv::etl
