// SPDX-License-Identifier: MIT
#include "schema/cell_places.h"

#include "schema/error.h"
#include "schema/varint.h"

namespace kv {
namespace {

// Eight numbers of at most 10 bytes for each cell, and the codes of all regions.
constexpr std::size_t kMaxBytes = PlacePacker::kCells * 80 + (std::size_t{4} << 20U);

// What a frame that is no frame means here.
std::string_view unpacked_bytes(Decompressor& decompressor, std::string_view data) {
  try {
    return decompressor.decompress(data);
  } catch (const Error& error) {
    throw Error(std::string("The record of where cells stood is damaged: ") + error.what() + ".",
                "Run `etl verify`; `etl rebuild` makes it again from the raw files.");
  }
}

}  // namespace

std::uint32_t PlacePacker::code(const CodeText& text) {
  return codes_.emplace(text, static_cast<std::uint32_t>(codes_.size() + 1)).first->second;
}

void PlacePacker::make_room() {
  constexpr std::size_t kLongest = 10;  // bytes of a number
  for (Column& column : columns_) {
    column.bytes.reset(new char[kCells * kLongest]);  // not cleared: most of it is never used
    column.end = column.bytes.get();
  }
}

void PlacePacker::add(const CellPlace& place) {
  if (!columns_.front().end) make_room();
  if (count_ == kCells) throw Error("There are too many places for one part.");
  const auto put = [this](std::size_t column, std::int64_t now, std::int64_t before) {
    columns_[column].end = put_difference(columns_[column].end, now, before);
  };
  put(6, place.indicator, last_.indicator);
  put(7, place.period, last_.period);
  put(0, place.region, last_.region);
  put(1, place.breakdown, last_.breakdown);
  put(2, place.file, last_.file);
  put(3, place.row, last_.row);
  put(4, place.column, last_.column);
  columns_[5].end = put_varint(columns_[5].end, place.code);
  last_ = place;
  ++count_;
}

std::string_view PlacePacker::pack() {
  buffer_.clear();
  put_varint(buffer_, count_);
  for (Column& column : columns_) {
    put_text(buffer_,
             {column.bytes.get(), static_cast<std::size_t>(column.end - column.bytes.get())});
    column.end = column.bytes.get();
  }
  std::vector<const CodeText*> in_order(codes_.size());
  for (const auto& [text, number] : codes_) in_order[number - 1] = &text;
  put_varint(buffer_, in_order.size());
  for (const CodeText* text : in_order) {
    put_text(buffer_, text->text);
    put_text(buffer_, text->code);
  }
  codes_.clear();
  count_ = 0;
  last_ = {};
  return compressor_.compress(buffer_);
}

UnpackedPlaces unpack_places(std::string_view data) {
  Decompressor decompressor(kMaxBytes);
  VarintReader reader(unpacked_bytes(decompressor, data));
  const std::uint64_t count = reader.number();
  if (count > PlacePacker::kCells) throw Error("The record of where cells stood is damaged.");
  std::array<VarintReader, 8> columns;
  for (VarintReader& column : columns) column = VarintReader(reader.text());
  UnpackedPlaces unpacked;
  CellPlace place;
  for (std::uint64_t i = 0; i < count; ++i) {
    place.indicator = static_cast<int>(columns[6].difference(place.indicator));
    place.period = static_cast<int>(columns[7].difference(place.period));
    place.region = static_cast<int>(columns[0].difference(place.region));
    place.breakdown = static_cast<int>(columns[1].difference(place.breakdown));
    place.file = static_cast<int>(columns[2].difference(place.file));
    place.row = columns[3].difference(place.row);
    place.column = columns[4].difference(place.column);
    place.code = static_cast<std::uint32_t>(columns[5].number());
    unpacked.places.push_back(place);
  }
  const std::uint64_t codes = reader.number();
  for (std::uint64_t i = 0; i < codes; ++i) {
    std::string text(reader.text());
    unpacked.codes.push_back({std::move(text), std::string(reader.text())});
  }
  for (const CellPlace& entry : unpacked.places)
    if (entry.code > unpacked.codes.size())
      throw Error("The record of where cells stood is damaged.");
  return unpacked;
}

}  // namespace kv
