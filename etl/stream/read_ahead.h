// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "etl/formats/record_stream.h"
#include "etl/stream/ahead.h"

namespace kv::etl {

/// The records of another stream, which a thread of its own reads some thousands ahead: finding
/// where cells end and saying what they mean take about as long. It answers as the other would.
/// problems() may be asked for when next() has returned false, and the other stream must be let
/// alone while this one lives.
class ReadAhead final : public RecordStream {
 public:
  /// `text` is what the fields of `records` are parts of; those that are not are copied.
  ReadAhead(RecordStream& records, std::string_view text);

  bool next(std::vector<std::string_view>& fields) override;
  std::size_t row() const override { return row_; }
  bool blank() const override { return blank_; }
  const std::vector<Problem>& problems() const override { return records_.problems(); }
  bool ends_with_newline() const override { return ends_with_newline_; }
  std::size_t first_column() const override { return first_column_; }

 private:
  struct Record {
    std::size_t row = 0;
    std::size_t end = 0;  // of its fields in `fields`
    bool blank = false;
  };
  struct Copied {
    std::size_t field = 0;
    std::size_t offset = 0;
    std::size_t length = 0;
  };
  struct Batch {
    std::vector<Record> records;
    std::vector<std::string_view> fields;
    std::string buffer;
    std::vector<Copied> copied;  // fields whose bytes are in `buffer`
    void clear();
  };

  void read(const Ahead<Batch>::HandOver& hand_over) const;
  void append(Batch& batch, const std::vector<std::string_view>& fields) const;

  RecordStream& records_;
  std::string_view text_;
  std::size_t row_;
  std::size_t first_column_;
  bool ends_with_newline_;
  bool blank_ = false;
  Batch reading_;
  std::size_t at_ = 0;     // the next record of `reading_`
  std::size_t field_ = 0;  // and its first field
  Ahead<Batch> ahead_;     // last: it reads the others
};

}  // namespace kv::etl
