// SPDX-License-Identifier: MIT
#include "schema/cell_texts.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "schema/error.h"
#include "schema/varint.h"

namespace kv {
namespace {

constexpr std::size_t kLongest = std::size_t{1} << 16U;  // of a text; the rest is cut and marked
constexpr std::size_t kMaxBytes = TextPacker::kCells * 30 + (std::size_t{2} << 20U);

// What a frame that is no frame means here.
std::string_view unpacked_bytes(Decompressor& decompressor, std::string_view data) {
  try {
    return decompressor.decompress(data);
  } catch (const Error& error) {
    throw Error(std::string("The record of the cells' texts is damaged: ") + error.what() + ".",
                "Run `etl verify`; `etl rebuild` makes it again from the raw files.");
  }
}

}  // namespace

void TextPacker::add(std::int64_t row, std::int64_t column, std::string_view text) {
  std::string shortened;
  if (text.size() > kLongest) text = shortened = std::string(text.substr(0, kLongest)) + "…";
  auto found = numbers_.find(text);
  if (found == numbers_.end()) {
    found = numbers_.emplace(text, numbers_.size()).first;
    put_text(dictionary_, text);
  }
  if (count_ == 0) first_row_ = last_row_ = row;
  first_row_ = std::min(first_row_, row);
  last_row_ = std::max(last_row_, row);
  put_difference(rows_, row, row_);
  put_difference(columns_, column, column_);
  put_varint(texts_, found->second);
  row_ = row;
  column_ = column;
  ++count_;
}

std::string_view TextPacker::pack() {
  buffer_.clear();
  put_varint(buffer_, count_);
  for (std::string* column : {&rows_, &columns_, &texts_}) {
    put_text(buffer_, *column);
    column->clear();
  }
  put_varint(buffer_, numbers_.size());
  buffer_ += dictionary_;
  dictionary_.clear();
  numbers_.clear();
  count_ = 0;
  row_ = column_ = 0;
  return compressor_.compress(buffer_);
}

std::vector<CellText> unpack_texts(std::string_view data) {
  Decompressor decompressor(kMaxBytes);
  VarintReader reader(unpacked_bytes(decompressor, data));
  const std::uint64_t count = reader.number();
  if (count > TextPacker::kCells) throw Error("The record of the cells' texts is damaged.");
  VarintReader rows(reader.text());
  VarintReader columns(reader.text());
  VarintReader texts(reader.text());
  std::vector<std::string_view> dictionary;
  const std::uint64_t entries = reader.number();
  for (std::uint64_t i = 0; i < entries; ++i) dictionary.push_back(reader.text());
  std::vector<CellText> cells;
  CellText cell;
  for (std::uint64_t i = 0; i < count; ++i) {
    cell.row = rows.difference(cell.row);
    cell.column = columns.difference(cell.column);
    const std::uint64_t number = texts.number();
    if (number >= dictionary.size()) throw Error("The record of the cells' texts is damaged.");
    cell.text = dictionary[number];
    cells.push_back(cell);
  }
  return cells;
}

std::string plain_number(double value) {
  std::array<char, 400> buffer{};  // 1.8e308 has 309 digits
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
  return error == std::errc{} ? std::string(buffer.data(), end) : std::string{};
}

}  // namespace kv
