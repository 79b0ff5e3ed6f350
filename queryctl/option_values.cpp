// SPDX-License-Identifier: MIT
#include "queryctl/option_values.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

#include "queryctl/options.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

template <typename Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

void usage(const std::string& message, const std::string& remedy) {
  throw Error(message, remedy, ExitCode::kUsage);
}

std::int64_t read_rows(const std::string& option, const std::string& text) {
  const auto value = number<std::int64_t>(text);
  if (!value || *value < 0)
    usage(option + ": '" + text + "' is not a number of rows.", "Give a whole number from 0.");
  return *value;
}

std::int64_t read_size(const std::string& option, const std::string& text) {
  std::string_view digits = text;
  for (const std::string_view unit : {"iB", "B"})
    if (digits.ends_with(unit)) digits.remove_suffix(unit.size());
  int shift = 0;
  constexpr std::string_view kUnits = "KMG";
  if (!digits.empty()) {
    const auto unit = kUnits.find(digits.back());
    if (unit != std::string_view::npos) {
      shift = static_cast<int>(unit + 1) * 10;
      digits.remove_suffix(1);
    }
  }
  const auto value = number<std::int64_t>(digits);
  if (!value || *value <= 0 || *value > (std::numeric_limits<std::int64_t>::max() >> shift))
    usage(option + ": '" + text + "' is not a size.", "Give bytes, such as 1000000, 64M or 1G.");
  return *value << shift;
}

std::chrono::duration<double> read_seconds(const std::string& option, const std::string& text) {
  const std::string digits = text.ends_with('s') ? text.substr(0, text.size() - 1) : text;
  const auto value = number<double>(digits);
  if (!value || !(*value > 0) || *value > 1e6)
    usage(option + ": '" + text + "' is not a time.", "Give seconds, such as 30 or 0.5.");
  return std::chrono::duration<double>(*value);
}

bool read_either(const std::string& option, const std::string& text, const std::string& yes,
                 const std::string& no) {
  if (text == yes) return true;
  if (text != no)
    usage(option + ": '" + text + "' is not known.", "Give " + yes + " or " + no + ".");
  return false;
}

void read_parameter(std::string_view text, Values& values) {
  const auto equals = text.find('=');
  const bool typed = equals != std::string_view::npos && equals > 0 && text[equals - 1] == ':';
  const std::string name(text.substr(0, typed ? equals - 1 : std::min(equals, text.size())));
  const bool good = !name.empty() && std::ranges::all_of(name, [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c >= 0x80;
  });
  if (equals == std::string_view::npos || !good)
    usage("-p: '" + std::string(text) + "' is not NAME=VALUE.",
          "Write name=text, or name:=number for a number.");
  if (values.contains(name)) usage("-p: " + name + " is given twice.", "Give it once.");
  const std::string_view value = text.substr(equals + 1);
  if (!typed) {
    values.emplace(name, std::string(value));
  } else if (value == "null") {
    values.emplace(name, Value{});
  } else if (const auto integer = number<std::int64_t>(value)) {
    values.emplace(name, *integer);
  } else if (const auto real = number<double>(value); real && std::isfinite(*real)) {
    values.emplace(name, *real);
  } else {
    usage("-p: '" + std::string(value) + "' is not a number (written with a decimal point).",
          "For text, write " + name + "=" + std::string(value) + ".");
  }
}

}  // namespace kv::queryctl
