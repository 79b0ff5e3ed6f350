// SPDX-License-Identifier: MIT
#include "etl/formats/survey/sav_dictionary.h"

namespace kv::etl {
namespace {

class SetReader {
 public:
  explicit SetReader(std::string_view text) : text_(text) {}

  std::vector<SavSet> read() {
    std::vector<SavSet> sets;
    while (true) {
      while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\0' || text_[at_] == ' '))
        ++at_;
      if (at_ == text_.size()) return sets;
      sets.push_back(read_set());
    }
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw SavFault{at_, "has a multiple-response set that " + what};
  }

  std::string counted_text(const char* what) {
    std::size_t length = 0;
    const std::size_t from = at_;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9' && at_ - from < 6)
      length = length * 10 + static_cast<std::size_t>(text_[at_++] - '0');
    if (at_ == from) fail(std::string("gives no length for its ") + what);
    if (at_ < text_.size() && text_[at_] == ' ') ++at_;
    if (length > text_.size() - at_) fail(std::string("is cut off within its ") + what);
    std::string part(text_.substr(at_, length));
    at_ += length;
    return part;
  }

  void skip_space() {
    if (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }

  SavSet read_set() {
    SavSet set;
    const std::size_t equals = text_.find('=', at_);
    const std::size_t line = text_.find('\n', at_);
    if (equals == std::string_view::npos || equals > line) fail("has no name");
    set.name = text_.substr(at_, equals - at_);
    if (set.name.starts_with('$')) set.name.erase(0, 1);
    if (set.name.empty()) fail("has no name");
    at_ = equals + 1;
    const char type = at_ < text_.size() ? text_[at_++] : '\0';
    if (type == 'C') {
      set.dichotomies = false;
      skip_space();
    } else if (type == 'D') {
      set.counted = counted_text("counted value");
      skip_space();
    } else if (type == 'E') {
      skip_space();
      const std::size_t space = text_.find(' ', at_);
      if (space == std::string_view::npos) fail("is cut off");
      at_ = space + 1;
      set.counted = counted_text("counted value");
      skip_space();
    } else {
      fail("is neither of dichotomies (D, E) nor of categories (C)");
    }
    set.label = counted_text("label");
    read_variables(set);
    return set;
  }

  void read_variables(SavSet& set) {
    std::string name;
    while (at_ < text_.size() && text_[at_] != '\n') {
      const char c = text_[at_++];
      if (c == ' ' || c == '\0') {
        if (!name.empty()) set.variables.push_back(std::move(name));
        name.clear();
      } else {
        name += c;
      }
    }
    if (!name.empty()) set.variables.push_back(std::move(name));
    if (set.variables.empty()) fail("names no variables: " + set.name);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<SavSet> parse_sav_sets(std::string_view text) {
  return SetReader(text).read();
}

}  // namespace kv::etl
