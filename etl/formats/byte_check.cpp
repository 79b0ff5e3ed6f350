// SPDX-License-Identifier: MIT
#include "etl/formats/byte_check.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "etl/formats/csv.h"
#include "etl/formats/place.h"
#include "etl/formats/single_byte.h"
#include "etl/formats/utf8.h"

namespace kv::etl {
namespace {

using namespace std::string_literals;

constexpr std::string_view kExportAgain =
    "Export the file again as CSV in one encoding, best UTF-8.";

// Lists places of one rule in bytes that are not UTF-8.
template <typename Find, typename Describe>
void list_places(std::string_view bytes, std::string_view rule, Find find, Describe describe,
                 ProblemList& problems) {
  std::vector<std::size_t> offsets;
  for (std::size_t i = find_non_ascii(bytes, 0); i < bytes.size();) {
    const auto [hit, length] = find(i);
    if (hit && offsets.size() < kMaxListedPerRule) {
      offsets.push_back(i);
    } else if (hit) {
      problems.count_unlisted(rule);
    }
    i = find_non_ascii(bytes, i + length);
  }
  const std::vector<Place> places = locate(bytes, offsets, detect_separator(bytes));
  for (std::size_t i = 0; i < offsets.size(); ++i) {
    problems.add(describe(offsets[i], places[i]));
  }
}

struct Step {
  bool hit;
  std::size_t length;
};

// What the file has both of: letters that are UTF-8, and bytes that are not.
struct Mixture {
  std::array<std::size_t, 2> first{std::string::npos, std::string::npos};  // UTF-8, other
  std::array<std::size_t, 2> count{};
};

Mixture count_mixture(std::string_view bytes) {
  Mixture mixture;
  for (std::size_t i = find_non_ascii(bytes, 0); i < bytes.size();) {
    const std::size_t length = utf8_length(bytes.substr(i));
    const std::size_t kind = length > 0 ? 0 : 1;
    if (mixture.count[kind]++ == 0) mixture.first[kind] = i;
    i = find_non_ascii(bytes, i + std::max<std::size_t>(length, 1));
  }
  return mixture;
}

}  // namespace

void report_undefined(std::string_view bytes, ProblemList& problems) {
  list_places(
      bytes, "undefined-byte",
      [&](std::size_t i) {
        return Step{cp1252_code_point(static_cast<unsigned char>(bytes[i])) == 0, 1};
      },
      [&](std::size_t i, const Place& place) {
        return Problem{"undefined-byte",
                       place.row,
                       place.column,
                       hex_bytes(bytes.substr(i, 1)) + " in " + in_quotes(excerpt(bytes, i)),
                       "This byte is no letter in cp1252, and the file is not UTF-8.",
                       std::string(kExportAgain)};
      },
      problems);
}

void report_foreign(std::string_view bytes, ProblemList& problems) {
  list_places(
      bytes, "other-encoding",
      [&](std::size_t i) {
        return Step{!foreign_letter(bytes, i).empty(), 1};
      },
      [&](std::size_t i, const Place& place) {
        return Problem{"other-encoding",
                       place.row,
                       place.column,
                       hex_bytes(bytes.substr(i, 1)) + " in " + in_quotes(excerpt(bytes, i)),
                       "Within a word this byte is a letter in " +
                           std::string(foreign_letter(bytes, i)) +
                           " and a sign in cp1252; the file seems to be in that encoding.",
                       std::string(kExportAgain)};
      },
      problems);
}

void report_mixed(std::string_view bytes, bool had_bom, ProblemList& problems) {
  const Mixture mixture = count_mixture(bytes);
  const std::size_t utf8 = mixture.first[0];
  const std::size_t other = mixture.first[1];
  std::vector<std::size_t> sorted{other};
  if (utf8 != std::string::npos) sorted.push_back(utf8);
  std::sort(sorted.begin(), sorted.end());
  const char separator = detect_separator(bytes);
  const std::vector<Place> both = locate(bytes, sorted, separator);
  const auto row_of = [&](std::size_t offset) {
    return std::to_string(both[offset == sorted[0] ? 0 : 1].row);
  };

  std::string message = "The file mixes encodings. ";
  message += utf8 == std::string::npos
                 ? "It begins with a UTF-8 byte order mark"s
                 : "Letters in UTF-8: " + std::to_string(mixture.count[0]) + ", the first in row " +
                       row_of(utf8) + ": " + in_quotes(excerpt(bytes, utf8));
  message += "; bytes that are not UTF-8: " + std::to_string(mixture.count[1]) +
             ", the first in row " + row_of(other) + ": " + in_quotes(excerpt(bytes, other)) + ".";
  // Each place of whichever there is less of: those are the ones to correct.
  const bool list_other =
      had_bom || utf8 == std::string::npos || mixture.count[1] <= mixture.count[0];
  list_places(
      bytes, "mixed-encoding",
      [&](std::size_t i) {
        const std::size_t length = utf8_length(bytes.substr(i));
        return Step{(length == 0) == list_other, std::max<std::size_t>(length, 1)};
      },
      [&](std::size_t i, const Place& place) {
        const std::size_t length = std::max<std::size_t>(utf8_length(bytes.substr(i)), 1);
        return Problem{"mixed-encoding",
                       place.row,
                       place.column,
                       hex_bytes(bytes.substr(i, length)) + " in " + in_quotes(excerpt(bytes, i)),
                       message,
                       "Find out which rows came from another file, and save all in UTF-8."};
      },
      problems);
}

void report_cut_letter(std::string_view bytes, std::size_t cut, ProblemList& problems) {
  const std::size_t offset[] = {cut};
  const Place place = locate(bytes, offset, detect_separator(bytes))[0];
  problems.add({"cut-letter", place.row, place.column, hex_bytes(bytes.substr(cut)),
                "The file ends in the middle of a letter.",
                "Get the file again; the export or the download was cut off."});
}

}  // namespace kv::etl
