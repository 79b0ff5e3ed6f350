// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "etl/formats/byte_scan.h"
#include "etl/formats/problem.h"
#include "etl/formats/record_stream.h"

namespace kv::etl {

/// Reads delimited text record by record: RFC 4180, and what is met in real files.
///
/// 1. A record ends at LF, CRLF or a CR alone. The end of the text ends the last record; a line end
/// there
///    starts no further one.
/// 2. A field that begins with a quote ends at the next quote that is not doubled; separators and
/// line
///    ends within are part of it, a doubled quote is one quote.
/// 3. A quote later in a field is an ordinary character.
/// 4. A blank record (no bytes, or spaces only) is returned as one field; blank() tells it from a
/// field
///    that was written as "".
/// Nothing is trimmed. The text must outlive the reader.
///
/// Rules that it reports, each once per place, listed up to kMaxListedPerRule:
///   unclosed-quote     no closing quote until the end of the text; row where it opened
///   text-after-quote   something other than spaces between a closing quote and the separator; it
///   is kept
///                      as part of the field
///   stray-quote        in an unquoted field, quotes whose number is odd, or a quote after nothing
///   but
///                      spaces: the field may have been meant as a quoted one, and its end is then
///                      elsewhere. Quotes in pairs (Kommune "X" AS) are no problem.
///   mixed-line-ends    a CR alone in a file that also has LF or CRLF: a line may be broken in two
///   there
class CsvReader final : public RecordStream {
 public:
  /// Throws Error when `separator` is 0, a quote, CR or LF.
  CsvReader(std::string_view text, char separator);

  /// Reads the next record into `fields`; false at the end. The views are valid until the next
  /// call.
  bool next(std::vector<std::string_view>& fields) override;

  std::size_t row() const override { return row_; }  ///< number of the record last read, from 1
  std::size_t line() const { return line_; }  ///< number of the line on which it begins, from 1
  bool blank() const override { return blank_; }
  /// False when the last record has no line end: the file may have been cut off.
  bool ends_with_newline() const override;
  /// What was found so far; complete when next() has returned false.
  const std::vector<Problem>& problems() const override { return problems_.problems(); }
  /// Calls `passed` from time to time with an offset before which nothing will be read again.
  void on_progress(std::function<void(std::size_t)> passed) { passed_ = std::move(passed); }

 private:
  static constexpr std::size_t kProgress = std::size_t{1} << 20U;  // bytes
  struct Unescaped {
    std::size_t field;
    std::size_t offset;
    std::size_t length;
  };

  std::size_t quoted_field(std::size_t start, std::vector<std::string_view>& fields);
  void check_quotes(std::string_view field, std::size_t column);
  void end_line(std::size_t at);
  void report(std::string_view rule, std::size_t column, std::string_view value);

  std::string_view text_;
  char separator_;
  ByteScan scan_;
  std::size_t at_ = 0;  // where the next record begins
  std::size_t row_ = 0;
  std::size_t line_ = 0;
  std::size_t next_line_ = 1;
  bool blank_ = false;
  bool cr_alone_ = false;
  bool lf_seen_ = false;
  bool line_ends_reported_ = false;
  std::string buffer_;  // fields whose quotes had to be undone
  std::vector<Unescaped> unescaped_;
  ProblemList problems_;
  std::function<void(std::size_t)> passed_;
  std::size_t next_progress_ = kProgress;
};

/// The separator among ; , and tab: the one by which most of the first records (up to 100, or 1
/// MiB) have the same number of fields, more than one. Blank records do not count. Where another
/// separator would do, commas that always stand between digits are decimal commas. 0 when two are
/// equally good, or none splits half of the records: then a person has to say.
char detect_separator(std::string_view text);

}  // namespace kv::etl
