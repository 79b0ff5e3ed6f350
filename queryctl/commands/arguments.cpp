// SPDX-License-Identifier: MIT
#include "queryctl/commands/arguments.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>

#include "queryctl/commands/command.h"
#include "queryctl/options.h"
#include "queryctl/suggest.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

constexpr std::string_view kFlag = "flag";
constexpr std::string_view kChoice = "choice:";  // then the choices, with '|' between

std::vector<std::string> choices_of(std::string_view type) {
  std::vector<std::string> choices;
  for (std::string_view rest = type.substr(kChoice.size());;) {
    const std::size_t end = std::min(rest.find('|'), rest.size());
    choices.emplace_back(rest.substr(0, end));
    if (end == rest.size()) return choices;
    rest.remove_prefix(end + 1);
  }
}

template <typename Number>
std::optional<Number> whole(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto year = whole<int>(text.substr(0, 4));
  const auto month = whole<unsigned>(text.substr(5, 2));
  const auto day = whole<unsigned>(text.substr(8, 2));
  if (!year || !month || !day || *year < 0) return false;
  return std::chrono::year_month_day(std::chrono::year(*year), std::chrono::month(*month),
                                     std::chrono::day(*day))
      .ok();
}

Error wrong_value(std::string_view what, std::string_view text, std::string_view needed) {
  return Error(
      std::string(what) + ": '" + std::string(text) + "' is not " + std::string(needed) + ".", {},
      ExitCode::kUsage);
}

std::string described(const CommandInfo& command) {
  std::vector<std::string> names;
  for (const sql::Param& option : command.options) names.push_back(option_name(option));
  if (names.empty()) return command.name + " has no options.";
  return command.name + " has " + join_names(names) + ".";
}

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return text;
}

class Parser {
 public:
  Parser(const CommandInfo& command, std::span<const std::string> words)
      : command_(command), words_(words) {}

  Arguments parse() {
    std::size_t position = 0;
    bool only_arguments = false;
    while (next_ < words_.size()) {
      const std::string& word = words_[next_++];
      if (!only_arguments && word == "--")
        only_arguments = true;
      else if (!only_arguments && word.starts_with("--"))
        read_option(word);
      else
        read_argument(position++, word);
    }
    fill_in();
    require_order();
    return arguments_;
  }

 private:
  [[noreturn]] void usage(const std::string& message, const std::string& remedy = {}) const {
    throw Error(command_.name + ": " + message, remedy, ExitCode::kUsage);
  }

  const sql::Param& find_option(std::string_view name) const {
    const auto same = [&](const sql::Param& option) {
      return option_name(option).substr(2) == name || option.name == name;
    };
    const auto it = std::ranges::find_if(command_.options, same);
    if (it == command_.options.end())
      usage("there is no option --" + std::string(name) + ".",
            is_program_option(name)
                ? "It is the program's: on the command line it may stand there; in "
                  "the shell .help " +
                      std::string(name) + " may know it."
                : described(command_));
    return *it;
  }

  void set(const sql::Param& param, const std::string& what, std::string_view text) {
    if (arguments_.values().contains(param.name)) usage(what + " is given twice.");
    arguments_.set(param.name, parse_value(command_.name + ": " + what, param.type, text));
  }

  void read_option(std::string_view word) {
    const auto equals = word.find('=');
    const std::string_view name =
        word.substr(2, equals == std::string_view::npos ? equals : equals - 2);
    const sql::Param& option = find_option(name);
    const std::string what = option_name(option);
    if (option.type == kFlag) {
      if (equals != std::string_view::npos) usage(what + " takes no value.");
      if (arguments_.flag(option.name)) usage(what + " is given twice.");
      arguments_.set(option.name, std::int64_t{1});
    } else if (equals != std::string_view::npos) {
      set(option, what, word.substr(equals + 1));
    } else {
      if (next_ == words_.size() || words_[next_].starts_with("--"))
        usage(what + " needs a value.");
      set(option, what, words_[next_++]);
    }
  }

  void read_argument(std::size_t position, const std::string& word) {
    if (position >= command_.arguments.size())
      usage("'" + word + "' is one word too many.", described(command_));
    const sql::Param& argument = command_.arguments[position];
    set(argument, upper(argument.name), word);
  }

  void fill_in() {
    const auto fill = [&](const sql::Param& param, const std::string& what) {
      if (arguments_.values().contains(param.name)) return;
      if (param.required) usage(what + " is missing: " + param.summary, described(command_));
      if (param.default_value)
        set(param, what, *param.default_value);
      else
        arguments_.set(param.name, Value{});
    };
    for (const sql::Param& argument : command_.arguments) fill(argument, upper(argument.name));
    for (const sql::Param& option : command_.options) fill(option, option_name(option));
  }

  void require_order() const {
    const auto year = [&](std::string_view name) -> const std::int64_t* {
      const auto it = arguments_.values().find(name);
      return it == arguments_.values().end() ? nullptr : std::get_if<std::int64_t>(&it->second);
    };
    const std::int64_t* from = year("from");
    const std::int64_t* to = year("to");
    if (from && to && *from > *to)
      usage("--from " + std::to_string(*from) + " is later than --to " + std::to_string(*to) + ".",
            "Give both, the earlier year first.");
  }

  const CommandInfo& command_;
  std::span<const std::string> words_;
  std::size_t next_ = 0;
  Arguments arguments_;
};

}  // namespace

bool Arguments::has(std::string_view name) const {
  const auto it = values_.find(name);
  return it != values_.end() && !std::holds_alternative<std::monostate>(it->second);
}

std::string Arguments::text(std::string_view name) const {
  const auto it = values_.find(name);
  const auto* text = it == values_.end() ? nullptr : std::get_if<std::string>(&it->second);
  return text ? *text : std::string();
}

bool Arguments::flag(std::string_view name) const {
  return has(name);
}

void Arguments::set(std::string_view name, Value value) {
  values_.insert_or_assign(std::string(name), std::move(value));
}

Value parse_value(std::string_view what, std::string_view type, std::string_view text) {
  if (type == "integer" || type == "count") {
    const auto number = whole<std::int64_t>(text);
    if (!number || (type == "count" && *number < 0))
      throw wrong_value(what, text, type == "count" ? "a whole number from 0" : "a whole number");
    return *number;
  }
  if (type == "number") {
    const auto number = whole<double>(text);
    if (!number || !std::isfinite(*number))
      throw wrong_value(what, text, "a number (written with a decimal point)");
    return *number;
  }
  if (type == "year") {
    const auto number = whole<std::int64_t>(text);
    if (text.size() != 4 || !number || *number < 1000)
      throw wrong_value(what, text, "a year of four digits");
    return *number;
  }
  if (type.starts_with(kChoice)) {
    const std::vector<std::string> choices = choices_of(type);
    if (std::ranges::find(choices, text) == choices.end())
      throw wrong_value(what, text, "one of " + join_names(choices));
  }
  if (type == "date" && !is_date(text))
    throw wrong_value(what, text, "a date that exists, written as 2013-01-31");
  return std::string(text);
}

Arguments parse_arguments(const CommandInfo& command, std::span<const std::string> words) {
  return Parser(command, words).parse();
}

std::string option_name(const sql::Param& param) {
  std::string name = "--" + param.name;
  std::ranges::replace(name, '_', '-');
  return name;
}

}  // namespace kv::queryctl
