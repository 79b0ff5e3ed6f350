// SPDX-License-Identifier: MIT
#include "plugins/chart/kernels/words.h"

#include <algorithm>

#include "plugins/chart/kernels/input.h"

namespace kv::chart {

using draw::Lang;
using draw::Missing;

std::string_view say(Lang lang, std::string_view nb, std::string_view nn, std::string_view en) {
  return lang == Lang::kNb ? nb : (lang == Lang::kNn ? nn : en);
}

std::string_view missing_word(Lang lang, Missing why) {
  switch (why) {
    case Missing::kNotAsked:
      return say(lang, "ikke spurt", "ikkje spurd", "not asked");
    case Missing::kSuppressed:
      return say(lang, "skjult av hensyn til personvern", "skjult av omsyn til personvern",
                 "suppressed");
    case Missing::kNoAnswer:
      return say(lang, "ikke svart", "ikkje svart", "no answer");
    case Missing::kNotInPopulation:
      return say(lang, "ikke i utvalget", "ikkje i utvalet", "not in the population");
    case Missing::kMissing:
      break;
  }
  return say(lang, "mangler", "manglar", "missing");
}

std::string_view made_up_words(Lang lang, MadeUp made_up) {
  switch (made_up) {
    case MadeUp::kPartlyReconstructed:
      return say(lang, "Delvis rekonstruerte data.", "Delvis rekonstruerte data.",
                 "Partly reconstructed data.");
    case MadeUp::kReconstructed:
      return say(lang, "Rekonstruerte data.", "Rekonstruerte data.", "Reconstructed data.");
    case MadeUp::kInvented:
      return say(lang, "Oppdiktede data.", "Oppdikta data.", "Invented data.");
    case MadeUp::kNo:
      break;
  }
  return {};
}

std::string listed(std::span<const std::string> names, Lang lang, std::size_t most) {
  std::string text;
  const std::size_t shown = names.size() > most + 1 ? most : names.size();
  const std::string_view last = say(lang, " og ", " og ", " and ");
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) text += i + 1 == names.size() ? last : ", ";
    text += names[i];
  }
  if (shown < names.size())
    text.append(last)
        .append(std::to_string(names.size() - shown))
        .append(say(lang, " andre", " andre", " more"));
  return text;
}

Missing reason(const std::string& status) {
  const auto has = [&](std::string_view word) { return status.find(word) != std::string::npos; };
  if (status == ":" || has("suppressed") || has("too few") || has("skjult"))
    return Missing::kSuppressed;
  if (has("not asked") || has("never asked") || has("not-asked")) return Missing::kNotAsked;
  if (has("no answer") || has("no-answer")) return Missing::kNoAnswer;
  if (has("not in sample") || has("not-in-sample") || has("no-response") ||
      has("not in population"))
    return Missing::kNotInPopulation;
  return Missing::kMissing;
}

}  // namespace kv::chart
