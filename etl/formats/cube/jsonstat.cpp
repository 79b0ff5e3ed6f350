// SPDX-License-Identifier: MIT
#include "etl/formats/cube/jsonstat.h"

#include <charconv>
#include <map>

#include "etl/formats/cube/json_refusal.h"
#include "etl/formats/cube/json_stream.h"
#include "etl/formats/cube/jsonstat_metadata.h"
#include "etl/formats/cube/jsonstat_scan.h"
#include "etl/formats/place.h"

namespace kv::etl {
namespace {

constexpr const char* kAgain = "Take the table again from the agency.";

bool says_missing(std::string_view symbol) {
  return symbol == "." || symbol == ".." || symbol == ":" || symbol == "...";
}

// The second reading: what stands between the brackets of "value", which is known to be JSON.
class Values {
 public:
  Values(ByteSource& source, const JsonstatScan& scan, std::size_t cells, CubeHandler& handler,
         CubeProblems& problems)
      : stream_(source, scan.value_offset, scan.value_row, scan.value_column),
        scan_(scan),
        cells_(cells),
        handler_(handler),
        problems_(problems) {}

  void dense() {
    for (std::size_t index = 0; index < cells_ && skip_to_value(); ++index)
      if (!take(index)) return;
  }

  void sparse() {
    seen_.assign(cells_, false);
    std::size_t listed = 0;
    while (skip_to_value()) {
      const std::size_t row = stream_.row();
      const std::size_t column = stream_.column();
      const std::string key = read_key();
      std::size_t index = 0;
      const auto [end, result] = std::from_chars(key.data(), key.data() + key.size(), index);
      if (result != std::errc{} || end != key.data() + key.size() || index >= cells_ ||
          (key.size() > 1 && key[0] == '0'))
        return refuse("bad-cell-number", row, column, key,
                      "A value stands under a key that is no cell's number (0 to " +
                          std::to_string(cells_ - 1) + ").");
      if (seen_[index])
        return refuse("duplicate-key", row, column, key, "The cell has two values.");
      seen_[index] = true;
      ++listed;
      if (!skip_to_value() || !take(index)) return;
    }
    statuses_alone();
    if (cells_ > listed + alone_)
      problems_.notes.add({"cells-not-listed",
                           0,
                           0,
                           {},
                           std::to_string(cells_ - listed - alone_) + " of " +
                               std::to_string(cells_) +
                               " cells are not in the file; they are no cells.",
                           {}});
  }

  void tell() {
    if (nulls_ > 0)
      problems_.warnings.add({"null-without-status", null_row_, null_column_, "null",
                              std::to_string(nulls_) +
                                  " cell(s) are null without a status that says why; they are "
                                  "taken as not available. This is the first.",
                              "Ask the agency why there is no figure."});
    for (const auto& [symbol, count] : marks_)
      problems_.warnings.add({"mark-not-kept", 0, 0, shown(symbol),
                              std::to_string(count) +
                                  " number(s) have this sign beside them; the numbers are kept, "
                                  "the sign is not.",
                              "The agency's notes say what it means (often: preliminary)."});
  }

 private:
  void refuse(std::string rule, std::size_t row, std::size_t column, std::string_view value,
              std::string message) {
    problems_.errors.add({std::move(rule), row, column, shown(value), std::move(message), kAgain});
  }

  // To the next letter of a key, a number or null; false at the closing bracket.
  bool skip_to_value() {
    while (true) {
      const char c = stream_.Peek();
      if (c == ']' || c == '}' || c == '\0') return false;
      if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != ',' && c != ':') return true;
      stream_.Take();
    }
  }

  std::string read_key() {
    std::string key;
    stream_.Take();
    while (stream_.Peek() != '"' && !stream_.at_end()) {
      const char c = stream_.Take();
      if (c == '\\' && stream_.Peek() == '"') stream_.Take();
      key += c;
    }
    stream_.Take();
    return key;
  }

  bool take(std::size_t index) {
    CubeCell cell;
    cell.index = index;
    cell.row = stream_.row();
    cell.column = stream_.column();
    cell.symbol = scan_.status.at(index);
    token_.clear();
    while (true) {
      const char c = stream_.Peek();
      if (c == ',' || c == ']' || c == '}' || c == ' ' || c == '\n' || c == '\r' || c == '\t' ||
          c == '\0')
        break;
      token_ += stream_.Take();
    }
    if (token_ == "null") {
      if (cell.symbol.empty() && nulls_++ == 0) {
        null_row_ = cell.row;
        null_column_ = cell.column;
      }
    } else {
      cell.number = parse_json_number(token_);
      if (cell.number.kind != CellKind::kNumber) {
        refuse("number-too-big", cell.row, cell.column, token_,
               "The number is beyond what can be held exactly (64 bits, or a double).");
        return false;
      }
      cell.has_number = true;
      if (!check_mark(cell)) return false;
    }
    handler_.cell(cell);
    return true;
  }

  bool check_mark(const CubeCell& cell) {
    if (cell.symbol.empty()) return true;
    if (says_missing(cell.symbol)) {
      refuse("status-contradicts", cell.row, cell.column, token_,
             "The cell has the number " + token_ + " and the status " + in_quotes(cell.symbol) +
                 ", which says that there is none.");
      return false;
    }
    ++marks_[std::string(cell.symbol)];
    return true;
  }

  // Cells that have a status and are not among the values.
  void statuses_alone() {
    for (const auto& [index, symbol] : scan_.status.entries()) {
      if (index >= cells_ || seen_[index]) continue;
      CubeCell cell;
      cell.index = index;
      cell.symbol = scan_.status.symbol(symbol);
      cell.row = scan_.status_row;
      cell.column = scan_.status_column;
      handler_.cell(cell);
      ++alone_;
    }
  }

  JsonStream stream_;
  const JsonstatScan& scan_;
  std::size_t cells_;
  CubeHandler& handler_;
  CubeProblems& problems_;
  std::string token_;
  std::vector<bool> seen_;
  std::size_t alone_ = 0;
  std::size_t nulls_ = 0;
  std::size_t null_row_ = 0;
  std::size_t null_column_ = 0;
  std::map<std::string, std::size_t, std::less<>> marks_;
};

bool fits(const JsonstatScan& scan, std::size_t cells, CubeProblems& problems) {
  if (scan.values == JsonstatScan::Values::kArray && scan.value_count != cells)
    problems.errors.add({"value-mismatch",
                         scan.value_row,
                         scan.value_column,
                         {},
                         "The sizes of the dimensions make " + std::to_string(cells) +
                             " cells, and \"value\" has " + std::to_string(scan.value_count) + ".",
                         "The file has been cut off or edited; take the table again."});
  if (scan.status_form == JsonstatScan::Status::kOther)
    problems.errors.add({"bad-status",
                         scan.status_row,
                         scan.status_column,
                         {},
                         "\"status\" is neither a text, a list nor an object.",
                         kAgain});
  const bool list_differs =
      scan.status_form == JsonstatScan::Status::kArray && scan.status_count != cells;
  const bool beyond = scan.status.size() > 0 && scan.status.last_index() >= cells;
  if (list_differs || beyond)
    problems.errors.add({"status-mismatch",
                         scan.status_row,
                         scan.status_column,
                         {},
                         "\"status\" speaks of other cells than the " + std::to_string(cells) +
                             " that the dimensions make.",
                         kAgain});
  return !problems.failed();
}

}  // namespace

void read_jsonstat(ByteSource& source, CubeHandler& handler, CubeProblems& problems) {
  JsonstatScan scan;
  if (!JsonstatScanner::scan(source, scan, problems)) return;
  if (auto other = other_json(scan)) return problems.errors.add(std::move(*other));
  const CubeMetadata metadata = jsonstat_metadata(scan.root, problems);
  scan.root = {};
  if (problems.failed()) return;
  const std::size_t cells = cube_size(metadata.dimensions).value_or(0);
  if (!fits(scan, cells, problems) || !handler.metadata(metadata)) return;
  Values values(source, scan, cells, handler, problems);
  if (scan.values == JsonstatScan::Values::kArray)
    values.dense();
  else
    values.sparse();
  values.tell();
  problems.errors.close();
}

void read_jsonstat(std::string_view text, CubeHandler& handler, CubeProblems& problems) {
  TextSource source(text);
  read_jsonstat(source, handler, problems);
}

}  // namespace kv::etl
