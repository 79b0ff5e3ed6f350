// SPDX-License-Identifier: MIT
#include "etl/formats/survey/sav.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <memory>
#include <new>
#include <readstat.h>

#include "etl/formats/place.h"
#include "etl/formats/survey/charset.h"
#include "etl/formats/utf8.h"

namespace kv::etl {
namespace {

constexpr const char* kAgain = "Export the file again from the survey tool or from SPSS.";

/// The file's bytes as ReadStat reads files.
struct Bytes {
  std::string_view text;
  std::size_t at = 0;
};

int open_bytes(const char*, void*) {
  return 0;
}

int close_bytes(void*) {
  return 0;
}

readstat_off_t seek_bytes(readstat_off_t offset, readstat_io_flags_t whence, void* context) {
  auto& bytes = *static_cast<Bytes*>(context);
  const auto size = static_cast<readstat_off_t>(bytes.text.size());
  readstat_off_t from = 0;
  if (whence == READSTAT_SEEK_CUR) from = static_cast<readstat_off_t>(bytes.at);
  if (whence == READSTAT_SEEK_END) from = size;
  if (offset < -from || offset > size - from) return -1;
  bytes.at = static_cast<std::size_t>(from + offset);
  return static_cast<readstat_off_t>(bytes.at);
}

ssize_t read_bytes(void* buffer, std::size_t count, void* context) {
  auto& bytes = *static_cast<Bytes*>(context);
  const std::size_t part = std::min(count, bytes.text.size() - bytes.at);
  bytes.text.copy(static_cast<char*>(buffer), part, bytes.at);
  bytes.at += part;
  return static_cast<ssize_t>(part);
}

readstat_error_t update_bytes(long, readstat_progress_handler, void*, void*) {
  return READSTAT_OK;
}

SurveyCell cell_of(readstat_value_t value, readstat_variable_t* variable) {
  SurveyCell cell;
  if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING) {
    const char* text = readstat_string_value(value);
    cell.text = text ? text : "";
    if (cell.text.find_first_not_of(' ') != std::string::npos)
      cell.kind = SurveyCell::Kind::kText;
    else
      cell.text.clear();
  } else if (!readstat_value_is_system_missing(value)) {
    cell.kind = SurveyCell::Kind::kNumber;
    cell.number = readstat_double_value(value);
  }
  if (cell.kind != SurveyCell::Kind::kNothing && variable)
    cell.declared_missing = readstat_value_is_defined_missing(value, variable) != 0;
  return cell;
}

/// SPSS counts seconds from the first day of the Gregorian calendar, 14 October 1582.
constexpr std::int64_t kDaysBefore1970 = 141'428;
constexpr std::int64_t kSecondsOfDay = 86'400;

/// 'd' for formats of days, 't' for formats of days and times, else 0.
char date_format(const char* format) {
  const std::string_view name = format ? format : "";
  for (const std::string_view date : {"DATETIME", "YMDHMS"})
    if (name.starts_with(date)) return 't';
  for (const std::string_view date : {"DATE", "ADATE", "EDATE", "SDATE", "JDATE"})
    if (name.starts_with(date)) return 'd';
  return '\0';
}

/// A moment as a person writes it, "2013-11-20" or "2013-11-20 09:30:00"; a number that is no
/// moment of the years 1 to 9999 stays a number.
void write_as_date(SurveyCell& cell, char format) {
  const auto seconds = std::llround(std::clamp(cell.number, -1e15, 1e15));
  const std::int64_t days = seconds / kSecondsOfDay - kDaysBefore1970;
  const std::chrono::year_month_day date{std::chrono::sys_days(
      std::chrono::days(static_cast<int>(std::clamp<std::int64_t>(days, -1'000'000, 4'000'000))))};
  const int year = static_cast<int>(date.year());
  if (cell.number < 0 || cell.number > 1e15 || year < 1 || year > 9999) return;
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  std::string text = std::to_string(year);
  text.insert(0, 4 - text.size(), '0');
  text +=
      "-" + two(static_cast<unsigned>(date.month())) + "-" + two(static_cast<unsigned>(date.day()));
  if (format == 't') {
    const std::int64_t of_day = seconds % kSecondsOfDay;
    text += " " + two(of_day / 3600) + ":" + two(of_day / 60 % 60) + ":" + two(of_day % 60);
  }
  cell.kind = SurveyCell::Kind::kText;
  cell.text = std::move(text);
}

/// An end of a range of missing values; an open one is an infinite number.
std::string bound(readstat_value_t value) {
  if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING)
    return code_text(cell_of(value, nullptr));
  return code_text(readstat_double_value(value));
}

/// Collects what ReadStat hands out. No exception may pass through ReadStat, which is C.
class Collector {
 public:
  Collector(SurveyTable& table, const SavLimits& limits) : table_(table), limits_(limits) {}

  readstat_error_t parse(std::string_view bytes) {
    const std::unique_ptr<readstat_parser_t, void (*)(readstat_parser_t*)> parser(
        readstat_parser_init(), &readstat_parser_free);
    if (!parser) throw std::bad_alloc();
    Bytes input{bytes};
    readstat_set_open_handler(parser.get(), &open_bytes);
    readstat_set_close_handler(parser.get(), &close_bytes);
    readstat_set_seek_handler(parser.get(), &seek_bytes);
    readstat_set_read_handler(parser.get(), &read_bytes);
    readstat_set_update_handler(parser.get(), &update_bytes);
    readstat_set_io_ctx(parser.get(), &input);
    readstat_set_metadata_handler(parser.get(), &on_metadata);
    readstat_set_variable_handler(parser.get(), &on_variable);
    readstat_set_value_label_handler(parser.get(), &on_label);
    readstat_set_value_handler(parser.get(), &on_value);
    const readstat_error_t error = readstat_parse_sav(parser.get(), "", this);
    if (out_of_memory_) throw std::bad_alloc();
    return error;
  }

  bool too_many() const { return too_many_; }

  void finish() {
    const std::size_t width = table_.columns.size();
    table_.rows = width == 0 ? 0 : table_.cells.size() / width;
    for (std::size_t i = 0; i < width; ++i)
      if (const auto it = labels_.find(label_set_[i]); it != labels_.end())
        table_.columns[i].labels = it->second;
  }

 private:
  template <typename Work>
  static int guarded(void* context, Work work) noexcept {
    auto& self = *static_cast<Collector*>(context);
    try {
      return work(self) ? READSTAT_HANDLER_OK : READSTAT_HANDLER_ABORT;
    } catch (...) {
      self.out_of_memory_ = true;
      return READSTAT_HANDLER_ABORT;
    }
  }

  static int on_metadata(readstat_metadata_t* metadata, void* context) {
    return guarded(context, [&](Collector& self) {
      if (const char* title = readstat_get_file_label(metadata)) self.table_.title = title;
      if (const char* encoding = readstat_get_file_encoding(metadata))
        self.table_.encoding = encoding;
      return true;
    });
  }

  static int on_variable(int, readstat_variable_t* variable, const char* set, void* context) {
    return guarded(context, [&](Collector& self) {
      SurveyColumn column;
      const char* name = readstat_variable_get_name(variable);
      if (!name || !*name) return false;
      column.name = name;
      if (const char* label = readstat_variable_get_label(variable)) column.label = label;
      const bool string = readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING;
      self.dates_.push_back(string ? '\0' : date_format(readstat_variable_get_format(variable)));
      column.is_text = string || self.dates_.back() != '\0';
      for (int i = 0; i < readstat_variable_get_missing_ranges_count(variable); ++i)
        column.missing.emplace_back(bound(readstat_variable_get_missing_range_lo(variable, i)),
                                    bound(readstat_variable_get_missing_range_hi(variable, i)));
      self.table_.columns.push_back(std::move(column));
      self.label_set_.emplace_back(set ? set : "");
      return true;
    });
  }

  static int on_label(const char* set, readstat_value_t value, const char* label, void* context) {
    return guarded(context, [&](Collector& self) {
      self.labels_[set ? set : ""].emplace_back(code_text(cell_of(value, nullptr)),
                                                label ? label : "");
      return true;
    });
  }

  static int on_value(int, readstat_variable_t* variable, readstat_value_t value, void* context) {
    return guarded(context, [&](Collector& self) {
      if (self.dates_.empty()) return false;
      if (self.table_.cells.size() >= self.limits_.cells) {
        self.too_many_ = true;
        return false;
      }
      SurveyCell cell = cell_of(value, variable);
      const auto column = self.table_.cells.size() % self.dates_.size();
      if (self.dates_[column] != '\0' && cell.kind == SurveyCell::Kind::kNumber &&
          !cell.declared_missing)
        write_as_date(cell, self.dates_[column]);
      self.table_.cells.push_back(std::move(cell));
      return true;
    });
  }

  SurveyTable& table_;
  const SavLimits& limits_;
  std::vector<std::string> label_set_;  // of each column
  std::vector<char> dates_;             // what date_format says of each
  std::map<std::string, std::vector<std::pair<std::string, std::string>>> labels_;
  bool too_many_ = false;
  bool out_of_memory_ = false;
};

Problem bad(std::string rule, const std::string& what, std::string remedy = kAgain) {
  return {std::move(rule), 0, 0, {}, "The file " + what + ".", std::move(remedy)};
}

Problem refused(readstat_error_t error, bool too_many, const SavLimits& limits) {
  switch (error) {
    case READSTAT_ERROR_CONVERT:
    case READSTAT_ERROR_CONVERT_BAD_STRING:
    case READSTAT_ERROR_CONVERT_SHORT_STRING:
    case READSTAT_ERROR_CONVERT_LONG_STRING:
      return bad("sav-encoding", "has text that is not in the encoding that it states",
                 "Export it again in UTF-8.");
    case READSTAT_ERROR_UNSUPPORTED_CHARSET:
      return bad("sav-encoding", "states an encoding that is not known", "Export it in UTF-8.");
    case READSTAT_ERROR_ROW_COUNT_MISMATCH:
      return bad("sav-cut", "ends before the last of the cases that it says it has");
    default:
      if (too_many)
        return bad("bad-sav", "has more than " + std::to_string(limits.cells) + " cells");
      if (error == READSTAT_ERROR_USER_ABORT)
        return bad("bad-sav", "has a variable whose name is nothing");
      return bad("bad-sav", std::string("is damaged: ") + readstat_error_message(error));
  }
}

std::size_t column_of(const SavDictionary& dictionary, const std::string& name) {
  for (const bool long_names : {false, true})
    for (std::size_t i = 0; i < dictionary.variables.size(); ++i) {
      const SavVariable& variable = dictionary.variables[i];
      if (same_variable(long_names ? variable.long_name : variable.short_name, name)) return i;
    }
  return SurveyTable::kNone;
}

bool add_sets(const SavDictionary& dictionary, SurveyTable& table, std::vector<Problem>& problems) {
  for (const SavSet& from : dictionary.sets) {
    MultipleSet set;
    set.name = to_utf8(from.name, table.encoding);
    set.label = to_utf8(from.label, table.encoding);
    set.dichotomies = from.dichotomies;
    set.counted = to_utf8(from.counted, table.encoding);
    for (const std::string& name : from.variables) {
      const std::size_t column = column_of(dictionary, name);
      if (column == SurveyTable::kNone) {
        problems.push_back(bad("bad-sav", "has a multiple-response set " + set.name +
                                              " of the variable " + shown(name) +
                                              ", which it lacks"));
        return false;
      }
      set.columns.push_back(column);
    }
    table.sets.push_back(std::move(set));
  }
  return true;
}

/// ReadStat passes bytes on where the file states no encoding.
bool all_utf8(const SurveyTable& table) {
  const auto fits = [](const std::string& text) { return check_utf8(text).valid; };
  for (const SurveyColumn& column : table.columns) {
    if (!fits(column.name) || !fits(column.label)) return false;
    for (const auto& [code, label] : column.labels)
      if (!fits(code) || !fits(label)) return false;
  }
  return std::ranges::all_of(table.cells, fits, &SurveyCell::text) && fits(table.title);
}

}  // namespace

bool looks_like_sav(std::string_view bytes) {
  return bytes.starts_with("$FL2") || bytes.starts_with("$FL3");
}

bool read_sav(std::string_view bytes, SurveyTable& table, std::vector<Problem>& problems,
              const SavLimits& limits) {
  SavDictionary dictionary;
  try {
    dictionary = scan_sav(bytes, limits);
  } catch (const SavFault& fault) {
    problems.push_back(
        bad("bad-sav", fault.what + " (at byte " + std::to_string(fault.offset) + ")"));
    return false;
  }
  table = {};
  table.layout = dictionary.compression == 2 ? "zsav" : "sav";
  Collector collector(table, limits);
  const readstat_error_t error = collector.parse(bytes);
  if (error != READSTAT_OK) {
    problems.push_back(refused(error, collector.too_many(), limits));
    return false;
  }
  collector.finish();
  if (table.columns.size() != dictionary.variables.size() ||
      table.cells.size() != table.rows * table.columns.size()) {
    problems.push_back(bad("bad-sav", "has a dictionary that does not fit its cases"));
    return false;
  }
  if (dictionary.cases >= 0 && table.rows != static_cast<std::size_t>(dictionary.cases)) {
    problems.push_back(bad("sav-cut", "says that it has " + std::to_string(dictionary.cases) +
                                          " cases and has " + std::to_string(table.rows)));
    return false;
  }
  if (table.encoding.empty()) table.encoding = dictionary.encoding;
  if (!all_utf8(table)) {
    problems.push_back(bad("sav-encoding", "has text in an encoding that it does not state",
                           "Export it again in UTF-8."));
    return false;
  }
  if (!dictionary.weight.empty()) table.weight = column_of(dictionary, dictionary.weight);
  return add_sets(dictionary, table, problems);
}

}  // namespace kv::etl
