// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/category_colours.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "plugins/sdk/draw/palette.h"
#include "plugins/sdk/draw/utf8.h"

namespace kv::draw {

namespace {

/// Lower case of ASCII and Latin-1, without spaces at the ends.
std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    const bool upper = (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
    append_utf8(out, upper ? c + 0x20 : c);
  }
  const auto from = out.find_first_not_of(' ');
  if (from == std::string::npos) return {};
  return out.substr(from, out.find_last_not_of(' ') - from + 1);
}

struct Known {
  std::string_view name;
  Colour colour;
};

// Answers: L* 27, 63, 74, 41, 88, so that stacked bars are told apart in greyscale. Parties: their
// own hues, muted; no two nearer than 20 (CIE 1976) for any sight.
constexpr Colour kYes{0x1c, 0x3f, 0x6e};
constexpr Colour kPartly{0x9b, 0x8f, 0xd9};
constexpr Colour kNo{0xe3, 0xac, 0x6d};
constexpr Colour kOther{0x84, 0x57, 0x1c};
constexpr Colour kUnknown{0xde, 0xde, 0xde};
constexpr Colour kLabour{0x87, 0x47, 0x44};
constexpr Colour kConservative{0x34, 0x8f, 0xe3};
constexpr Colour kProgress{0x1c, 0x36, 0x52};
constexpr Colour kChristian{0xdc, 0xd9, 0x76};
constexpr Colour kCentre{0x54, 0x86, 0x34};
constexpr Colour kSocialist{0xe9, 0x84, 0xc6};
constexpr Colour kLiberal{0xb3, 0xe8, 0xd9};
constexpr Colour kLocal{0x82, 0x7d, 0x7f};

constexpr Known kKnown[] = {
    {"ja", kYes},
    {"yes", kYes},
    {"nei", kNo},
    {"no", kNo},
    {"delvis", kPartly},
    {"partly", kPartly},
    {"annet", kOther},
    {"anna", kOther},
    {"annet, beskriv", kOther},
    {"other", kOther},
    {"vet ikke", kUnknown},
    {"veit ikkje", kUnknown},
    {"do not know", kUnknown},
    {"don't know", kUnknown},
    {"ap", kLabour},
    {"arbeiderpartiet", kLabour},
    {"arbeidarpartiet", kLabour},
    {"h", kConservative},
    {"høyre", kConservative},
    {"høgre", kConservative},
    {"frp", kProgress},
    {"fremskrittspartiet", kProgress},
    {"framstegspartiet", kProgress},
    {"krf", kChristian},
    {"kristelig folkeparti", kChristian},
    {"kristeleg folkeparti", kChristian},
    {"sp", kCentre},
    {"senterpartiet", kCentre},
    {"sv", kSocialist},
    {"sosialistisk venstreparti", kSocialist},
    {"v", kLiberal},
    {"venstre", kLiberal},
    {"liste", kLocal},
    {"lokal liste", kLocal},
    {"felleslister", kLocal},
    {"bygdeliste", kLocal},
};

// No two nearer than 18 (CIE 1976) for any sight, to each other or to an answer. L* 63, 31, 76, 51,
// 20, 82: the first four, "other" and "unknown" are told apart in greyscale.
constexpr Colour kMuted[] = {{0x58, 0xa7, 0xa6}, {0x87, 0x22, 0x32}, {0x9f, 0xc5, 0x9c},
                             {0xb4, 0x64, 0x5a}, {0x54, 0x16, 0x3a}, {0xed, 0xbb, 0xf3}};
constexpr Hatch kHatches[] = {Hatch::kNone, Hatch::kFalling, Hatch::kVertical};

}  // namespace

CategoryColours::CategoryColours(std::string_view others) {
  if (others.empty()) {
    free_.assign(std::begin(kMuted), std::end(kMuted));
  } else {
    const Palette& palette = find_palette(others);
    free_ = colours(palette, palette.most);
  }
  constexpr const char* kFields[] = {"hh", "hl", "lh", "ll"};
  for (std::size_t i = 0; i < 4; ++i)
    given_.emplace(kFields[i], Paint{.colour = quadrant_colours()[i]});
  for (const Known& known : kKnown) given_.emplace(known.name, Paint{.colour = known.colour});
}

void CategoryColours::declare(const std::vector<std::string>& categories) {
  for (const std::string& category : categories) paint(category);
}

Paint CategoryColours::paint(std::string_view category) {
  const std::string key = folded(category);
  if (const auto found = given_.find(key); found != given_.end()) return found->second;
  const std::size_t round = next_ / free_.size();
  Paint made{.colour = free_[next_ % free_.size()]};
  if (round > 0) {
    made.hatch = kHatches[1 + (round - 1) % (std::size(kHatches) - 1)];
    made.line = ink_on(made.colour);
    // Third and later rounds: wider and wider, so that no two are the same.
    made.spacing = 1.6 + 0.8 * static_cast<double>((round - 1) / (std::size(kHatches) - 1));
  }
  ++next_;
  given_.emplace(key, made);
  return made;
}

}  // namespace kv::draw
