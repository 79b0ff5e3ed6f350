// SPDX-License-Identifier: MIT
#include "etl/formats/csv.h"

#include <algorithm>

#include "etl/formats/place.h"
#include "schema/error.h"

namespace kv::etl {
namespace {

struct Advice {
  std::string_view rule;
  std::string_view message;
  std::string_view remedy;
};

constexpr Advice kAdvice[] = {
    {"unclosed-quote",
     "A quote opens here and is never closed, so that the rest of the file is one field.",
     "Close the quote, or double it where it is part of the text; if the file was cut off, get it "
     "again."},
    {"text-after-quote", "There is text between a closing quote and the separator.",
     "Double each quote that is part of the text, and put the whole field in quotes."},
    {"stray-quote",
     "A quote without its partner in an unquoted field: where the field ends is unclear.",
     "Put the whole field in quotes and double the quote, or remove it."},
    {"mixed-line-ends",
     "Some lines end with CR alone and others with LF, so that a line may be broken in two.",
     "Find the CR that does not belong there and remove it, or export the file again."},
};

bool spaces_only(std::string_view text) {
  return text.find_first_not_of(' ') == std::string_view::npos;
}

}  // namespace

CsvReader::CsvReader(std::string_view text, char separator)
    : text_(text), separator_(separator), scan_(text, separator) {
  if (separator == 0 || separator == '"' || separator == '\r' || separator == '\n') {
    throw Error("No separator is known for this delimited text.",
                "Say which separator the file uses: semicolon, comma or tab.");
  }
}

bool CsvReader::next(std::vector<std::string_view>& fields) {
  fields.clear();
  blank_ = false;
  if (at_ >= text_.size()) {
    problems_.close();
    return false;
  }
  if (at_ >= next_progress_) {
    next_progress_ = at_ + kProgress;
    if (passed_) passed_(at_);
  }
  ++row_;
  line_ = next_line_;
  buffer_.clear();
  unescaped_.clear();

  const std::size_t record = at_;
  std::size_t start = at_;
  std::size_t quotes = 0;  // in the present unquoted field
  while (true) {
    std::size_t p = scan_.next();
    if (p < text_.size() && text_[p] == '"') {
      if (p != start) {
        ++quotes;
        continue;
      }
      p = quoted_field(start, fields);
    } else {
      const std::string_view field = text_.substr(start, p - start);
      fields.push_back(field);
      if (quotes > 0) check_quotes(field, fields.size());
      quotes = 0;
    }
    start = p + 1;
    if (p < text_.size() && text_[p] == separator_) continue;
    if (p < text_.size()) {
      end_line(p);
    } else {
      at_ = p;
    }
    blank_ = fields.size() == 1 && spaces_only(text_.substr(record, p - record));
    break;
  }
  for (const Unescaped& piece : unescaped_) {
    fields[piece.field] = std::string_view(buffer_).substr(piece.offset, piece.length);
  }
  return true;
}

bool CsvReader::ends_with_newline() const {
  return !text_.empty() && (text_.back() == '\n' || text_.back() == '\r');
}

// Reads a field whose opening quote is at `start`, and returns where it ends: at a separator, a
// line end or the end of the text.
std::size_t CsvReader::quoted_field(std::size_t start, std::vector<std::string_view>& fields) {
  const std::size_t column = fields.size() + 1;
  const std::size_t begin = start + 1;
  std::size_t piece = begin;  // not yet copied
  std::size_t copied = std::string::npos;
  const auto copy_until = [&](std::size_t end) {
    if (copied == std::string::npos) copied = buffer_.size();
    buffer_ += text_.substr(piece, end - piece);
  };

  std::size_t p = scan_.next();
  while (p < text_.size()) {
    const char c = text_[p];
    if (c == '\n') ++next_line_;
    if (c == '\r' && (p + 1 == text_.size() || text_[p + 1] != '\n')) ++next_line_;
    if (c == '"') {
      if (p + 1 == text_.size() || text_[p + 1] != '"') break;
      copy_until(p + 1);
      scan_.next();
      piece = p + 2;
    }
    p = scan_.next();
  }
  if (p == text_.size()) {
    report("unclosed-quote", column, text_.substr(start));
  }
  const std::size_t close = p;
  if (p < text_.size()) {
    do {
      p = scan_.next();
    } while (p < text_.size() && text_[p] == '"');
    if (const std::string_view tail = text_.substr(close + 1, p - close - 1); !tail.empty()) {
      if (!spaces_only(tail)) report("text-after-quote", column, text_.substr(start, p - start));
      copy_until(close);
      buffer_ += tail;
      unescaped_.push_back({fields.size(), copied, buffer_.size() - copied});
      fields.emplace_back();
      return p;
    }
  }
  if (copied == std::string::npos) {
    fields.push_back(text_.substr(begin, close - begin));
  } else {
    copy_until(close);
    unescaped_.push_back({fields.size(), copied, buffer_.size() - copied});
    fields.emplace_back();
  }
  return p;
}

void CsvReader::check_quotes(std::string_view field, std::size_t column) {
  const auto quotes = std::count(field.begin(), field.end(), '"');
  const bool after_spaces = field[field.find_first_not_of(' ')] == '"';
  if (quotes % 2 != 0 || after_spaces) report("stray-quote", column, field);
}

// Ends the record at the CR or LF at `at`.
void CsvReader::end_line(std::size_t at) {
  const bool cr = text_[at] == '\r';
  const bool crlf = cr && at + 1 < text_.size() && text_[at + 1] == '\n';
  if (crlf) scan_.next();
  at_ = at + (crlf ? 2 : 1);
  ++next_line_;
  (cr && !crlf ? cr_alone_ : lf_seen_) = true;
  if (cr_alone_ && lf_seen_ && !line_ends_reported_) {
    line_ends_reported_ = true;
    report("mixed-line-ends", 0, {});
  }
}

void CsvReader::report(std::string_view rule, std::size_t column, std::string_view value) {
  if (problems_.full(rule)) {
    problems_.count_unlisted(rule);
    return;
  }
  const Advice& known = *std::find_if(std::begin(kAdvice), std::end(kAdvice),
                                      [&](const Advice& a) { return a.rule == rule; });
  problems_.add({std::string(rule), row_, column, shown(value), std::string(known.message),
                 std::string(known.remedy)});
}

}  // namespace kv::etl
