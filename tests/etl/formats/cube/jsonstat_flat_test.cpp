// SPDX-License-Identifier: MIT
#include <algorithm>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "tests/etl/formats/cube/recorder.h"

namespace kv::etl::test {
namespace {

constexpr std::size_t kYears = 1'000;
constexpr std::size_t kRegions = 3'000;

// A cube of three million cells that never exists as a whole: cell i is i % 1000.
class Generated : public ByteSource {
 public:
  explicit Generated(bool values_first) : values_first_(values_first) {
    rest_ =
        R"("version":"2.0","class":"dataset","id":["r","t"],"size":[3000,1000],"dimension":{"r":{"category":{"index":[)";
    for (std::size_t i = 0; i < kRegions; ++i)
      rest_ += (i ? ",\"" : "\"") + std::to_string(i) + "\"";
    rest_ += R"(]}},"t":{"category":{"index":[)";
    for (std::size_t i = 0; i < kYears; ++i) rest_ += (i ? ",\"" : "\"") + std::to_string(i) + "\"";
    rest_ += "]}}}";
    for (std::size_t i = 0; i < 1000; ++i) thousand_ += std::to_string(i) + ",";
    seek(0);
  }

  std::size_t read(char* buffer, std::size_t capacity) override {
    std::size_t size = 0;
    while (size < capacity) {
      const std::string_view part = current();
      if (part.empty()) break;
      const std::size_t n = std::min(capacity - size, part.size());
      std::copy_n(part.begin(), n, buffer + size);
      size += n;
      within_ += n;
    }
    return size;
  }

  void seek(std::size_t offset) override {
    piece_ = 0;
    within_ = 0;
    while (offset > 0) {
      const std::string_view part = current();
      if (part.empty()) return;
      const std::size_t n = std::min(offset, part.size());
      within_ += n;
      offset -= n;
    }
  }

 private:
  // What is left of the piece that reading is in.
  std::string_view current() {
    while (true) {
      const std::string_view piece = text_of(piece_);
      if (within_ < piece.size()) return piece.substr(within_);
      if (piece_ > kRegions + 4) return {};
      ++piece_;
      within_ = 0;
    }
  }

  std::string_view text_of(std::size_t piece) const {
    const std::string_view values = R"("value":[)";
    if (piece == 0) return "{";
    if (values_first_) {
      if (piece == 1) return values;
      if (piece <= kRegions) return thousand_;
      if (piece == kRegions + 1) return std::string_view(thousand_).substr(0, thousand_.size() - 1);
      if (piece == kRegions + 2) return "],";
      if (piece == kRegions + 3) return rest_;
    } else {
      if (piece == 1) return rest_;
      if (piece == 2) return R"(,"value":[)";
      if (piece <= kRegions + 1) return thousand_;
      if (piece == kRegions + 2) return std::string_view(thousand_).substr(0, thousand_.size() - 1);
      if (piece == kRegions + 3) return "]";
    }
    return piece == kRegions + 4 ? "}" : "";
  }

  bool values_first_;
  std::string rest_;
  std::string thousand_;
  std::size_t piece_ = 0;
  std::size_t within_ = 0;
};

struct Sum : CubeHandler {
  std::size_t cells = 0;
  std::int64_t sum = 0;
  bool metadata(const CubeMetadata&) override { return true; }
  void cell(const CubeCell& cell) override {
    ++cells;
    sum += cell.number.integer;
  }
};

long peak_kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

// A yearly file of ten million cells must load on a small machine: memory may not follow the cells.
TEST(JsonstatFlat, MemoryDoesNotGrowWithTheCells) {
  for (const bool values_first : {false, true}) {
    Generated source(values_first);
    Sum sum;
    CubeProblems problems;
    const long before = peak_kilobytes();
    read_jsonstat(source, sum, problems);
    EXPECT_FALSE(problems.failed());
    EXPECT_EQ(sum.cells, kYears * kRegions);
    EXPECT_EQ(sum.sum, 499'500 * 3'000LL);
    EXPECT_LT(peak_kilobytes() - before, 16 * 1024);  // the values alone would take 24 MB
  }
}

}  // namespace
}  // namespace kv::etl::test
