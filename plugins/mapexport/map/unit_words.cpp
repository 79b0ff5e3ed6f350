// SPDX-License-Identifier: MIT
#include "plugins/mapexport/map/unit_words.h"

#include <algorithm>
#include <array>

namespace kv::mapexport {
namespace {

struct Unit {
  std::string_view nb, nn, en;
};

constexpr std::array kUnits = {
    Unit{"andel", "del", "share"},
    Unit{"antall", "tal", "number"},
    Unit{"barn", "barn", "children"},
    Unit{"boliger", "bustader", "dwellings"},
    Unit{"dager", "dagar", "days"},
    Unit{"dekar", "dekar", "decares"},
    Unit{"familier", "familiar", "families"},
    Unit{"flyktninger", "flyktningar", "refugees"},
    Unit{"husholdninger", "hushald", "households"},
    Unit{"klasse", "klasse", "class"},
    Unit{"kroner", "kroner", "NOK"},
    Unit{"måneder", "månader", "months"},
    Unit{"personer", "personar", "persons"},
    Unit{"poeng", "poeng", "points"},
    Unit{"promille", "promille", "per mille"},
    Unit{"prosent", "prosent", "per cent"},
    Unit{"prosentpoeng", "prosentpoeng", "percentage points"},
    Unit{"stemmer", "røyster", "votes"},
    Unit{"tiltak", "tiltak", "measures"},
    Unit{"timer", "timar", "hours"},
    Unit{"år", "år", "years"},
};

}  // namespace

std::string unit_words(std::string_view unit, draw::Lang lang) {
  const auto known = std::ranges::find(kUnits, unit, &Unit::nb);
  if (known == kUnits.end()) return std::string(unit);
  return std::string(lang == draw::Lang::kEn   ? known->en
                     : lang == draw::Lang::kNn ? known->nn
                                               : known->nb);
}

}  // namespace kv::mapexport
