// SPDX-License-Identifier: MIT
#include <cmath>
#include <ostream>
#include <set>

#include "queryctl/output/number.h"
#include "queryctl/output/remarks.h"
#include "queryctl/output/text.h"
#include "queryctl/output/writers.h"

namespace kv::queryctl {

namespace {

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += "\\u00" + hex(std::string_view(&c, 1));
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

// json: an array with one object a line; jsonl: one object a line. Numbers keep their type (70.0)
// and all their digits, a BLOB is a string of hexadecimal digits, what is not finite is null. Two
// columns of one name would lose one of them in most readers: the second is written as name_2.
class JsonWriter : public ResultWriter {
 public:
  JsonWriter(std::ostream& out, bool lines) : out_(out), lines_(lines) {}

  void begin(std::span<const Column> columns) override {
    std::set<std::string> taken;
    for (const Column& column : columns) taken.insert(column.name);
    std::set<std::string> used;
    for (const Column& column : columns) {
      std::string name = column.name;
      for (int number = 2; !used.insert(name).second; ++number) {
        std::string next = column.name + "_" + std::to_string(number);
        if (!taken.contains(next)) name = std::move(next);
      }
      if (name != column.name) {
        renamed_.push_back("The result has more than one column \"" + column.name +
                           "\"; one is written as \"" + name + "\". Name it with AS.");
      }
      std::string key;
      append_json_string(key, repaired(name));
      keys_.push_back(std::move(key));
    }
    if (!lines_) out_ << '[';
  }

  void row(std::span<const Cell> cells) override {
    line_.clear();
    if (!lines_ && any_) line_ = ",\n";
    any_ = true;
    line_ += '{';
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) line_ += ',';
      line_ += keys_[i];
      line_ += ':';
      add(cells[i]);
    }
    line_ += '}';
    if (lines_) line_ += '\n';
    out_.write(line_.data(), static_cast<std::streamsize>(line_.size()));
  }

  void end() override {
    if (!lines_) out_ << "]\n";
  }

  std::vector<std::string> notices() const override {
    std::vector<std::string> notices = renamed_;
    if (not_finite_ > 0) {
      notices.push_back(counted(not_finite_, "value is infinite or not a number and is",
                                "values are infinite or not a number and are") +
                        " written as null, because JSON has no such number.");
    }
    remarks_.tell(notices);
    return notices;
  }

 private:
  void add(const Cell& cell) {
    switch (cell.type) {
      case Cell::Type::kNull:
        line_ += "null";
        break;
      case Cell::Type::kInteger:
        line_ += std::to_string(cell.integer);
        break;
      case Cell::Type::kReal:
        if (std::isfinite(cell.real)) {
          line_ += shortest_real(cell.real);
        } else {
          line_ += "null";
          ++not_finite_;
        }
        break;
      case Cell::Type::kText:
        if (is_utf8(cell.text)) {
          append_json_string(line_, cell.text);
        } else {
          append_json_string(line_, repaired(cell.text));
        }
        break;
      case Cell::Type::kBlob:
        ++remarks_.blobs;
        append_json_string(line_, hex(cell.text));
        break;
    }
  }

  std::string repaired(std::string_view text) {
    bool replaced = false;
    std::string valid = repair_utf8(text, replaced);
    if (replaced) ++remarks_.invalid;
    return valid;
  }

  std::ostream& out_;
  bool lines_;
  bool any_ = false;
  std::string line_;
  std::vector<std::string> keys_;
  std::vector<std::string> renamed_;
  std::size_t not_finite_ = 0;
  Remarks remarks_;
};

}  // namespace

std::unique_ptr<ResultWriter> make_json(std::ostream& out, const WriterOptions&) {
  return std::make_unique<JsonWriter>(out, false);
}

std::unique_ptr<ResultWriter> make_jsonl(std::ostream& out, const WriterOptions&) {
  return std::make_unique<JsonWriter>(out, true);
}

}  // namespace kv::queryctl
