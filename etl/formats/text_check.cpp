// SPDX-License-Identifier: MIT
#include "etl/formats/text_check.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "etl/formats/csv.h"
#include "etl/formats/place.h"
#include "etl/formats/single_byte.h"
#include "etl/formats/utf8.h"

namespace kv::etl {
namespace {

struct Hit {
  std::size_t offset;
  std::size_t length;
  std::string_view rule;
};

struct Advice {
  std::string_view rule;
  std::string_view message;
  std::string_view remedy;
};

constexpr Advice kAdvice[] = {
    {"nul-byte", "There is a NUL byte in the text; the file is damaged, or it is no text file.",
     "Get the file again from the agency, or export it again as CSV."},
    {"control-character", "There is a control character, which no table of figures needs.",
     "Remove the character, or export the file again."},
    {"lost-letters",
     "A letter is lost: U+FFFD was put in its place by a program that read the file in the wrong "
     "encoding.",
     "Get the file as it was before that program; what the letter was cannot be known from here."},
    {"mark-inside",
     "There is a byte order mark (U+FEFF) inside the text, as where files were joined.",
     "Remove the mark, or load the files that were joined one by one."},
    {"double-encoding",
     "These are the UTF-8 bytes of one letter, read as latin-1 and saved as UTF-8 again.",
     "Get the file as it was before it was saved again, or read it as UTF-8 and save it as latin-1 "
     "once."},
};

const Advice& advice(std::string_view rule) {
  return *std::find_if(std::begin(kAdvice), std::end(kAdvice),
                       [&](const Advice& a) { return a.rule == rule; });
}

// The letter at the start of `text`: its length, and its code point (0xFFFFFFFF for a malformed
// byte).
struct Letter {
  std::size_t length;
  std::uint32_t code_point;
};

Letter letter_at(std::string_view text) {
  const std::size_t length = utf8_length(text);
  if (length == 0) return {1, 0xFFFFFFFF};
  return {length, utf8_code_point(text, length)};
}

// The bytes that `text` begins with when it is UTF-8 read as latin-1 or cp1252; `span` is how much
// of `text` they take. Empty when it is nothing of the kind.
std::string undo_double_encoding(std::string_view text, std::size_t& span) {
  const Letter first = letter_at(text);
  const std::uint32_t lead = first.code_point;
  const std::size_t wanted = lead == 0xC2 || lead == 0xC3   ? 2
                             : lead == 0xE2 || lead == 0xEF ? 3
                                                            : 0;
  if (wanted == 0) return {};
  std::string bytes(1, static_cast<char>(lead));
  span = first.length;
  while (bytes.size() < wanted && span < text.size()) {
    const Letter next = letter_at(text.substr(span));
    const unsigned char byte = single_byte_of(next.code_point);
    if (byte < 0x80 || byte > 0xBF) return {};
    bytes += static_cast<char>(byte);
    span += next.length;
  }
  if (utf8_length(bytes) != wanted) return {};
  // â and ï occur in names, with a sign after them; only these tails are certain.
  if (lead == 0xE2 && bytes[1] != '\x80') return {};
  if (lead == 0xEF && bytes != "\xEF\xBF\xBD" && bytes != "\xEF\xBB\xBF") return {};
  return bytes;
}

std::string_view rule_of(std::string_view rest, const Letter& letter) {
  const std::uint32_t c = letter.code_point;
  if (c == 0) return "nul-byte";
  if ((c < 0x20 && c != '\t' && c != '\r' && c != '\n') || (c >= 0x7F && c < 0xA0)) {
    return "control-character";
  }
  if (c == 0xFFFD) return "lost-letters";
  if (c == 0xFEFF) return "mark-inside";
  std::size_t span = 0;
  if (c >= 0xC2 && c <= 0xEF && !undo_double_encoding(rest, span).empty()) return "double-encoding";
  return {};
}

Problem describe(std::string_view text, const Hit& hit, const Place& place) {
  const Advice& known = advice(hit.rule);
  const std::string_view found = text.substr(hit.offset, hit.length);
  std::string value;
  if (hit.rule == "double-encoding") {
    std::size_t span = 0;
    const std::string was = undo_double_encoding(text.substr(hit.offset), span);
    value = in_quotes(shown(found)) + " for " + in_quotes(shown(was));
  } else {
    value = hex_bytes(found);
  }
  value += " in " + in_quotes(excerpt(text, hit.offset));
  return {std::string(hit.rule),
          place.row,
          place.column,
          std::move(value),
          std::string(known.message),
          std::string(known.remedy)};
}

}  // namespace

ByteKinds byte_kinds(std::string_view bytes) {
  // Whole blocks, without a branch inside, so that the compiler can use vector instructions.
  constexpr std::size_t kBlock = 256;
  unsigned char high = 0;
  unsigned char control = 0;
  const auto look = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const auto c = static_cast<unsigned char>(bytes[i]);
      high = static_cast<unsigned char>(high | c);
      const bool bad = (c < 0x20) & (c != '\t') & (c != '\n') & (c != '\r');
      control = static_cast<unsigned char>(control | static_cast<unsigned char>(bad) |
                                           static_cast<unsigned char>(c == 0x7F));
    }
  };
  std::size_t i = 0;
  for (; i + kBlock <= bytes.size(); i += kBlock) look(i, i + kBlock);
  look(i, bytes.size());
  return {high >= 0x80, control != 0};
}

std::size_t count_lost_letters(std::string_view text) {
  constexpr std::string_view kLost = "\xEF\xBF\xBD";
  std::size_t count = 0;
  for (auto at = text.find(kLost); at != std::string_view::npos;
       at = text.find(kLost, at + kLost.size()))
    ++count;
  return count;
}

void check_text(std::string_view text, ProblemList& problems) {
  std::vector<Hit> hits;
  std::size_t listed[std::size(kAdvice)] = {};
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte < 0x7F) {
      ++i;
      continue;
    }
    const std::string_view rest = text.substr(i);
    const Letter letter = letter_at(rest);
    std::size_t length = letter.length;
    if (const std::string_view rule = rule_of(rest, letter); !rule.empty()) {
      if (rule == "double-encoding") undo_double_encoding(rest, length);
      const auto index = static_cast<std::size_t>(&advice(rule) - kAdvice);
      if (listed[index]++ < kMaxListedPerRule) {
        hits.push_back({i, length, rule});
      } else {
        problems.count_unlisted(rule);
      }
    }
    i += length;
  }
  if (hits.empty()) return;

  std::vector<std::size_t> offsets;
  for (const Hit& hit : hits) offsets.push_back(hit.offset);
  const std::vector<Place> places = locate(text, offsets, detect_separator(text));
  for (std::size_t i = 0; i < hits.size(); ++i) {
    problems.add(describe(text, hits[i], places[i]));
  }
}

}  // namespace kv::etl
