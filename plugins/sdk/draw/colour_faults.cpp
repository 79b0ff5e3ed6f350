// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "plugins/sdk/draw/number_text.h"
#include "plugins/sdk/draw/palette.h"

namespace kv::draw {

namespace {

constexpr double kLeast = 10;  // of L* and of delta_e76

struct Seen {
  Sight sight;
  const char* by;
};
constexpr Seen kSights[] = {{Sight::kNormal, ""},
                            {Sight::kDeutan, " with deutan sight"},
                            {Sight::kProtan, " with protan sight"},
                            {Sight::kTritan, " with tritan sight"}};

std::string pair(std::size_t i, std::size_t j) {
  return "colours " + std::to_string(i + 1) + " and " + std::to_string(j + 1);
}

std::string figure(double value) {
  return number_text(value, 1, Lang::kEn);
}

void check_steps(std::span<const Colour> colours, std::vector<std::string>& faults) {
  for (std::size_t i = 1; i < colours.size(); ++i) {
    const double step = lightness(colours[i]) - lightness(colours[i - 1]);
    const bool falls = lightness(colours.back()) < lightness(colours.front());
    if (falls == (step < 0) && std::fabs(step) >= kLeast) continue;
    faults.push_back(pair(i - 1, i) + " are " + figure(std::fabs(step)) +
                     " of L* apart; neighbouring classes need 10, all in one direction");
  }
}

void check_pairs(std::span<const Colour> colours, const Seen& seen_by,
                 std::vector<std::string>& faults) {
  for (std::size_t i = 0; i < colours.size(); ++i) {
    for (std::size_t j = i + 1; j < colours.size(); ++j) {
      const double apart =
          delta_e76(lab(seen(colours[i], seen_by.sight)), lab(seen(colours[j], seen_by.sight)));
      if (apart >= kLeast) continue;
      faults.push_back(pair(i, j) + " are a difference of " + figure(apart) + " (CIE 1976) apart" +
                       seen_by.by + "; it takes 10 to tell them");
    }
  }
}

void check_grey(std::span<const Colour> colours, std::vector<std::string>& faults) {
  for (std::size_t i = 0; i < colours.size(); ++i) {
    for (std::size_t j = i + 1; j < colours.size(); ++j) {
      const double apart = std::fabs(lightness(colours[i]) - lightness(colours[j]));
      if (apart < kLeast)
        faults.push_back(pair(i, j) + " are " + figure(apart) +
                         " of L* apart; printed in greyscale it takes 10 to tell them");
    }
  }
}

}  // namespace

std::vector<std::string> colour_faults(std::span<const Colour> colours, Scale scale,
                                       bool greyscale) {
  std::vector<std::string> faults;
  if (scale == Scale::kSequential) check_steps(colours, faults);
  for (const Seen& one : kSights) check_pairs(colours, one, faults);
  if (greyscale) check_grey(colours, faults);
  return faults;
}

}  // namespace kv::draw
