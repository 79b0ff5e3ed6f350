// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/number_format.h"

#include <algorithm>

namespace kv::etl::xlsx {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(),
                                                  [](char a, char b) { return a == lower(b); });
}

// A format code's first section, token by token.
class Scan {
 public:
  explicit Scan(std::string_view code) : code_(code) {}

  NumberFormat read() {
    while (!code_.empty() && code_.front() != ';') step();
    NumberFormat format;
    if (invalid_) return format;
    if (date_ || pending_month_) {
      format.kind = time_ || duration_ ? FormatKind::kDateTime : FormatKind::kDate;
    } else if (duration_) {
      format.kind = FormatKind::kDuration;
    } else if (time_) {
      format.kind = FormatKind::kTime;
    } else if (zeros_ >= 2 && !other_) {
      format = {FormatKind::kZeros, zeros_, before_, after_};
    }
    return format;
  }

 private:
  void step() {
    const char c = lower(code_.front());
    if (c == '"') {
      const auto end = code_.find('"', 1);
      literal(code_.substr(1, end == std::string_view::npos ? end : end - 1));
      return drop(end == std::string_view::npos ? code_.size() : end + 1);
    }
    if (c == '\\') {
      literal(code_.substr(1, 1));
      return drop(2);
    }
    if (c == '_' || c == '*') return drop(2);  // padding
    if (c == '[') return bracket();
    if (starts_with_word(code_, "general")) {
      other_ = true;
      return drop(7);
    }
    for (const std::string_view half_day : {"am/pm", "a/p"}) {
      if (!starts_with_word(code_, half_day)) continue;
      time_ = true;
      return drop(half_day.size());
    }
    if (c == 'e' && code_.size() > 1 && (code_[1] == '+' || code_[1] == '-')) {
      other_ = true;
      return drop(2);
    }
    letter(c);
  }

  void letter(char c) {
    const std::size_t run = run_length(c);
    switch (c) {
      case 'y':
      case 'd':
      case 'e':
      case 'g':
      case 'b':
        date_ = true;
        end_month();
        after_hour_ = false;
        break;
      case 'h':
        time_ = true;
        end_month();
        after_hour_ = true;
        break;
      case 's':
        time_ = true;
        pending_month_ = false;  // m before s is minutes
        after_hour_ = false;
        break;
      case 'm':
        if (after_hour_) {
          time_ = true;
        } else {
          end_month();
          pending_month_ = true;
        }
        after_hour_ = false;
        break;
      case '0':
        if (zeros_ > 0 && !after_.empty()) other_ = true;
        zeros_ += run;
        break;
      case 'a':  // a weekday, where it stands three times or more
        (run >= 3 ? date_ : invalid_) = true;
        break;
      case '-':
      case '/':
      case ':':
      case ' ':
      case '(':
      case ')':
      case '+':
        literal(code_.substr(0, run));
        break;
      default:
        other_ = true;
        invalid_ = invalid_ || (c >= 'a' && c <= 'z');
    }
    drop(run);
  }

  // An m that no s followed was a month.
  void end_month() {
    date_ = date_ || pending_month_;
    pending_month_ = false;
  }

  void bracket() {
    const auto end = code_.find(']');
    const std::string_view inside = code_.substr(1, end == std::string_view::npos ? end : end - 1);
    const char first = inside.empty() ? '\0' : lower(inside.front());
    const bool elapsed = (first == 'h' || first == 'm' || first == 's') &&
                         std::ranges::all_of(inside, [&](char c) { return lower(c) == first; });
    if (elapsed) {
      duration_ = true;
      after_hour_ = first == 'h';
    } else if (first == '<' || first == '>' || first == '=') {
      other_ = true;  // a condition: the section is not that of all positive numbers
    }
    drop(end == std::string_view::npos ? code_.size() : end + 1);
  }

  void literal(std::string_view text) { (zeros_ == 0 ? before_ : after_) += text; }

  std::size_t run_length(char c) const {
    std::size_t run = 1;
    while (run < code_.size() && lower(code_[run]) == c) ++run;
    return run;
  }

  void drop(std::size_t count) { code_.remove_prefix(std::min(count, code_.size())); }

  std::string_view code_;
  bool date_ = false;
  bool time_ = false;
  bool duration_ = false;
  bool other_ = false;
  bool invalid_ =
      false;  // a letter that means nothing: "Standard" is no date because of its s and d
  bool pending_month_ = false;
  bool after_hour_ = false;
  std::size_t zeros_ = 0;
  std::string before_;
  std::string after_;
};

}  // namespace

NumberFormat parse_format(std::string_view code) {
  return Scan(code).read();
}

NumberFormat built_in_format(int id) {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 34 && id <= 36) ||
      (id >= 50 && id <= 58))
    return {FormatKind::kDate, 0, {}, {}};
  if ((id >= 18 && id <= 21) || id == 32 || id == 33 || id == 45 || id == 47)
    return {FormatKind::kTime, 0, {}, {}};
  if (id == 22) return {FormatKind::kDateTime, 0, {}, {}};
  if (id == 46) return {FormatKind::kDuration, 0, {}, {}};
  return {};
}

}  // namespace kv::etl::xlsx
