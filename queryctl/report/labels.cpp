// SPDX-License-Identifier: MIT
#include "queryctl/report/labels.h"

#include <algorithm>
#include <array>
#include <vector>

namespace kv::queryctl::report {
namespace {

struct InThree {
  std::string_view nb, nn, en;
  std::string_view in(std::string_view lang) const {
    return lang == "en" ? en : lang == "nn" ? nn : nb;
  }
};

// In the order of Label.
constexpr std::array kLabels = {
    InThree{"Samme data som CSV", "Same data som CSV", "The same data as CSV"},
    InThree{"Tallene er slik de var publisert", "Tala er slik dei var publiserte",
            "The figures are as published by"},
    InThree{"Alle tall er regnet om til kommuneinndelingen 1. januar",
            "Alle tal er rekna om til kommuneinndelinga 1. januar",
            "All figures are on the municipalities of 1 January"},
    InThree{"Slik er notatet laget", "Slik er notatet laga", "How this note was made"},
    InThree{"Kommando", "Kommando", "Command"},
    InThree{"Innhold", "Innhald", "Contents"},
    InThree{"Levering", "Levering", "Delivery"},
    InThree{"Figur", "Figur", "Figure"},
    InThree{"Tilbake til teksten", "Tilbake til teksten", "Back to the text"},
    InThree{"Dette er ikke med", "Dette er ikkje med", "What is not here"},
    InThree{"Ikke med", "Ikkje med", "Not here"},
    InThree{"Oppdiktede tall", "Oppdikta tal", "Invented figures"},
    InThree{"siste levering", "siste levering", "latest delivery"},
    InThree{"Vilkår", "Vilkår", "Licence"},
    InThree{"[mangler]", "[manglar]", "[missing]"},
    InThree{"Ingen rader.", "Ingen rader.", "No rows."},
    InThree{"Kommuneinndelingen er den som gjaldt i hvert år tallene er for.",
            "Kommuneinndelinga er den som galdt i kvart år tala er for.",
            "Municipalities are those of the year that the figures are of."},
    InThree{"Tallene er de siste som er lastet.", "Tala er dei siste som er lasta.",
            "The figures are the latest that were loaded."},
    InThree{"Delvis rekonstruerte tall", "Delvis rekonstruerte tal",
            "Partly reconstructed figures"},
    InThree{"Program", "Program", "Program"},
    InThree{"Programmet melder", "Programmet melder", "The program says"},
    InThree{"Utgiver", "Utgjevar", "Publisher"},
    InThree{"Rekonstruerte tall", "Rekonstruerte tal", "Reconstructed figures"},
    InThree{"Merket «Rekonstruerte tall»: tallene er laget for å passe med det som er publisert. "
            "Hvilken kommune som "
            "har hvilket tall eller svar, er funnet på, og sier ingenting om kommunene.",
            "Merkt «Rekonstruerte tal»: tala er laga for å passe med det som er publisert. Kva "
            "kommune som har kva "
            "tal eller svar, er funne på, og seier ingenting om kommunane.",
            "Marked “Reconstructed figures”: the figures were made to fit what has been published. "
            "Which municipality "
            "has which figure or answer is made up, and says nothing of the municipalities."},
    InThree{"Hopp til teksten", "Hopp til teksten", "Skip to the text"},
    InThree{"Kilde", "Kjelde", "Source"},
    InThree{"Kilder", "Kjelder", "Sources"},
    InThree{"Forelegg", "Førelegg", "Follows"},
    InThree{"Tabell", "Tabell", "Table"},
};
static_assert(kLabels.size() == static_cast<std::size_t>(Label::kTable) + 1);

struct Named {
  std::string_view name;
  InThree text;
};

constexpr std::array kHeadings = {
    Named{"asked", {"Anmodet", "Oppmoda", "Asked for"}},
    Named{"cases", {"Svar", "Svar", "Cases"}},
    Named{"class", {"Klasse", "Klasse", "Class"}},
    Named{"code", {"Kode", "Kode", "Code"}},
    Named{"count", {"Antall", "Tal", "Number"}},
    Named{"decided", {"Vedtatt", "Vedteke", "Decided"}},
    Named{"direct",
          {"Direkte i arbeid eller utdanning", "Direkte i arbeid eller utdanning",
           "Directly in work or education"}},
    Named{"kind", {"Slag", "Slag", "Kind"}},
    Named{"label", {"Svar", "Svar", "Answer"}},
    Named{"left", {"Avsluttet", "Avslutta", "Left"}},
    Named{"lower", {"Minst", "Minst", "At least"}},
    Named{"name", {"Kommune", "Kommune", "Municipality"}},
    Named{"percent", {"Prosent", "Prosent", "Per cent"}},
    Named{"percent_of_cases",
          {"Prosent av dem som svarte", "Prosent av dei som svara", "Per cent of cases"}},
    Named{"percent_of_responses",
          {"Prosent av svarene", "Prosent av svara", "Per cent of answers"}},
    Named{"period", {"Periode", "Periode", "Period"}},
    Named{"quadrant", {"Felt", "Felt", "Field"}},
    Named{"region", {"Kommunenummer", "Kommunenummer", "Code"}},
    Named{"status", {"Merknad", "Merknad", "Remark"}},
    Named{"term", {"Ledd", "Ledd", "Term"}},
    Named{"upper", {"Høyst", "Høgst", "At most"}},
    Named{"valid_percent",
          {"Prosent av gyldige svar", "Prosent av gyldige svar", "Per cent of valid answers"}},
    Named{"value", {"Verdi", "Verdi", "Value"}},
};

constexpr std::array kMarks = {
    Named{".", {"oppgave kan ikke forekomme", "oppgåve kan ikkje førekome", "not applicable"}},
    Named{"..", {"oppgave mangler", "oppgåve manglar", "not available"}},
    Named{":",
          {"vises ikke av hensyn til personvern", "blir ikkje vist av omsyn til personvern",
           "suppressed to protect persons"}},
    Named{"–", {"tallet finnes ikke", "talet finst ikkje", "there is no figure"}},
};

// '#' stands for a number; a plural s of the English is read away.
constexpr std::array kPhrases = {
    Named{"decision missing in # year, counted as #",
          {"vedtak mangler i # år, regnet som #", "vedtak manglar i # år, rekna som #", ""}},
    Named{"decision missing in # municipality year, counted as #",
          {"vedtak mangler i # kommuneår, regnet som #",
           "vedtak manglar i # kommuneår, rekna som #", ""}},
    Named{"a merged municipality without a figure in # year, counted as #",
          {"en av de sammenslåtte kommunene er uten tall i # år, regnet som #",
           "ein av dei samanslåtte kommunane er utan tal i # år, rekna som #", ""}},
    Named{"a merged municipality without a figure in # municipality year, counted as #",
          {"en av de sammenslåtte kommunene er uten tall i # kommuneår, regnet som #",
           "ein av dei samanslåtte kommunane er utan tal i # kommuneår, rekna som #", ""}},
    Named{"decision without a request in # year, not counted",
          {"vedtak uten anmodning i # år, ikke regnet med",
           "vedtak utan oppmoding i # år, ikkje rekna med", ""}},
    Named{"# of # never asked", {"# av # aldri anmodet", "# av # aldri oppmoda", ""}},
    Named{"never asked", {"aldri anmodet", "aldri oppmoda", ""}},
    Named{"no figures for # year", {"ingen tall for # år", "ingen tal for # år", ""}},
    Named{"suppressed in # year", {"skjermet i # år", "skjerma i # år", ""}},
    Named{"who left is suppressed in # year",
          {"avsluttet skjermet i # år", "avslutta skjerma i # år", ""}},
    Named{"nobody left the programme", {"ingen avsluttet", "ingen avslutta", ""}},
    Named{"from the counties' own rows",
          {"fra fylkenes egne rader", "frå fylka sine eigne rader", ""}},
    Named{"mean_of_ratios is that of # of #",
          {"gjennomsnittet er av # av #", "gjennomsnittet er av # av #", ""}},
    Named{"no figures", {"ingen tall", "ingen tal", ""}},
    Named{"suppressed", {"skjermet", "skjerma", ""}},
    Named{"no programme", {"uten introduksjonsprogram", "utan introduksjonsprogram", ""}},
    Named{"too few: # left", {"for få: # avsluttet", "for få: # avslutta", ""}},
    Named{"too few", {"for få", "for få", ""}},
    Named{"missing", {"mangler", "manglar", ""}},
    Named{"reconstructed", {"rekonstruert", "rekonstruert", ""}},
    Named{"partly reconstructed", {"delvis rekonstruert", "delvis rekonstruert", ""}},
    Named{"rate reconstructed", {"overgangen er rekonstruert", "overgangen er rekonstruert", ""}},
    Named{"invented", {"funnet på", "funne på", ""}},
    Named{"# of # not known", {"# av # ikke kjent", "# av # ikkje kjent", ""}},
    Named{"imputed: between # and #", {"anslått: mellom # og #", "anslått: mellom # og #", ""}},
};

/// The numbers of `text` in `numbers`, and the text with # in their place, plurals undone.
std::string pattern_of(std::string_view text, std::vector<std::string>& numbers) {
  std::string pattern;
  for (std::size_t at = 0; at < text.size();) {
    const bool digit = text[at] >= '0' && text[at] <= '9';
    if (!digit) {
      pattern += text[at++];
      continue;
    }
    const std::size_t end = std::min(text.find_first_not_of("0123456789", at), text.size());
    numbers.emplace_back(text.substr(at, end - at));
    pattern += '#';
    at = end;
  }
  if (const auto at = pattern.find("years"); at != std::string::npos) pattern.erase(at + 4, 1);
  return pattern;
}

std::string phrase_in(std::string_view phrase, std::string_view lang) {
  std::vector<std::string> numbers;
  const std::string pattern = pattern_of(phrase, numbers);
  const auto* const known = std::ranges::find(kPhrases, pattern, &Named::name);
  if (known == kPhrases.end()) return std::string(phrase);
  std::string text;
  std::size_t next = 0;
  for (const char c : known->text.in(lang))
    text += c == '#' && next < numbers.size() ? numbers[next++] : std::string(1, c);
  return text;
}

}  // namespace

std::string_view label(Label which, std::string_view lang) {
  return kLabels[static_cast<std::size_t>(which)].in(lang);
}

std::string text_is_in(std::string_view text_lang, std::string_view lang) {
  const InThree name = text_lang == "en"   ? InThree{"engelsk", "engelsk", "English"}
                       : text_lang == "nn" ? InThree{"nynorsk", "nynorsk", "Norwegian (nynorsk)"}
                                           : InThree{"bokmål", "bokmål", "Norwegian (bokmål)"};
  const InThree begin{"Teksten er på ", "Teksten er på ", "The running text is in "};
  return std::string(begin.in(lang)) + std::string(name.in(lang)) + ".";
}

std::string heading_of(std::string_view column, std::string_view lang) {
  const auto* const known = std::ranges::find(kHeadings, column, &Named::name);
  return std::string(known == kHeadings.end() ? column : known->text.in(lang));
}

std::optional<std::string_view> mark_meaning(std::string_view mark, std::string_view lang) {
  const auto* const known = std::ranges::find(kMarks, mark, &Named::name);
  if (known == kMarks.end()) return std::nullopt;
  return known->text.in(lang);
}

std::string status_in(std::string_view status, std::string_view lang) {
  if (lang == "en") return std::string(status);
  std::string text;
  while (!status.empty()) {
    const std::size_t end = std::min(status.find("; "), status.size());
    text += (text.empty() ? "" : "; ") + phrase_in(status.substr(0, end), lang);
    status.remove_prefix(std::min(end + 2, status.size()));
  }
  return text;
}

}  // namespace kv::queryctl::report
