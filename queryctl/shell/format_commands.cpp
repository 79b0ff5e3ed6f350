// SPDX-License-Identifier: MIT
// How results are written.
#include <charconv>
#include <ostream>

#include "queryctl/output/writer.h"
#include "queryctl/session.h"
#include "queryctl/shell/dot_commands.h"

namespace kv::queryctl {
namespace {

using Words = std::span<const std::string>;

template <typename Number>
Number whole_number(std::string_view command, const std::string& word) {
  Number value{};
  const char* const end = word.data() + word.size();
  const auto read = std::from_chars(word.data(), end, value);
  if (read.ec != std::errc{} || read.ptr != end)
    throw Error("." + std::string(command) + ": \"" + word + "\" is no whole number.", {},
                ExitCode::kUsage);
  return value;
}

std::optional<std::int64_t> rows_or_off(std::string_view command, const std::string& word) {
  if (word == "off" || word == "none") return std::nullopt;
  const auto rows = whole_number<std::int64_t>(command, word);
  if (rows < 0)
    throw Error("." + std::string(command) + ": the number of rows is from 0 on.",
                "." + std::string(command) + " off lifts it.", ExitCode::kUsage);
  return rows;
}

void tell_rows(Dispatcher& shell, std::optional<std::int64_t> rows) {
  shell.host().out() << (rows ? std::to_string(*rows) : "off") << '\n';
}

// As sqlite3 reads them outside quotes, too: \t, \n, \r, \\.
std::string unescaped(const std::string& word) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] != '\\' || i + 1 == word.size()) {
      out += word[i];
      continue;
    }
    const char c = word[++i];
    out += c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c;
  }
  return out;
}

}  // namespace

void run_mode(Dispatcher& shell, Words words) {
  Settings& settings = shell.host().settings();
  if (words.empty()) {
    shell.host().out() << "current output mode: " << settings.mode << '\n';
    return;
  }
  const std::string mode = words[0] == "tabs" ? "tsv" : words[0];
  if (words.size() > 1 && (mode != "insert" || words[1].starts_with("-")))
    throw Error(".mode " + mode + " takes nothing more here: \"" + words[1] + "\".",
                "insert takes the name of a table; .width sets widths.", ExitCode::kUsage);
  WriterOptions options;
  options.decimal_comma = settings.decimal_comma;
  make_writer(mode, shell.host().out(), options);  // refuses an unknown mode
  settings.mode = mode;
  settings.insert_table = words.size() > 1 ? words[1] : "table";
  settings.separator.clear();
  settings.row_separator.clear();
}

void run_headers(Dispatcher& shell, Words words) {
  shell.host().settings().headers = parse_switch("headers", words[0]);
}

void run_nullvalue(Dispatcher& shell, Words words) {
  shell.host().settings().null_value = words[0];
}

void run_separator(Dispatcher& shell, Words words) {
  Settings& settings = shell.host().settings();
  settings.separator = unescaped(words[0]);
  if (words.size() > 1) settings.row_separator = unescaped(words[1]);
}

void run_width(Dispatcher& shell, Words words) {
  std::vector<int> widths;
  for (const std::string& word : words) {
    const int width = whole_number<int>("width", word);
    if (width < -10'000 || width > 10'000)
      throw Error(".width: " + word + " is too wide.", "Give at most 10000.", ExitCode::kUsage);
    widths.push_back(width);
  }
  shell.host().settings().widths = widths;
}

void run_limit(Dispatcher& shell, Words words) {
  auto& limit = shell.host().settings().limit;
  if (words.empty()) return tell_rows(shell, limit);
  limit = rows_or_off("limit", words[0]);
}

void run_maxrows(Dispatcher& shell, Words words) {
  auto& limit = shell.host().settings().max_rows;
  if (words.empty()) return tell_rows(shell, limit);
  limit = rows_or_off("maxrows", words[0]);
}

void run_decimal_comma(Dispatcher& shell, Words words) {
  Settings& settings = shell.host().settings();
  WriterOptions options;
  options.decimal_comma = parse_switch("decimal_comma", words[0]);
  make_writer(settings.mode, shell.host().out(), options);  // refuses it where it cannot be
  settings.decimal_comma = options.decimal_comma;
}

}  // namespace kv::queryctl
