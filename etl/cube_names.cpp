// SPDX-License-Identifier: MIT
#include "etl/cube_names.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kv::etl {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kLetters = {{{"æ", "ae"},
                                                                                     {"Æ", "ae"},
                                                                                     {"ä", "ae"},
                                                                                     {"Ä", "ae"},
                                                                                     {"ø", "oe"},
                                                                                     {"Ø", "oe"},
                                                                                     {"ö", "oe"},
                                                                                     {"Ö", "oe"},
                                                                                     {"å", "aa"},
                                                                                     {"Å", "aa"}}};

// What is counted, in the units of Statistics Norway's tables. A unit that is not here is no count.
constexpr std::array<std::string_view, 22> kCounted = {
    "antall",      "personer",   "person",    "persons",      "number",      "husholdninger",
    "households",  "familier",   "families",  "boliger",      "dwellings",   "barn",
    "children",    "elever",     "pupils",    "studenter",    "innvandrere", "immigrants",
    "flyktninger", "innbyggere", "bedrifter", "arbeidssøkere"};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

std::string cube_name(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto letter = std::ranges::find_if(
        kLetters, [&](const auto& pair) { return text.starts_with(pair.first); });
    if (letter != kLetters.end()) {
      out += letter->second;
      text.remove_prefix(letter->first.size());
      continue;
    }
    const char c = text.front();
    text.remove_prefix(1);
    if (c >= 'A' && c <= 'Z')
      out += static_cast<char>(c - 'A' + 'a');
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.')
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (out.ends_with('-')) out.pop_back();
  return out;
}

std::string breakdown_category(std::string_view code) {
  std::string out;
  for (const char c : code) out += c == ';' ? "%3B" : std::string(1, c);
  return out;
}

CubeKind cube_kind(std::string_view unit, std::string_view label, int decimals) {
  const std::string of = lower(unit);
  const std::string title = " " + lower(label) + " ";
  if (has(of, "prosent") || has(of, "percent") || has(of, "per cent") || has(of, "%"))
    return {"share", false};
  const bool derived = has(title, " per ") || has(title, "gjennomsnitt") || has(title, "average") ||
                       has(title, "median") || has(of, " per ");
  const bool counted = std::ranges::find(kCounted, of) != kCounted.end();
  if (counted && !derived && decimals == 0) return {"count", true};
  return {"amount", false};
}

std::string cube_dimension(std::string_view text) {
  std::string name = cube_name(text);
  return name == "kjoenn" ? "kjonn" : name;
}

}  // namespace kv::etl
