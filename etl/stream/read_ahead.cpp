// SPDX-License-Identifier: MIT
#include "etl/stream/read_ahead.h"

#include <cstdint>

namespace kv::etl {
namespace {

// A batch has at least one record and hardly more than these.
constexpr std::size_t kFields = std::size_t{1} << 16U;
constexpr std::size_t kCopiedBytes = std::size_t{1} << 20U;

// Of a text that is not empty; as numbers, since the two may have nothing to do with each other.
bool is_part(std::string_view part, std::string_view text) {
  const auto begin = reinterpret_cast<std::uintptr_t>(text.data());
  const auto at = reinterpret_cast<std::uintptr_t>(part.data());
  return at - begin <= text.size() && part.size() <= text.size() - (at - begin);
}

}  // namespace

void ReadAhead::Batch::clear() {
  records.clear();
  fields.clear();
  buffer.clear();
  copied.clear();
}

ReadAhead::ReadAhead(RecordStream& records, std::string_view text)
    : records_(records),
      text_(text),
      row_(records.row()),
      first_column_(records.first_column()),
      ends_with_newline_(records.ends_with_newline()),
      ahead_([this](const Ahead<Batch>::HandOver& hand_over) { read(hand_over); }) {}

void ReadAhead::append(Batch& batch, const std::vector<std::string_view>& fields) const {
  for (const std::string_view field : fields) {
    if (!is_part(field, text_)) {
      batch.copied.push_back({batch.fields.size(), batch.buffer.size(), field.size()});
      batch.buffer += field;
    }
    batch.fields.push_back(field);
  }
  batch.records.push_back({records_.row(), batch.fields.size(), records_.blank()});
}

void ReadAhead::read(const Ahead<Batch>::HandOver& hand_over) const {
  Batch batch;
  std::vector<std::string_view> fields;
  while (records_.next(fields)) {
    append(batch, fields);
    if (batch.fields.size() < kFields && batch.buffer.size() < kCopiedBytes) continue;
    if (!hand_over(batch)) return;
    batch.clear();
  }
  if (!batch.records.empty()) hand_over(batch);
}

bool ReadAhead::next(std::vector<std::string_view>& fields) {
  if (at_ == reading_.records.size()) {
    reading_.clear();
    at_ = 0;
    field_ = 0;
    if (!ahead_.take(reading_)) {
      fields.clear();
      blank_ = false;
      return false;
    }
    for (const Copied& copy : reading_.copied)
      reading_.fields[copy.field] =
          std::string_view(reading_.buffer).substr(copy.offset, copy.length);
  }
  const Record& record = reading_.records[at_++];
  const auto first = reading_.fields.begin();
  fields.assign(first + static_cast<std::ptrdiff_t>(field_),
                first + static_cast<std::ptrdiff_t>(record.end));
  field_ = record.end;
  row_ = record.row;
  blank_ = record.blank;
  return true;
}

}  // namespace kv::etl
