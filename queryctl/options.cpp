// SPDX-License-Identifier: MIT
#include "queryctl/options.h"

#include <algorithm>
#include <boost/program_options.hpp>
#include <filesystem>

#include "queryctl/option_of_sqlite3.h"
#include "queryctl/option_table.h"
#include "queryctl/option_values.h"
#include "queryctl/output/book.h"
#include "queryctl/output/decimal_comma.h"
#include "queryctl/safe/limits.h"
#include "queryctl/suggest.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

namespace po = boost::program_options;

const ProgramOption* by_name(std::string_view name) {
  const auto* it = std::ranges::find(kProgramOptions, name, &ProgramOption::name);
  return it == kProgramOptions.end() ? nullptr : it;
}

const ProgramOption* by_letter(char letter) {
  const auto* it = std::ranges::find(kProgramOptions, letter, &ProgramOption::letter);
  return letter == 0 || it == kProgramOptions.end() ? nullptr : it;
}

bool is_mode(std::string_view name) {
  return std::ranges::find(writer_modes(), name) != writer_modes().end();
}

/// Modes that may be written as an option of their own, as sqlite3 has them. The others are words
/// that commands need: protect has --count.
bool is_mode_switch(std::string_view name) {
  return is_mode(name) && name != "count" && name != "off" && name != "insert";
}

/// True for a word behind the database that can be no command: SQL or a dot-command, as sqlite3
/// takes them.
bool is_sql(std::string_view word) {
  return word.starts_with('.') || word.find_first_of(" \t\n;(") != std::string_view::npos;
}

/// The words sorted into the program's own options (each with its value) and the rest.
struct Sorted {
  po::parsed_options own;
  std::vector<std::string> rest;  ///< database, command, the command's words
  bool is_default_database = false;
  std::vector<Input> before;

  explicit Sorted(const po::options_description* description) : own(description) {}
};

class Sorter {
 public:
  Sorter(const std::vector<std::string>& words, const std::string& database, Sorted& sorted)
      : words_(words), database_(database), sorted_(sorted) {}

  void sort() {
    while (next_ < words_.size()) {
      const std::string& word = words_[next_++];
      if (word == "--") {
        const bool for_command = sorted_.rest.size() >= 2;
        if (for_command) sorted_.rest.push_back(word);
        sorted_.rest.insert(sorted_.rest.end(), words_.begin() + static_cast<std::ptrdiff_t>(next_),
                            words_.end());
        return;
      }
      if (word.starts_with("--"))
        long_option(word);
      else if (word.size() > 1 && word.front() == '-')
        short_option(word);
      else
        positional(word);
    }
    if (sorted_.rest.empty()) take_default();
  }

 private:
  /// A first word that can be no other thing names the database; else, where there is a default, it
  /// is a command on that.
  void positional(const std::string& word) {
    if (sorted_.rest.empty() && !names_a_database(word)) take_default();
    sorted_.rest.push_back(word);
  }

  static bool names_a_database(const std::string& word) {
    std::error_code ignored;
    return word.find_first_of("./:") != std::string::npos || std::filesystem::exists(word, ignored);
  }

  void take_default() {
    if (database_.empty()) return;
    sorted_.rest.push_back(database_);
    sorted_.is_default_database = true;
  }

  bool in_command() const { return sorted_.rest.size() >= 2; }

  void take(const ProgramOption& option, const std::string& word,
            std::optional<std::string> value) {
    if (option.value.empty()) {
      if (value) usage(word + ": --" + std::string(option.name) + " takes no value.", "");
    } else if (!value) {
      if (next_ == words_.size())
        usage(word + " needs a value: " + std::string(option.value) + ".", "See queryctl --help.");
      value = words_[next_++];
    }
    add(option, value);
  }

  void add(const ProgramOption& option, const std::optional<std::string>& value) {
    po::option found;
    found.string_key = option.name;
    if (value) found.value.push_back(*value);
    sorted_.own.options.push_back(found);
  }

  void long_option(const std::string& word) {
    const auto equals = word.find('=');
    const std::string name = word.substr(2, equals == std::string::npos ? equals : equals - 2);
    std::optional<std::string> value;
    if (equals != std::string::npos) value = word.substr(equals + 1);
    if (const ProgramOption* option = by_name(name)) return take(*option, word, value);
    if (is_mode_switch(name) && !value) return add(*by_name("mode"), name);
    if (!in_command()) unknown(word, name);
    // The value of a command's option is taken along, whatever it looks like, unless it is an
    // option.
    sorted_.rest.push_back(word);
    if (!value && next_ < words_.size() && !is_option(words_[next_]))
      sorted_.rest.push_back(words_[next_++]);
  }

  /// sqlite3 writes its long options with one dash.
  bool as_in_sqlite3(const std::string& word, const std::string& name) {
    const auto* same = std::ranges::find(kOfSqlite3, name, &OptionOfSqlite3::name);
    if (same == std::end(kOfSqlite3)) return false;
    if (same->option.empty()) return true;
    const ProgramOption& option = *by_name(same->option);
    if (!same->before) {
      take(option, word,
           same->value.empty() ? std::nullopt : std::optional(std::string(same->value)));
      return true;
    }
    if (next_ == words_.size())
      usage(word + " needs a value: " + std::string(option.value) + ".", "See queryctl --help.");
    sorted_.before.push_back(
        {option.name == "file" ? Input::Kind::kFile : Input::Kind::kSql, words_[next_++]});
    return true;
  }

  static bool is_option(const std::string& word) {
    return word.starts_with("--") ||
           (word.size() > 1 && word[0] == '-' && by_letter(word[1]) != nullptr);
  }

  void short_option(const std::string& word) {
    const std::string name = word.substr(1);
    if (is_mode_switch(name)) return add(*by_name("mode"), name);
    if (as_in_sqlite3(word, name)) return;
    for (std::size_t i = 1; i < word.size(); ++i) {
      const ProgramOption* option = by_letter(word[i]);
      if (!option) {
        if (in_command() && i == 1) {
          sorted_.rest.push_back(word);
          return;
        }
        unknown(word, word.substr(1));
      }
      if (!option->value.empty()) {
        if (i + 1 < word.size()) return take(*option, word, word.substr(i + 1));
        return take(*option, word, std::nullopt);
      }
      take(*option, word, std::nullopt);
    }
  }

  [[noreturn]] static void unknown(const std::string& word, const std::string& name) {
    std::vector<std::string> known;
    for (const ProgramOption& option : kProgramOptions)
      known.emplace_back("--" + std::string(option.name));
    usage("There is no option " + word + ".",
          did_you_mean("--" + name, known, "See queryctl --help."));
  }

  const std::vector<std::string>& words_;
  const std::string& database_;
  Sorted& sorted_;
  std::size_t next_ = 0;
};

po::options_description description() {
  po::options_description options("Options", 100, 60);
  for (const ProgramOption& option : kProgramOptions) {
    std::string names(option.name);
    if (option.letter != 0) names += std::string(",") + option.letter;
    const std::string summary(option.summary);
    if (option.value.empty())
      options.add_options()(names.c_str(), summary.c_str());
    else
      options.add_options()(
          names.c_str(),
          po::value<std::vector<std::string>>()->value_name(std::string(option.value))->composing(),
          summary.c_str());
  }
  return options;
}

/// The value of an option that may stand once.
std::optional<std::string> single(const po::variables_map& map, const std::string& name) {
  if (!map.contains(name)) return std::nullopt;
  const auto& values = map[name].as<std::vector<std::string>>();
  if (values.size() > 1)
    usage("--" + name + " is given " + std::to_string(values.size()) + " times.", "Give it once.");
  return values.front();
}

std::vector<std::string> all(const po::variables_map& map, const std::string& name) {
  return map.contains(name) ? map[name].as<std::vector<std::string>>() : std::vector<std::string>{};
}

void read_settings(const po::variables_map& map, Options& options) {
  options.mode = single(map, "mode");
  options.output = single(map, "output").value_or("");
  options.workbook = is_xlsx_name(options.output) && options.mode.value_or("xlsx") == "xlsx";
  if (is_xlsx_name(options.output) && !options.workbook)
    usage(
        "-o " + options.output + " is a workbook by its name, and -m " + *options.mode + " is not.",
        "Leave -m out, or give the file another name.");
  if (options.mode == "xlsx") {
    if (!options.workbook) usage("A workbook goes to a file.", "Add -o FILE.xlsx.");
    options.mode.reset();
  }
  if (options.mode && !is_mode(*options.mode)) {
    const std::vector<std::string> modes(writer_modes().begin(), writer_modes().end());
    usage("There is no mode '" + *options.mode + "'.", "Known are " + join_names(modes) + ".");
  }
  options.settings.output_name = options.output;
  options.settings.format = single(map, "format").value_or("");
  options.write = map.contains("write");
  options.safe = map.contains("safe");
  if (options.safe && options.write)
    usage("--safe and --write contradict each other.", "--safe is for reading only.");
  options.sql_dirs = all(map, "sql-dir");
  options.plugins = all(map, "plugin");
  options.no_plugins = map.contains("no-plugins");
  if (options.no_plugins && !options.plugins.empty())
    usage("--plugin and --no-plugins contradict each other.", "Leave one out.");

  Settings& settings = options.settings;
  settings.headers = !map.contains("no-headers");
  settings.null_value = single(map, "null").value_or("");
  settings.separator = single(map, "separator").value_or("");
  settings.decimal_comma = map.contains("decimal-comma");
  options.bom = map.contains("bom");
  options.stats = map.contains("stats");
  options.progress = map.contains("progress");
  options.color = single(map, "color").value_or("auto");
  if (options.color != "auto" && options.color != "always" && options.color != "never")
    usage("--color: '" + options.color + "' is not known.", "Give auto, always or never.");
  if (const auto what = single(map, "on-error"))
    options.on_error_continue = read_either("--on-error", *what, "continue", "stop");
  if (settings.decimal_comma && (options.workbook || has_points_only(options.mode.value_or(""))))
    usage("--decimal-comma is for what people and Excel read as text; " +
              options.mode.value_or("a workbook") + " has numbers.",
          "Leave it out.");
  if (options.bom && (options.workbook || has_points_only(options.mode.value_or(""))))
    usage("--bom is for text that Excel opens; " + options.mode.value_or("a workbook") +
              " takes none.",
          "Leave it out.");
  settings.quiet = map.contains("quiet");
  settings.verbose = map.contains("verbose");
  if (const auto limit = single(map, "limit")) settings.limit = read_rows("--limit", *limit);
  if (const auto timeout = single(map, "timeout"))
    settings.timeout = read_seconds("--timeout", *timeout);
  if (const auto size = single(map, "max-bytes"))
    settings.max_bytes = read_size("--max-bytes", *size);
  if (const auto size = single(map, "max-memory"))
    options.max_memory = read_size("--max-memory", *size);
  if (options.safe) {
    if (!settings.limit) settings.limit = SafeDefaults::kRows;
    if (!settings.max_bytes) settings.max_bytes = SafeDefaults::kBytes;
    if (settings.timeout.count() <= 0) settings.timeout = SafeDefaults::kTimeout;
    if (options.max_memory == 0) options.max_memory = SafeDefaults::kMemory;
  }
  settings.lang = single(map, "lang").value_or("nb");
  if (settings.lang != "nb" && settings.lang != "nn" && settings.lang != "en")
    usage("--lang: '" + settings.lang + "' is not a language here.", "Known are nb, nn and en.");
  for (const std::string& parameter : all(map, "param"))
    read_parameter(parameter, settings.parameters);
}

void read_clocks(const po::variables_map& map, Clocks& clocks) {
  if (const auto day = single(map, "as-of")) clocks.as_of = read_day("--as-of", *day);
  if (const auto year = single(map, "borders"))
    clocks.borders = read_border_year("--borders", *year);
  clocks.estimate = map.contains("estimate");
  if (const auto interval = single(map, "suppressed"))
    clocks.suppressed = read_interval("--suppressed", *interval);
  if (!clocks.borders && (clocks.estimate || clocks.suppressed))
    usage(std::string(clocks.estimate ? "--estimate" : "--suppressed") +
              " is of use only with "
              "--borders.",
          "Add --borders YEAR, or leave it out.");
}

void require_agreement(const Options& options) {
  if (!options.command && !options.settings.format.empty() && !options.inputs.empty())
    usage("--format is for commands that draw; SQL is written by --mode.", "Leave it out.");
  if (options.command && !options.inputs.empty())
    usage("Both a command (" + *options.command + ") and SQL (-c, -f) are given.",
          "Run them one after the other.");
  if (options.command && *options.command != "report" && !options.settings.parameters.empty())
    usage("-p is for SQL and reports; the command " + *options.command + " has options of its own.",
          "See queryctl DB " + *options.command + " --help.");
}

}  // namespace

Options parse_options(const std::vector<std::string>& words, const std::string& database) {
  const po::options_description known = description();
  Sorted sorted(&known);
  Sorter(words, database, sorted).sort();
  po::variables_map map;
  po::store(sorted.own, map);

  Options options;
  options.help = map.contains("help");
  options.version = map.contains("version");
  for (const auto& option : sorted.own.options) {
    if (option.string_key == "command")
      options.inputs.push_back({Input::Kind::kSql, option.value.front()});
    if (option.string_key == "file")
      options.inputs.push_back({Input::Kind::kFile, option.value.front()});
  }
  if (!sorted.rest.empty()) options.database = sorted.rest[0];
  options.is_default_database = sorted.is_default_database;
  options.before = sorted.before;
  if (sorted.rest.size() > 1 && is_sql(sorted.rest[1])) {
    for (std::size_t i = 1; i < sorted.rest.size(); ++i) {
      if (sorted.rest[i].starts_with('-'))
        usage("There is no option " + sorted.rest[i] + ".", "See queryctl --help.");
      options.inputs.push_back({Input::Kind::kSql, sorted.rest[i]});
    }
  } else if (sorted.rest.size() > 1) {
    options.command = sorted.rest[1];
    options.arguments.assign(sorted.rest.begin() + 2, sorted.rest.end());
  }
  read_settings(map, options);
  read_clocks(map, options.clocks);
  if (options.help || options.version) return options;
  if (options.database.empty())
    usage("No database is named.",
          "Write queryctl DB ..., or set QUERYCTL_DB; :memory: is an empty one.");
  require_agreement(options);
  return options;
}

bool is_program_option(std::string_view name) {
  return by_name(name) || is_mode_switch(name);
}

std::string help_text() {
  std::ostringstream text;
  text << short_help() << "\n" << description() << "\n" << help_of_modes_codes_and_environment();
  return text.str();
}

}  // namespace kv::queryctl
