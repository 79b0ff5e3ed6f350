// SPDX-License-Identifier: MIT
#include "plugins/quadrant/kernels/references.h"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace kv::quadrant {
namespace {

constexpr Reference kReferences[] = {
    {"regjering-direkte", 55,
     "The government's aim: 55 per cent go straight into work or education after the introduction "
     "programme (NIBR-notat 2014:107, chapter 3)."},
    {"regjering-etter-ett-ar", 70,
     "The government's aim: 70 per cent are in work or education one year after the introduction "
     "programme (NIBR-notat 2014:107, chapter 3)."},
};

}  // namespace

std::span<const Reference> references() {
  return kReferences;
}

const Reference& find_reference(std::string_view name) {
  const auto it = std::ranges::find(kReferences, name, &Reference::name);
  if (it != std::end(kReferences)) return *it;
  std::string known;
  for (const Reference& reference : kReferences)
    known += (known.empty() ? "'" : ", '") + std::string(reference.name) + "'";
  throw std::invalid_argument("there is no reference '" + std::string(name) + "'; known are " +
                              known);
}

}  // namespace kv::quadrant
