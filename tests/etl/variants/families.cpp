// SPDX-License-Identifier: MIT
#include "tests/etl/variants/families.h"

#include <algorithm>
#include <array>

#include "tests/etl/variants/places.h"

namespace kv::etl::test {
namespace {

std::string number(std::size_t i, std::size_t k) {
  return std::to_string(10 * (i + 1) + k);
}
// With a decimal, but for one municipality.
std::string decimal(std::size_t i) {
  return i == 2 ? "7" : std::to_string(i + 1) + ".25";
}
// A number, or one of the signs.
std::string figure(std::size_t i, std::size_t k) {
  static const std::array<const char*, 3> kSigns = {".", "..", ":"};
  return i < 3 ? kSigns.at(i) : number(i, k);
}
// The decimal as SQLite writes it.
std::string real(std::size_t i) {
  return decimal(i);
}

void add(VariantFamily& family, const std::string& indicator, std::size_t i,
         const std::string& period, const std::string& breakdown, const std::string& value) {
  family.cells.push_back(indicator + " " + code(i) + " " + period + " " + breakdown + " " + value);
}

VariantFamily bosetting_long() {
  VariantFamily family{"imdi-bosetting", "long", "bosetting.csv", {}, {}, {}, {}};
  family.table = {{{"Enhet", "År", "Kommunenummer", "Kommune", "Bosetting", "Antall"}}, 1, 0, {5}};
  for (std::size_t i = 0; i < kPlaces.size(); ++i) {
    family.table.rows.push_back(
        {"Personer", "2012", code(i), place(i), "Anmodning om bosetting", figure(i, 1)});
    family.table.rows.push_back(
        {"Prosent", "2012", code(i), place(i), "Vedtak om bosetting", decimal(i)});
    add(family, "anmodet", i, "2012", "", figure(i, 1));
    add(family, "vedtatt_prosent", i, "2012", "", real(i));
  }
  return family;
}

VariantFamily bosetting_wide() {
  VariantFamily family{"imdi-bosetting", "wide", "bosetting.csv", {}, {}, {}, {}};
  family.table = {
      {{"Region", "Navn", "Bosetting: Faktisk bosetting", "Bosetting: Vedtak om bosetting"},
       {"", "", "Enhet: Personer", "Enhet: Prosent"},
       {"", "", "År: 2011", "År: 2012"}},
      3,
      2,
      {3}};
  for (std::size_t i = 0; i < kPlaces.size(); ++i) {
    family.table.rows.push_back({"K" + code(i), place(i), figure(i, 2), decimal(i)});
    add(family, "bosatt", i, "2011", "", figure(i, 2));
    add(family, "vedtatt_prosent", i, "2012", "", real(i));
  }
  return family;
}

VariantFamily bosetting_crossed() {
  VariantFamily family{
      "imdi-bosetting", "crossed", "bosatt_anmodede-kommune-2012.csv", {}, {}, {}, {}};
  family.table = {{{"Kommunenummer", "Kommunenavn", "Anmodning", "Vedtak", "Bosatte"}}, 1, 0, {}};
  for (std::size_t i = 0; i < kPlaces.size(); ++i) {
    family.table.rows.push_back({code(i), place(i), number(i, 1), figure(i, 2), number(i, 3)});
    add(family, "anmodet", i, "2012", "", number(i, 1));
    add(family, "vedtatt", i, "2012", "", figure(i, 2));
    add(family, "bosatt", i, "2012", "", number(i, 3));
  }
  return family;
}

VariantFamily bosetting_crossed_year() {
  VariantFamily family{"imdi-bosetting", "crossed-year", "bosetting.csv", {}, {}, {}, {}};
  family.table = {
      {{"kommune_nr", "aar", "bosetting.anmodning", "bosetting.vedtak", "bosetting.bosatt"}},
      1,
      0,
      {}};
  for (std::size_t i = 0; i < kPlaces.size(); ++i) {
    const std::string lost = code(i).substr(code(i).front() == '0' ? 1 : 0);
    family.table.rows.push_back({lost, "2012", number(i, 1), number(i, 2), number(i, 3)});
    add(family, "anmodet", i, "2012", "", number(i, 1));
    add(family, "vedtatt", i, "2012", "", number(i, 2));
    add(family, "bosatt", i, "2012", "", number(i, 3));
  }
  return family;
}

VariantFamily bosetting_flat() {
  VariantFamily family{"imdi-bosetting", "flat", "flat.csv", {}, {}, {}, {}};
  family.table = {
      {{"aar", "bosetting", "enhet", "tabellvariabel", "tabell_navn", "kommune_nr"}}, 1, 0, {}};
  for (std::size_t i = 0; i < kPlaces.size(); ++i) {
    family.table.rows.push_back(
        {"2012", "vedtak", "personer", number(i, 1), "bosatt_vedtak", code(i)});
    add(family, "vedtatt", i, "2012", "", number(i, 1));
  }
  return family;
}

VariantFamily population() {
  VariantFamily family{"folkemengde", "hovedgruppe", "befolkning-2012.csv", {}, {}, {}, {}};
  family.table = {{{"", "innvkat_5.alle", "innvkat_5.innvandrere", "innvkat_5.innvandrere"},
                   {"", "kjonn.alle", "kjonn.alle", "kjonn.1"},
                   {"", "enhet.personer", "enhet.prosent", "enhet.personer"}},
                  3,
                  1,
                  {2}};
  for (std::size_t i = 0; i < kPlaces.size(); ++i) {
    family.table.rows.push_back({code(i) + " " + place(i), number(i, 1), decimal(i), figure(i, 3)});
    add(family, "folkemengde", i, "2012", "", number(i, 1));
    add(family, "innvandrere_prosent", i, "2012", "", real(i));
    add(family, "innvandrere", i, "2012", "kjonn=1", figure(i, 3));
  }
  return family;
}

VariantFamily flat_table() {
  VariantFamily family{"imdi-flat", "flat", "flat.csv", {}, {}, {}, {}};
  family.table = {
      {{"aar", "enhet", "tabellvariabel", "tabell_navn", "kommune_nr", "landbakgrunn"}}, 1, 0, {2}};
  for (std::size_t i = 0; i < kPlaces.size(); ++i) {
    family.table.rows.push_back({"2012", "personer", number(i, 1), "ansatte", code(i), "alle"});
    family.table.rows.push_back({"2012", "prosent", decimal(i), "ansatte", code(i), "polen"});
    add(family, "ansatte", i, "2012", "", number(i, 1));
    add(family, "ansatte_prosent", i, "2012", "landbakgrunn=polen", real(i));
  }
  return family;
}

VariantFamily programme_packed() {
  VariantFamily family{"imdi-intro", "packed", "intro.csv", {}, {}, {}, {}};
  const std::string start = "avslutta.ettaar_kjonn.alle_avslutning.status.4.arbutd_aar.2012_enhet.";
  family.table = {{{"kommune_nr", start + "personer", start + "prosent"}}, 1, 0, {2}};
  for (std::size_t i = 0; i < kPlaces.size(); ++i) {
    family.table.rows.push_back({code(i), figure(i, 1), decimal(i)});
    const std::string breakdown = "avslstat4=arbutd;avslutta=ettaar";
    add(family, "intro_status_arbutd", i, "2012", breakdown, figure(i, 1));
    add(family, "intro_status_arbutd_prosent", i, "2012", breakdown, real(i));
  }
  return family;
}

VariantFamily programme_flat() {
  VariantFamily family{"imdi-intro", "flat", "intro.csv", {}, {}, {}, {}};
  family.table = {{{"kommune_nr", "avslutta", "kjonn", "avslstat4", "aar", "enhet",
                    "tabellvariabel", "tabell_navn"}},
                  1,
                  0,
                  {6}};
  for (std::size_t i = 0; i < kPlaces.size(); ++i) {
    family.table.rows.push_back({code(i), "ettaar", "1", "arbutd", "2012", "personer", number(i, 1),
                                 "intro_status_arbutd"});
    family.table.rows.push_back({code(i), "ettaar", "alle", "arbutd", "2012", "prosent", decimal(i),
                                 "intro_status_arbutd"});
    const std::string breakdown = "avslstat4=arbutd;avslutta=ettaar";
    add(family, "intro_status_arbutd", i, "2012", breakdown + ";kjonn=1", number(i, 1));
    add(family, "intro_status_arbutd_prosent", i, "2012", breakdown, real(i));
  }
  return family;
}

VariantFamily wide_table(std::size_t levels) {
  VariantFamily family{
      "imdi-tabell", "wide-" + std::to_string(levels), "tabell.csv", {}, {}, {}, {}};
  Table& table = family.table;
  const std::vector<std::array<std::string, 3>> rows = {
      {"Enhet: Personer", "Enhet: Personer", "Enhet: Prosent"},
      {"År: 2011", "År: 2012", "År: 2012"},
      {"Innvandringsgrunn: Alle", "Innvandringsgrunn: Uoppgitt", "Innvandringsgrunn: Uoppgitt"},
      {"Kjønn: Alle", "Kjønn: Menn", "Kjønn: Alle"}};
  for (std::size_t level = 0; level < levels; ++level)
    table.rows.push_back({level == 0 ? "Region" : "", level == 0 ? "Navn" : "", rows[level][0],
                          rows[level][1], rows[level][2]});
  table.header = levels;
  table.fixed = 2;
  table.decimals = {4};
  const std::string sex = levels > 3 ? ";kjonn=1" : "";
  for (std::size_t i = 0; i < kPlaces.size(); ++i) {
    table.rows.push_back({"K" + code(i), place(i), number(i, 1), figure(i, 2), decimal(i)});
    const std::string name = "innvandrere_innvandringsgrunn";
    add(family, name, i, "2011", "", number(i, 1));
    add(family, name, i, "2012", "innvandringsgrunn=Uoppgitt" + sex, figure(i, 2));
    add(family, name + "_prosent", i, "2012", "innvandringsgrunn=Uoppgitt", real(i));
  }
  return family;
}

VariantFamily ages(bool years_in_rows) {
  VariantFamily family{
      "ssb-07459", years_in_rows ? "years in rows" : "years in columns", "07459.csv", {}, {}, {},
      {}};
  family.table = {
      {years_in_rows ? Row{"region", "alder", "kjønn", "år", "Personer"}
                     : Row{"region", "alder", "kjønn", "Personer 2011", "Personer 2012"}},
      1,
      0,
      {}};
  for (std::size_t i = 0; i < kPlaces.size(); ++i)
    for (const char* age : {"0 år", "105 år eller eldre"}) {
      const std::string region = code(i) + " " + place(i);
      const std::size_t k = *age == '0' ? 0 : 1;
      if (years_in_rows) {
        family.table.rows.push_back({region, age, "Menn", "2011", number(i, k)});
        family.table.rows.push_back({region, age, "Menn", "2012", number(i, k + 2)});
      } else {
        family.table.rows.push_back({region, age, "Menn", number(i, k), number(i, k + 2)});
      }
      const std::string breakdown = std::string("alder=") + (k == 0 ? "000" : "105+") + ";kjonn=1";
      add(family, "folkemengde_alder", i, "2011", breakdown, number(i, k));
      add(family, "folkemengde_alder", i, "2012", breakdown, number(i, k + 2));
    }
  return family;
}

// A table of the Statbank that no mapping names.
VariantFamily statbank(bool all_in_rows) {
  VariantFamily family{
      "ssb-statbank", all_in_rows ? "all in rows" : "columns", "06913.csv", {}, {}, {}, {}};
  const std::string title = "06913: Endringar, etter region, kjønn, statistikkvariabel og kvartal";
  family.table.rows = {all_in_rows ? Row{"region", "kjønn", "statistikkvariabel", "kvartal", title}
                                   : Row{"region", "kjønn", "Folketallet 2011K4",
                                         "Folketallet 2012K1", "Andel 2011K4", "Andel 2012K1"}};
  family.table.decimals = {4, 5};
  for (std::size_t i = 0; i < kPlaces.size(); ++i) {
    const std::string region = code(i) + " " + place(i);
    const std::array<std::array<std::string, 2>, 2> figures = {
        {{number(i, 1), figure(i, 2)}, {decimal(i), number(i, 3)}}};
    if (!all_in_rows)
      family.table.rows.push_back(
          {region, "Kvinner", figures[0][0], figures[0][1], figures[1][0], figures[1][1]});
    for (const std::size_t contents : {0U, 1U})
      for (const std::size_t period : {0U, 1U}) {
        if (all_in_rows)
          family.table.rows.push_back({region, "Kvinner", contents == 0 ? "Folketallet" : "Andel",
                                       period == 0 ? "2011K4" : "2012K1",
                                       figures.at(contents).at(period)});
        add(family, contents == 0 ? "06913-folketallet" : "06913-andel", i,
            period == 0 ? "2011K4" : "2012K1", "kjonn=2", figures.at(contents).at(period));
      }
  }
  return family;
}

VariantFamily election() {
  VariantFamily family{"stortingsvalg", "parti", "stortingsvalg2009.csv", {}, {}, {}, {}};
  family.table = {{{"FylkeID", "Fylke", "Kommune", "KommuneID", "Parti", "ForhåndsStemmer",
                    "Stemmer totalt", "ProsentAndel"}},
                  1,
                  0,
                  {7}};
  for (std::size_t i = 0; i < kPlaces.size(); ++i)
    for (const char* party : {"A", "H"}) {
      const std::string share = *party == 'A' ? "60.5" : "39.5";
      family.table.rows.push_back({code(i).substr(0, 2), "Fylke", place(i), code(i), party,
                                   number(i, 1), number(i, 2), share});
      const std::string breakdown = std::string("parti=") + party;
      add(family, "stortingsvalg_forhandsstemmer", i, "2009", breakdown, number(i, 1));
      add(family, "stortingsvalg_prosent", i, "2009", breakdown, share);
      add(family, "stortingsvalg_stemmer", i, "2009", breakdown, number(i, 2));
    }
  return family;
}

VariantFamily reconstructed(bool programme) {
  VariantFamily family{"nibr-rekonstruert",
                       programme ? "introduksjonsprogram" : "aar",
                       "rekonstruert.csv",
                       {},
                       {},
                       {},
                       {}};
  family.table.rows = {programme ? Row{"kommunenr", "kommune", "til_aar",
                                       "avsluttet_2011_2013_rekonstruert",
                                       "direkte_2011_2013_rekonstruert"}
                                 : Row{"kommunenr", "kommune", "aar", "anmodet_rekonstruert",
                                       "vedtatt_rekonstruert", "bosatt_rekonstruert"}};
  for (std::size_t i = 0; i < kPlaces.size(); ++i) {
    Row row = {code(i), place(i), "2012", number(i, 1), number(i, 2)};
    if (!programme) row.push_back(number(i, 3));
    family.table.rows.push_back(row);
    add(family, programme ? "avsluttet_rekonstruert" : "anmodet_rekonstruert", i, "2012", "",
        number(i, 1));
    add(family, programme ? "direkte_rekonstruert" : "vedtatt_rekonstruert", i, "2012", "",
        number(i, 2));
    if (!programme) add(family, "bosatt_rekonstruert", i, "2012", "", number(i, 3));
  }
  return family;
}

VariantFamily by_name() {
  VariantFamily family{"bosetting-fylke", "navn", "bosetting.csv", {}, {}, {}, {}};
  family.table = {{{"Kommune", "År", "Kategori", "Antall"}}, 1, 0, {}};
  for (std::size_t i = 0; i < kPlaces.size(); ++i) {
    family.table.rows.push_back({place(i), "2012", "Vedtak om bosetting", number(i, 1)});
    add(family, "fylke_vedtatt", i, "2012", "", number(i, 1));
  }
  return family;
}

}  // namespace

std::vector<VariantFamily> variant_families() {
  std::vector<VariantFamily> families = {
      bosetting_long(), bosetting_wide(), bosetting_crossed(),  bosetting_crossed_year(),
      bosetting_flat(), population(),     flat_table(),         programme_packed(),
      programme_flat(), wide_table(3),    wide_table(4),        ages(false),
      ages(true),       election(),       reconstructed(false), reconstructed(true),
      by_name(),        statbank(false),  statbank(true),
  };
  for (VariantFamily& family : code_list_families()) families.push_back(std::move(family));
  for (VariantFamily& family : families) std::ranges::sort(family.cells);
  return families;
}

}  // namespace kv::etl::test
