// SPDX-License-Identifier: MIT
#include "plugins/logit/formula/expression.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <span>

namespace kv::logit {
namespace {

constexpr std::string_view kSpaced[] = {
    "+", "-", "*", "~", "%in%", "==", "!=", "<=", ">=", "<", ">", "&", "|"};
constexpr std::string_view kTight[] = {":", "^", "/"};

bool is_one_of(std::string_view what, std::span<const std::string_view> list) {
  return std::ranges::find(list, what) != list.end();
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string deparse_call(const Expression& call) {
  const auto& arguments = call.arguments;
  if (call.text == "(") return "(" + deparse(arguments[0]) + ")";
  const bool spaced = is_one_of(call.text, kSpaced);
  if (arguments.size() == 2 && (spaced || is_one_of(call.text, kTight))) {
    const std::string gap = spaced ? " " : "";
    return deparse(arguments[0]) + gap + call.text + gap + deparse(arguments[1]);
  }
  if (arguments.size() == 1 && (call.text == "-" || call.text == "+" || call.text == "!"))
    return call.text + deparse(arguments[0]);
  std::string out = call.text + "(";
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (i > 0) out += ", ";
    if (!call.argument_names[i].empty()) out += call.argument_names[i] + " = ";
    out += deparse(arguments[i]);
  }
  return out + ")";
}

}  // namespace

std::string deparse(double number) {
  std::array<char, 40> text;
  std::snprintf(text.data(), text.size(), "%.15g", number);
  return text.data();
}

std::string formula_name(std::string_view name) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  const auto part = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_'; };
  const bool plain = !name.empty() && letter(name[0]) && std::ranges::all_of(name, part) &&
                     !(name.size() > 1 && name[0] == '.' && name[1] >= '0' && name[1] <= '9');
  return plain ? std::string(name) : "`" + std::string(name) + "`";
}

std::string deparse(const Expression& expression) {
  switch (expression.kind) {
    case Expression::Kind::kNumber:
      return deparse(expression.number);
    case Expression::Kind::kString:
      return quoted(expression.text);
    case Expression::Kind::kName:
      return formula_name(expression.text);
    case Expression::Kind::kCall:
      break;
  }
  return deparse_call(expression);
}

void collect_names(const Expression& expression, std::vector<std::string>& names) {
  if (expression.kind == Expression::Kind::kName) {
    if (std::ranges::find(names, expression.text) == names.end()) names.push_back(expression.text);
    return;
  }
  for (const Expression& argument : expression.arguments) collect_names(argument, names);
}

}  // namespace kv::logit
