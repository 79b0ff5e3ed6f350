// SPDX-License-Identifier: MIT
#include <ostream>

#include "queryctl/output/writers.h"

namespace kv::queryctl {
namespace {

// count: how many rows there are, and nothing else. off: not even that; the query is run.
class CountWriter : public ResultWriter {
 public:
  CountWriter(std::ostream& out, bool told) : out_(out), told_(told) {}

  void begin(std::span<const Column>) override {}
  void row(std::span<const Cell>) override { ++rows_; }
  void end() override {
    if (told_) out_ << rows_ << '\n';
  }

 private:
  std::ostream& out_;
  bool told_;
  std::int64_t rows_ = 0;
};

}  // namespace

std::unique_ptr<ResultWriter> make_count(std::ostream& out, const WriterOptions&) {
  return std::make_unique<CountWriter>(out, true);
}

std::unique_ptr<ResultWriter> make_off(std::ostream& out, const WriterOptions&) {
  return std::make_unique<CountWriter>(out, false);
}

}  // namespace kv::queryctl
