// SPDX-License-Identifier: MIT
#include "queryctl/artefact.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <ostream>

#include "queryctl/session.h"
#include "queryctl/suggest.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return text;
}

/// "svg" of "a/Kart.SVG"; empty when there is no ending.
std::string ending_of(const std::string& path) {
  const std::string ending = std::filesystem::path(path).extension().string();
  return ending.empty() ? ending : lower(ending.substr(1));
}

bool is_known(std::span<const std::string> known, const std::string& format) {
  return std::ranges::find(known, format) != known.end();
}

std::string how(std::span<const std::string> known) {
  return "Write -o FILE." + known.front() + ", or --format " + known.front() + "; known are " +
         join_names(known) + ".";
}

/// Bytes of a character after its first; 4 for a byte that begins none.
int following(unsigned char first) {
  if (first < 0x80) return 0;
  if (first >= 0xC2 && first < 0xE0) return 1;
  if (first >= 0xE0 && first < 0xF0) return 2;
  if (first >= 0xF0 && first < 0xF5) return 3;
  return 4;
}

}  // namespace

std::vector<std::string> format_names(std::string_view list) {
  std::vector<std::string> names;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (end > 0) names.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return names;
}

std::optional<std::string> asked_format(const Settings& settings, const std::string& command,
                                        std::span<const std::string> known, bool must) {
  if (!settings.format.empty()) {
    const std::string asked = lower(settings.format);
    if (is_known(known, asked)) return asked;
    throw Error(command + ": --format: there is no format '" + settings.format + "'.", how(known),
                ExitCode::kUsage);
  }
  const std::string ending = ending_of(settings.output_name);
  if (is_known(known, ending)) return ending;
  if (!must) return std::nullopt;
  if (ending.empty())
    throw Error(command + " makes a file, and nothing says of which format.", how(known),
                ExitCode::kUsage);
  throw Error(command + ": " + settings.output_name + ": there is no format '" + ending + "'.",
              how(known), ExitCode::kUsage);
}

void require_rows_wanted(const Settings& settings, const std::string& command) {
  constexpr std::array<std::string_view, 5> kFigures = {"svg", "png", "pdf", "geojson", "gpkg"};
  const std::string ending = ending_of(settings.output_name);
  const bool by_ending = std::ranges::find(kFigures, ending) != kFigures.end();
  if (settings.format.empty() && !by_ending) return;
  throw Error(
      command + " makes rows, not " +
          (settings.format.empty() ? "a file ." + ending : "the format " + settings.format) + ".",
      "Draw them with bars, series, scatter or coefficients: bars \"" + command +
          "\" -o FILE.svg; or write them as -m csv.",
      ExitCode::kUsage);
}

bool is_readable(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if ((c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F) return false;
    const auto more = static_cast<std::size_t>(following(c));
    if (more == 4 || i + more >= bytes.size()) return false;
    for (std::size_t k = 1; k <= more; ++k)
      if ((static_cast<unsigned char>(bytes[i + k]) & 0xC0U) != 0x80U) return false;
    i += more + 1;
  }
  return true;
}

void Session::run_artefact(std::string_view sql, const Values& values, std::string_view origin) {
  Values bound = with_standard_values(values);
  const auto rows = fetch(sql, bound);
  const std::string who(origin);
  if (rows.empty() || rows[0].empty() || std::holds_alternative<std::monostate>(rows[0][0]))
    throw Error(who + ": there is nothing to draw.", "Are there figures for these options?");
  const auto* bytes = std::get_if<std::string>(&rows[0][0]);
  if (rows.size() != 1 || bytes == nullptr)
    throw Error(who + ": its SQL returned " + std::to_string(rows.size()) +
                " rows where one artefact was due.");
  write_artefact(*bytes);
  if (rows[0].size() < 2) return;
  for (const auto& sentence :
       fetch("SELECT value FROM json_each(coalesce(:notes, '[]'))", {{"notes", rows[0][1]}}))
    if (const auto* text = std::get_if<std::string>(&sentence[0])) warn(*text);
}

void Session::write_artefact(std::string_view bytes) {
  if (captured_) {
    captured_->artefact = bytes;
    return;
  }
  if (terminal_width_ && !is_readable(bytes))
    throw Error(
        "This is not for a terminal: " + std::to_string(bytes.size()) + " bytes that are no text.",
        "Write it to a file with -o FILE, or into a pipe.", ExitCode::kUsage);
  *out_ << bytes;
  out_->flush();
  require_output();
}

}  // namespace kv::queryctl
