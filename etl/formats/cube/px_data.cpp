// SPDX-License-Identifier: MIT
#include "etl/formats/cube/px_data.h"

#include <algorithm>
#include <unordered_map>

#include "etl/formats/place.h"

namespace kv::etl {
namespace {

constexpr const char* kAgain =
    "The file has been cut off or edited; take it again from the agency.";
constexpr std::size_t kMaxZeros = 20'000'000;  // a small file must not become a great load

class Data {
 public:
  Data(PxCursor& cursor, const CubeMetadata& metadata, const PxLayout& layout, CubeHandler& handler,
       CubeProblems& problems, const std::function<void(std::size_t)>& passed)
      : cursor_(cursor),
        metadata_(metadata),
        layout_(layout),
        handler_(handler),
        problems_(problems),
        passed_(passed),
        cells_(cube_size(metadata.dimensions).value_or(0)),
        first_row_(cursor.row()) {}

  void run() {
    if (layout_.keys.empty() ? dense() : keyed()) finish();
  }

 private:
  bool refuse(std::string rule, std::size_t row, std::size_t column, std::string_view value,
              std::string message) {
    problems_.errors.add({std::move(rule), row, column, shown(value), std::move(message), kAgain});
    return false;
  }

  bool more() {
    cursor_.skip_space();
    return !cursor_.at_end() && cursor_.peek() != ';';
  }

  bool dense() {
    std::size_t index = 0;
    for (; more(); ++index)
      if (index >= cells_ || !take(index)) {
        if (problems_.failed()) return false;
        return refuse(
            "value-mismatch", cursor_.row(), cursor_.column(), {},
            "The dimensions make " + std::to_string(cells_) + " cells, and DATA has more.");
      }
    if (index < cells_)
      return refuse("value-mismatch", cursor_.row(), cursor_.column(), {},
                    "The dimensions make " + std::to_string(cells_) + " cells, and DATA has " +
                        std::to_string(index) + ".");
    return true;
  }

  // Rows with their keys before them; a row that is not there holds zeros only.
  bool keyed() {
    index_keys();
    std::size_t width = 1;
    for (std::size_t d = layout_.stub; d < metadata_.dimensions.size(); ++d)
      width *= metadata_.dimensions[d].categories.size();
    std::vector<bool> seen(cells_ / width, false);
    while (more()) {
      std::size_t row = 0;
      if (!take_keys(row)) return false;
      if (seen[row])
        return refuse("duplicate-row", cursor_.row(), 0, {}, "The row's keys have come before.");
      seen[row] = true;
      for (std::size_t i = 0; i < width; ++i) {
        if (!more())
          return refuse("value-mismatch", cursor_.row(), cursor_.column(), {},
                        "The row has fewer than " + std::to_string(width) + " cells.");
        if (!take(row * width + i)) return false;
      }
    }
    add_zeros(seen, width);
    return true;
  }

  void add_zeros(const std::vector<bool>& seen, std::size_t width) {
    const auto absent = static_cast<std::size_t>(std::ranges::count(seen, false));
    if (absent == 0) return;
    if (absent * width > kMaxZeros) {
      problems_.errors.add({"too-large",
                            first_row_,
                            0,
                            {},
                            "DATA leaves out " + std::to_string(absent * width) +
                                " cells that are zero; more than " + std::to_string(kMaxZeros) +
                                " are not filled in.",
                            "Take the table without KEYS, or in parts."});
      return;
    }
    CubeCell cell;
    cell.has_number = true;
    cell.number.kind = CellKind::kNumber;
    cell.number.is_integer = true;
    cell.row = first_row_;
    for (std::size_t row = 0; row < seen.size(); ++row)
      for (std::size_t i = 0; !seen[row] && i < width; ++i) {
        cell.index = row * width + i;
        handler_.cell(cell);
      }
    problems_.notes.add({"rows-of-zeros",
                         first_row_,
                         0,
                         {},
                         std::to_string(absent) + " of " + std::to_string(seen.size()) +
                             " rows are not in DATA; in a file with KEYS they hold zeros only.",
                         {}});
  }

  void index_keys() {
    keys_.resize(layout_.stub);
    for (std::size_t d = 0; d < layout_.stub; ++d) {
      const auto& categories = metadata_.dimensions[d].categories;
      for (std::size_t i = 0; i < categories.size(); ++i)
        keys_[d].emplace(
            layout_.keys[d] == PxLayout::Key::kCodes ? categories[i].code : categories[i].label, i);
    }
  }

  bool take_keys(std::size_t& row) {
    for (std::size_t d = 0; d < layout_.stub; ++d) {
      const std::size_t at_row = cursor_.row();
      const std::size_t at_column = cursor_.column();
      std::string key;
      if (cursor_.peek() != '"' || !cursor_.take_string(key))
        return refuse("unknown-key", at_row, at_column, key,
                      "The row does not begin with a key for each dimension of the stub.");
      const auto found = keys_[d].find(key);
      if (found == keys_[d].end())
        return refuse(
            "unknown-key", at_row, at_column, key,
            "The key is no category of " + in_quotes(metadata_.dimensions[d].label) + ".");
      row = row * metadata_.dimensions[d].categories.size() + found->second;
      cursor_.skip_space();
      if (cursor_.peek() == ',') cursor_.take();
      cursor_.skip_space();
    }
    return true;
  }

  void tell_passed() {
    constexpr std::size_t kEvery = std::size_t{1} << 20;
    if (!passed_ || cursor_.offset() < told_ + kEvery) return;
    told_ = cursor_.offset();
    passed_(told_);
  }

  bool take(std::size_t index) {
    tell_passed();
    CubeCell cell;
    cell.index = index;
    cell.row = cursor_.row();
    cell.column = cursor_.column();
    const bool quoted = cursor_.peek() == '"';
    std::string_view token;
    if (quoted) {
      text_.clear();
      if (!cursor_.take_string(text_))
        return refuse("not-a-number", cell.row, cell.column, {}, "A quote is not closed.");
      token = text_;
    } else {
      const std::size_t begin = cursor_.offset();
      while (!cursor_.at_end() && !PxCursor::is_space(cursor_.peek()) && cursor_.peek() != ';' &&
             cursor_.peek() != '"')
        cursor_.take();
      token = cursor_.from(begin);
    }
    const bool dots = !token.empty() && token.size() <= 6 &&
                      token.find_first_not_of('.') == std::string_view::npos;
    if (dots) {
      cell.symbol = layout_.symbols[token.size() - 1];
    } else if (token == "-") {
      cell.symbol = token;
    } else {
      cell.number = parse_json_number(token);
      if (cell.number.kind != CellKind::kNumber || quoted)
        return refuse("not-a-number", cell.row, cell.column, token,
                      "The cell is neither a number with a decimal point nor one of the symbols "
                      "\"-\" and \".\" to \"......\".");
      cell.has_number = true;
    }
    handler_.cell(cell);
    return true;
  }

  void finish() {
    if (cursor_.at_end()) {
      refuse("no-semicolon", cursor_.row(), cursor_.column(), {},
             "DATA does not end with a semicolon.");
      return;
    }
    cursor_.take();
    cursor_.skip_space();
    if (!cursor_.at_end() && cursor_.peek() != '\x1a')  // DOS programs end a text with it
      refuse("after-data", cursor_.row(), cursor_.column(), {},
             "Something stands after the end of DATA.");
  }

  PxCursor& cursor_;
  const CubeMetadata& metadata_;
  const PxLayout& layout_;
  CubeHandler& handler_;
  CubeProblems& problems_;
  const std::function<void(std::size_t)>& passed_;
  std::size_t told_ = 0;
  std::size_t cells_;
  std::size_t first_row_;
  std::string text_;
  std::vector<std::unordered_map<std::string_view, std::size_t>> keys_;
};

}  // namespace

void read_px_data(PxCursor& cursor, const CubeMetadata& metadata, const PxLayout& layout,
                  CubeHandler& handler, CubeProblems& problems,
                  const std::function<void(std::size_t)>& passed) {
  Data(cursor, metadata, layout, handler, problems, passed).run();
}

}  // namespace kv::etl
