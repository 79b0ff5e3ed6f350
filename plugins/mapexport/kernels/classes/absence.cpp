// SPDX-License-Identifier: MIT
#include "plugins/mapexport/kernels/classes/absence.h"

#include <algorithm>
#include <string>

namespace kv::mapexport {
namespace {

struct Word {
  std::string_view begins;
  Absence kind;
};
/// The beginning of a status, in small letters.
constexpr Word kWords[] = {{"not-asked", Absence::kNotAsked},
                           {"not asked", Absence::kNotAsked},
                           {"never asked", Absence::kNeverAsked},
                           {"ikke anmodet", Absence::kNeverAsked},
                           {"ikke stilt", Absence::kNotAsked},
                           {"suppressed", Absence::kSuppressed},
                           {"settlement suppressed", Absence::kSuppressed},
                           {"x: suppressed", Absence::kSuppressed},
                           {"y: suppressed", Absence::kSuppressed},
                           {"skjermet", Absence::kSuppressed},
                           {":", Absence::kSuppressed},
                           {"too few", Absence::kTooFew},
                           {"y: too few", Absence::kTooFew},
                           {"undecided", Absence::kUndecided},
                           {"not-determined", Absence::kUndecided},
                           {"no-answer", Absence::kNoAnswer},
                           {"no answer", Absence::kNoAnswer},
                           {"refused", Absence::kNoAnswer},
                           {"no-response", Absence::kNoAnswer},
                           {"ikke svart", Absence::kNoAnswer},
                           {"not-in-sample", Absence::kNotInPopulation},
                           {"not in sample", Absence::kNotInPopulation},
                           {"not in population", Absence::kNotInPopulation},
                           {"ikke med", Absence::kNotInPopulation},
                           {"no programme", Absence::kNotInPopulation},
                           {"missing", Absence::kMissing},
                           {"no row", Absence::kMissing},
                           {"no figures", Absence::kMissing},
                           {"tom", Absence::kMissing},
                           {".", Absence::kMissing}};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::string small(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

}  // namespace

AbsenceOf absence_of(std::string_view status) {
  const std::string all = small(trimmed(status));
  if (all.empty()) return {};
  std::string_view rest = all;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const std::string_view part = trimmed(rest.substr(0, end));
    for (const Word& word : kWords)
      if (part.starts_with(word.begins)) return {word.kind, true};
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {Absence::kMissing, false};
}

bool is_estimated(std::string_view status) {
  const std::string all = small(status);
  for (const std::string_view word :
       {"estimated", "imputed", "interpolated", "anslått", "imputert", "interpolert"})
    if (all.find(word) != std::string::npos) return true;
  return false;
}

}  // namespace kv::mapexport
