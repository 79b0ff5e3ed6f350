// SPDX-License-Identifier: MIT
#include "queryctl/norwegian/letters.h"

#include "queryctl/output/text.h"

namespace kv::queryctl {
namespace {

/// A run of capitals and what to add to get their small letters. Step 2: capital and small letter
/// take turns, capitals on the first's parity.
struct Run {
  char32_t first;
  char32_t last;
  std::int32_t add;
  std::uint32_t step;
};

constexpr Run kRuns[] = {
    {U'A', U'Z', 32, 1},        {0x00C0, 0x00D6, 32, 1},   // À-Ö
    {0x00D8, 0x00DE, 32, 1},                               // Ø-Þ
    {0x0100, 0x012E, 1, 2},     {0x0132, 0x0136, 1, 2},    // Ā-Į, Ĳ-Ķ
    {0x0139, 0x0147, 1, 2},     {0x014A, 0x0176, 1, 2},    // Ĺ-Ň, Ŋ-Ŷ
    {0x0178, 0x0178, -121, 1},  {0x0179, 0x017D, 1, 2},    // Ÿ, Ź-Ž
    {0x018F, 0x018F, 202, 1},   {0x01B7, 0x01B7, 219, 1},  // Ə, Ʒ
    {0x01CD, 0x01DB, 1, 2},     {0x01DE, 0x01EE, 1, 2},    // Ǎ-Ǜ, Ǟ-Ǯ (Ǥ Ǧ Ǩ)
    {0x01F8, 0x021E, 1, 2},     {0x0222, 0x0232, 1, 2},    // Ǹ-Ȟ (Ș Ț)
    {0x0386, 0x0386, 38, 1},    {0x0388, 0x038A, 37, 1},   // Greek with tonos
    {0x038C, 0x038C, 64, 1},    {0x038E, 0x038F, 63, 1},  {0x0391, 0x03A1, 32, 1},
    {0x03A3, 0x03AB, 32, 1},    {0x0400, 0x040F, 80, 1},  {0x0410, 0x042F, 32, 1},  // Cyrillic
    {0x0460, 0x0480, 1, 2},     {0x048A, 0x04BE, 1, 2},   {0x04D0, 0x052E, 1, 2},
    {0x1E00, 0x1E94, 1, 2},                              // Ḁ-Ẕ
    {0x1E9E, 0x1E9E, -7615, 1}, {0x1EA0, 0x1EFE, 1, 2},  // ẞ, Ạ-Ỿ
};

constexpr char32_t moved(char32_t letter, std::int32_t by) {
  return static_cast<char32_t>(static_cast<std::int32_t>(letter) + by);
}

std::string changed(std::string_view text, char32_t (*change)(char32_t)) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const char32_t other = point.valid ? change(point.value) : 0;
    if (point.valid && other != point.value)
      append_utf8(out, other);
    else
      out.append(text, at, point.bytes);
    at += point.bytes;
  }
  return out;
}

}  // namespace

char32_t to_lower(char32_t letter) {
  if (letter < 0x80) return letter >= U'A' && letter <= U'Z' ? letter + 32 : letter;
  for (const Run& run : kRuns)
    if (letter >= run.first && letter <= run.last && (letter - run.first) % run.step == 0)
      return moved(letter, run.add);
  return letter;
}

char32_t to_upper(char32_t letter) {
  if (letter < 0x80) return letter >= U'a' && letter <= U'z' ? letter - 32 : letter;
  if (letter == 0x00DF) return letter;  // ß: its capital is SS
  for (const Run& run : kRuns) {
    const char32_t capital = moved(letter, -run.add);
    if (capital >= run.first && capital <= run.last && (capital - run.first) % run.step == 0)
      return capital;
  }
  return letter;
}

std::string lower_text(std::string_view text) {
  return changed(text, to_lower);
}

std::string upper_text(std::string_view text) {
  return changed(text, to_upper);
}

// After a mismatch the last % takes one character more; an earlier one never has to, because what
// follows the last one is all that is left to be found.
bool like(std::string_view text, std::string_view pattern, char32_t escape) {
  std::size_t t = 0;
  std::size_t p = 0;
  std::size_t star = std::string_view::npos;  // in the pattern, behind the last %
  std::size_t from = 0;                       // in the text, where that % has got to
  while (true) {
    if (p == pattern.size()) {
      if (t == text.size()) return true;
    } else {
      CodePoint want = decode_utf8(pattern, p);
      const bool literal = escape != 0 && want.valid && want.value == escape;
      if (!literal && want.value == U'%') {
        star = ++p;
        from = t;
        continue;
      }
      std::size_t next = p + want.bytes;
      if (literal) {
        if (next == pattern.size()) return false;
        want = decode_utf8(pattern, next);
        next += want.bytes;
      }
      if (t < text.size()) {
        const CodePoint have = decode_utf8(text, t);
        const bool any = !literal && want.value == U'_';
        if (any || (have.valid == want.valid && to_lower(have.value) == to_lower(want.value))) {
          t += have.bytes;
          p = next;
          continue;
        }
      }
    }
    if (star == std::string_view::npos || from >= text.size()) return false;
    from += decode_utf8(text, from).bytes;
    t = from;
    p = star;
  }
}

}  // namespace kv::queryctl
