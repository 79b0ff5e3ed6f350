// SPDX-License-Identifier: MIT
#include "etl/formats/encoding.h"

#include <algorithm>
#include <utility>

#include "etl/formats/csv.h"
#include "etl/formats/place.h"
#include "etl/formats/single_byte.h"
#include "etl/formats/text_check.h"
#include "etl/formats/utf16.h"
#include "etl/formats/utf8.h"

namespace kv::etl {
namespace {

using namespace std::string_literals;

constexpr std::string_view kExportAgain =
    "Export the file again as CSV in one encoding, best UTF-8.";

struct Signature {
  std::string_view bytes;
  std::string_view what;
};

constexpr Signature kNotText[] = {
    {"PK\x03\x04", "a zip file or an Excel workbook (.xlsx)"},
    {"\xD0\xCF\x11\xE0", "an old Excel workbook (.xls)"},
    {"\x1F\x8B", "a gzip file"},
    {"%PDF-", "a PDF"},
};

Problem whole_file(std::string rule, std::string value, std::string message, std::string remedy) {
  return {std::move(rule), 0, 0, std::move(value), std::move(message), std::move(remedy)};
}

// UTF-16 text in Latin letters: NUL in nearly all bytes of one parity and in few of the other.
bool looks_like_utf16(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  std::size_t nul[2] = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i) nul[i % 2] += head[i] == '\0';
  const std::size_t half = head.size() / 2;
  const auto [low, high] = std::minmax(nul[0], nul[1]);
  return half > 0 && high * 4 >= half * 3 && low * 4 <= half;
}

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

// What the file has both of: letters that are UTF-8, and bytes that are not.
struct Mixture {
  std::vector<std::size_t> first{std::string::npos, std::string::npos};  // UTF-8, other
  std::size_t count[2] = {0, 0};
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

  std::string message = "The file mixes encodings: ";
  message += utf8 != std::string::npos
                 ? std::to_string(mixture.count[0]) + " letters in UTF-8 (the first in row " +
                       row_of(utf8) + ": " + in_quotes(excerpt(bytes, utf8)) + ")"
                 : "a UTF-8 byte order mark"s;
  message += " and " + std::to_string(mixture.count[1]) +
             " bytes that are not UTF-8 (the first in row " + row_of(other) + ": " +
             in_quotes(excerpt(bytes, other)) + ").";
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

// UTF-8 letters stay, any other byte is read as cp1252: the best reading of a mixed file.
std::string mixed_to_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t end = find_non_ascii(bytes, i);
    out += bytes.substr(i, end - i);
    if (end == bytes.size()) break;
    const std::size_t length = utf8_length(bytes.substr(end));
    if (length > 0) {
      out += bytes.substr(end, length);
    } else {
      const auto byte = static_cast<unsigned char>(bytes[end]);
      const std::uint32_t code_point = cp1252_code_point(byte);
      append_utf8(out, code_point != 0 ? code_point : byte);
    }
    i = end + std::max<std::size_t>(length, 1);
  }
  return out;
}

void decode_single_byte(std::string_view bytes, Decoded& out, ProblemList& problems) {
  const SingleByteSurvey survey = survey_single_byte(bytes);
  if (out.had_bom || survey.first_utf8 != std::string::npos) {
    report_mixed(bytes, out.had_bom, problems);
    out.text = mixed_to_utf8(bytes);
    return;
  }
  out.encoding = survey.first_c1 == std::string::npos ? "latin-1" : "cp1252";
  if (survey.first_undefined != std::string::npos) report_undefined(bytes, problems);
  if (survey.first_foreign != std::string::npos) report_foreign(bytes, problems);
  out.text = single_byte_to_utf8(bytes, survey.non_ascii);
}

// True when the bytes were recognised as no text, or as UTF-16; `out` is then complete.
bool decode_by_signature(std::string_view bytes, Decoded& out, ProblemList& problems) {
  for (const Signature& signature : kNotText) {
    if (!bytes.starts_with(signature.bytes)) continue;
    problems.add(whole_file("not-text", hex_bytes(signature.bytes),
                            "This is " + std::string(signature.what) + ", not a text file.",
                            "Open it in the program it belongs to and save it as CSV."));
    return true;
  }
  if (bytes.starts_with("\xFF\xFE\0\0"s) || bytes.starts_with("\0\0\xFE\xFF"s)) {
    out.had_bom = true;
    problems.add(whole_file("utf-32", hex_bytes(bytes.substr(0, 4)),
                            "The file is in UTF-32, which is not read.",
                            std::string(kExportAgain)));
    return true;
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    const bool little = bytes[0] == '\xFF';
    out.had_bom = true;
    out.encoding = little ? "utf-16le" : "utf-16be";
    out.text = utf16_to_utf8(bytes.substr(2), little, problems);
    if (bytes.size() == 2) {
      problems.add(whole_file("empty-file", "", "The file holds nothing but a byte order mark.",
                              "Get the file again; the export or the download was cut off."));
    }
    check_text(out.text, problems);
    return true;
  }
  return false;
}

Decoded decode_bytes(std::string bytes, ProblemList& problems) {
  Decoded out;
  if (bytes.empty()) {
    problems.add(whole_file("empty-file", "", "The file is empty.",
                            "Get the file again; the export or the download was cut off."));
    return out;
  }
  if (decode_by_signature(bytes, out, problems)) return out;
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    out.had_bom = true;
    bytes.erase(0, 3);
    if (bytes.empty()) {
      problems.add(whole_file("empty-file", "", "The file holds nothing but a byte order mark.",
                              "Get the file again; the export or the download was cut off."));
    }
  }
  const ByteKinds kinds = byte_kinds(bytes);
  if (kinds.control && looks_like_utf16(bytes)) {
    problems.add(whole_file("utf-16-without-mark", hex_bytes(std::string_view(bytes).substr(0, 8)),
                            "The file seems to be UTF-16, but has no byte order mark to say so.",
                            std::string(kExportAgain)));
    return out;
  }
  bool look = kinds.control;
  if (!kinds.non_ascii) {
    out.encoding = out.had_bom ? "utf-8" : "ascii";
    out.text = std::move(bytes);
  } else if (const Utf8Check check = check_utf8(bytes); check.valid) {
    out.encoding = "utf-8";
    out.text = std::move(bytes);
    look = look || check.suspicious;
  } else {
    decode_single_byte(bytes, out, problems);
  }
  if (look) check_text(out.text, problems);
  return out;
}

}  // namespace

Decoded decode(std::string bytes) {
  ProblemList problems;
  Decoded out = decode_bytes(std::move(bytes), problems);
  problems.close();
  out.problems = problems.take();
  return out;
}

}  // namespace kv::etl
