// SPDX-License-Identifier: MIT
// CLDR's rules are few, and the standard library for them (ICU) costs more at start-up than this
// program does in all, and changes its order with its version. What is here is checked against
// tables of names in tests/queryctl/norwegian.
#include "queryctl/norwegian/collation.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "queryctl/norwegian/letters.h"
#include "queryctl/output/text.h"

namespace kv::queryctl {
namespace {

/// What is compared of a letter, one level after the other.
struct Weight {
  std::uint32_t letter = 0;  ///< 0: nothing more
  std::uint32_t accent = 0;
  int capital = 0;  ///< of aa: the first letter counts more
};

// Letters are spaced so that ŋ and ŧ fit in between.
constexpr std::uint32_t kDigits = 0x100;
constexpr std::uint32_t kLetters = 0x200;
constexpr std::uint32_t kAe = kLetters + 2 * 26;
constexpr std::uint32_t kOe = kAe + 2;
constexpr std::uint32_t kAa = kOe + 2;
constexpr std::uint32_t kOthers = 0x1000;

constexpr std::uint32_t letter(char c) {
  return kLetters + 2 * static_cast<std::uint32_t>(c - 'a');
}

/// Signs in CLDR's order.
constexpr std::string_view kSigns = "\t\n\v\f\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";

/// The base letters of U+00C0 to U+017F, in lower case; ' ' for those with a rule of their own.
constexpr std::string_view kBases =
    "aaaa  aceeeeiiii nooooo  uuu y  "  // À-ß: ä å æ, ð, ö, ø, ü, þ, ß apart
    "aaaa  aceeeeiiii nooooo  uuu y y"  // à-ÿ
    ;

struct Apart {
  char32_t from;
  std::uint32_t first;
  std::uint32_t second;  ///< a second letter, or 0
};

/// Letters that stand with another than the one they are written on.
constexpr Apart kApart[] = {
    {0x00E6, kAe, 0},
    {0x00E4, kAe, 0},
    {0x00F8, kOe, 0},
    {0x00F6, kOe, 0},
    {0x0151, kOe, 0},
    {0x0153, kOe, 0},
    {0x00E5, kAa, 0},
    {0x00FC, letter('y'), 0},
    {0x0171, letter('y'), 0},
    {0x00F0, letter('d'), 0},
    {0x0111, letter('d'), 0},
    {0x0142, letter('l'), 0},
    {0x00FE, letter('t'), letter('h')},
    {0x00DF, letter('s'), letter('s')},
    {0x014B, letter('n') + 1, 0},
    {0x0167, letter('t') + 1, 0},
    {0x0127, letter('h'), 0},
    {0x0131, letter('i'), 0},
    {0x0133, letter('i'), letter('j')},
    {0x0138, letter('k'), 0},
    {0x017F, letter('s'), 0},
    {0x01E5, letter('g'), 0},
    {0x01E7, letter('g'), 0},
    {0x01E9, letter('k'), 0},
    {0x0292, letter('z') + 1, 0},
    {0x01EF, letter('z') + 1, 0},
    {0x01FD, kAe, 0},
    {0x01FF, kOe, 0},
    {0x0219, letter('s'), 0},
    {0x021B, letter('t'), 0},
};

/// The base of a small letter of Latin Extended-A by what stands there (Unicode 15).
constexpr std::string_view kExtended =
    "aaaaaaccccccccddddeeeeeeeeeegggg"   // U+0100
    "gggghhhhiiiiiiiiiiiijjkkklllllll"   // U+0120
    "lllnnnnnnnnnoooooooorrrrrrssssss"   // U+0140
    "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";  // U+0160

std::uint32_t base_of(char32_t small) {
  if (small >= 0xE0 && small <= 0xFF) {
    const char c = kBases[small - 0xC0];
    return c == ' ' ? 0 : letter(c);
  }
  if (small >= 0x100 && small <= 0x17F) return letter(kExtended[small - 0x100]);
  return 0;
}

class Reader {
 public:
  Reader(std::string_view text, bool double_a) : text_(text), double_a_(double_a) {}

  /// The next letter; {0} at the end.
  Weight next() {
    if (second_ != 0) {
      Weight weight = pending_;
      weight.letter = second_;
      second_ = 0;
      return weight;
    }
    if (at_ >= text_.size()) return {};
    const CodePoint point = step();
    const char32_t small = point.valid ? to_lower(point.value) : point.value;
    Weight weight;
    weight.capital = point.valid && small != point.value ? 1 : 0;
    if (!point.valid) {
      weight.letter = 0x400000 + point.value;
      return weight;
    }
    if (small < 0x80) {
      weight.letter = ascii(static_cast<char>(small));
    } else {
      weight.accent = small;
      foreign(small, weight);
    }
    if (small == U'a' && double_a_ && is_a_next()) {
      weight.capital = 2 * weight.capital + (step().value == U'A' ? 1 : 0);
      weight.letter = kAa;
      weight.accent = 1;  // behind å itself
    }
    marks(weight);
    pending_ = weight;
    return weight;
  }

 private:
  CodePoint step() {
    const CodePoint point = decode_utf8(text_, at_);
    at_ += point.bytes;
    return point;
  }

  bool is_a_next() const { return at_ < text_.size() && (text_[at_] == 'a' || text_[at_] == 'A'); }

  static std::uint32_t ascii(char c) {
    if (c >= 'a' && c <= 'z') return letter(c);
    if (c >= '0' && c <= '9') return kDigits + static_cast<std::uint32_t>(c - '0');
    const auto sign = kSigns.find(c);
    return sign == std::string_view::npos ? 1 + static_cast<std::uint32_t>(c)
                                          : 0x80 + static_cast<std::uint32_t>(sign);
  }

  void foreign(char32_t small, Weight& weight) {
    for (const Apart& apart : kApart) {
      if (apart.from != small) continue;
      weight.letter = apart.first;
      second_ = apart.second;
      if (small == 0x00E6 || small == 0x00F8 || small == 0x00E5) weight.accent = 0;
      if (small == 0x0111) weight.accent = 1;  // đ before ð
      return;
    }
    weight.letter = base_of(small);
    if (weight.letter == 0) weight.letter = small == 0xA0 ? ascii(' ') : kOthers + small;
    if (weight.letter >= kOthers) weight.accent = 0;
  }

  /// Combining marks behind a letter: those that make another letter of the alphabet, and accents.
  void marks(Weight& weight) {
    while (at_ < text_.size()) {
      const CodePoint point = decode_utf8(text_, at_);
      if (!point.valid || point.value < 0x300 || point.value > 0x36F) return;
      at_ += point.bytes;
      const bool plain = weight.accent == 0;
      const auto becomes = [&](std::uint32_t from, std::uint32_t to, std::uint32_t accent) {
        weight.accent = accent;
        if (weight.letter == from) weight.letter = to;
      };
      if (plain && point.value == 0x30A && weight.letter == letter('a'))
        becomes(letter('a'), kAa, 0);
      else if (plain && point.value == 0x308 && weight.letter == letter('a'))
        becomes(letter('a'), kAe, 0xE4);
      else if (plain && point.value == 0x308 && weight.letter == letter('o'))
        becomes(letter('o'), kOe, 0xF6);
      else if (plain && point.value == 0x308 && weight.letter == letter('u'))
        becomes(letter('u'), letter('y'), 0xFC);
      else
        weight.accent = weight.accent * 31 + point.value;
    }
  }

  std::string_view text_;
  bool double_a_;
  std::size_t at_ = 0;
  std::uint32_t second_ = 0;
  Weight pending_;
};

int order(std::uint64_t left, std::uint64_t right) {
  return left < right ? -1 : (left > right ? 1 : 0);
}

}  // namespace

int compare_norwegian(std::string_view left, std::string_view right, bool double_a,
                      Strength strength) {
  // One pass: letters decide at once, the first difference of accent and case is kept for later.
  Reader l(left, double_a);
  Reader r(right, double_a);
  int accents = 0;
  int capitals = 0;
  while (true) {
    const Weight a = l.next();
    const Weight b = r.next();
    if (const int letters = order(a.letter, b.letter); letters != 0) return letters;
    if (a.letter == 0) break;
    if (accents == 0) accents = order(a.accent, b.accent);
    if (capitals == 0) capitals = a.capital - b.capital;
  }
  if (accents != 0) return accents;
  if (strength == Strength::kLetters) return 0;
  if (capitals != 0) return capitals;
  const int bytes = left.compare(right);
  return bytes < 0 ? -1 : (bytes > 0 ? 1 : 0);
}

}  // namespace kv::queryctl
