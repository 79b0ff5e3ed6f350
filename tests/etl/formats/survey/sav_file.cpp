// SPDX-License-Identifier: MIT
#include "tests/etl/formats/survey/sav_file.h"

#include <cstdint>
#include <cstring>
#include <memory>
#include <readstat.h>
#include <stdexcept>

#include "etl/formats/survey/sav_dictionary.h"

namespace kv::etl::test {
namespace {

ssize_t append(const void* data, std::size_t size, void* context) {
  static_cast<std::string*>(context)->append(static_cast<const char*>(data), size);
  return static_cast<ssize_t>(size);
}

void must(readstat_error_t error) {
  if (error != READSTAT_OK) throw std::runtime_error(readstat_error_message(error));
}

readstat_compress_t compression(char packed) {
  if (packed == 'z') return READSTAT_COMPRESS_BINARY;
  return packed == 'b' ? READSTAT_COMPRESS_ROWS : READSTAT_COMPRESS_NONE;
}

std::string int32(std::int32_t value) {
  std::string text(4, '\0');
  std::memcpy(text.data(), &value, 4);
  return text;
}

}  // namespace

std::string SavFile::bytes() const {
  const std::unique_ptr<readstat_writer_t, void (*)(readstat_writer_t*)> writer(
      readstat_writer_init(), &readstat_writer_free);
  readstat_writer_t* const w = writer.get();
  std::string out;
  must(readstat_set_data_writer(w, &append));
  must(readstat_writer_set_compression(w, compression(packed)));
  std::vector<readstat_variable_t*> variables;
  for (const Column& column : columns) {
    readstat_variable_t* variable = readstat_add_variable(
        w, column.name.c_str(), column.width > 0 ? READSTAT_TYPE_STRING : READSTAT_TYPE_DOUBLE,
        column.width);
    readstat_variable_set_label(variable, column.label.c_str());
    if (!column.format.empty()) readstat_variable_set_format(variable, column.format.c_str());
    if (!column.labels.empty()) {
      readstat_label_set_t* set =
          readstat_add_label_set(w, READSTAT_TYPE_DOUBLE, ("set_" + column.name).c_str());
      for (const auto& [value, label] : column.labels)
        readstat_label_double_value(set, value, label.c_str());
      readstat_variable_set_label_set(variable, set);
    }
    for (const double value : column.missing)
      must(readstat_variable_add_missing_double_value(variable, value));
    if (column.name == weight) must(readstat_writer_set_fweight_variable(w, variable));
    variables.push_back(variable);
  }
  must(readstat_begin_writing_sav(w, &out, static_cast<long>(rows.size())));
  for (const auto& row : rows) {
    must(readstat_begin_row(w));
    for (std::size_t i = 0; i < row.size(); ++i)
      if (const auto* number = std::get_if<double>(&row[i]))
        must(readstat_insert_double_value(w, variables[i], *number));
      else if (const auto* text = std::get_if<std::string>(&row[i]))
        must(readstat_insert_string_value(w, variables[i], text->c_str()));
      else
        must(readstat_insert_missing_value(w, variables[i]));
    must(readstat_end_row(w));
  }
  must(readstat_end_writing(w));
  if (!sets.empty()) {  // ReadStat writes no sets
    const std::size_t at = scan_sav(out).terminator_at;
    out.insert(
        at, int32(7) + int32(7) + int32(1) + int32(static_cast<std::int32_t>(sets.size())) + sets);
  }
  return out;
}

}  // namespace kv::etl::test
