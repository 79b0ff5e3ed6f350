// SPDX-License-Identifier: MIT
#include <array>

#include "tests/etl/variants/families.h"
#include "tests/etl/variants/places.h"

namespace kv::etl::test {
namespace {

VariantFamily of_codes(std::string source, std::string layout, std::string file, Row header,
                       std::vector<Row> rows, std::string question, std::string answer) {
  VariantFamily family{std::move(source),   std::move(layout), std::move(file), {}, {},
                       std::move(question), std::move(answer)};
  family.table.rows = {std::move(header)};
  family.table.rows.insert(family.table.rows.end(), rows.begin(), rows.end());
  return family;
}

}  // namespace

std::vector<VariantFamily> code_list_families() {
  std::vector<Row> klass;
  std::vector<Row> stabas;
  std::vector<Row> sort;
  std::vector<Row> trade;
  std::vector<Row> parts;
  std::vector<Row> changes;
  for (std::size_t i = 0; i < kPlaces.size(); ++i) {
    const std::string today =
        std::array{"3001", "3002", "3002", "0301", "4201", "4202", "1902", "1903", "1903"}.at(i);
    const std::string no = std::to_string(i + 1);
    const std::string lost = code(i).substr(code(i).front() == '0' ? 1 : 0);
    const std::string county = code(i).substr(0, 2);
    klass.push_back({code(i), "", "1", place(i), "", "Merknad " + no, "", ""});
    stabas.push_back({no, code(i), "1", place(i), "", "", "", "", "", "", ""});
    sort.push_back({lost, code(i) + " " + place(i), "Fylke " + county,
                    county.substr(county.front() == '0' ? 1 : 0), "IMDi Øst", "1", "3",
                    "Mosseregionen", "1", "Mindre sentrale kommuner"});
    trade.push_back({lost, code(i), place(i), "03", "Mosseregionen"});
    parts.push_back({code(i), place(i), county, "Fylke " + county, "IMDi Øst", "3001",
                     "Mosseregionen", "1", "Mindre sentrale kommuner"});
    if (i < 8)
      changes.push_back({code(i) + " - " + place(i),
                         today + " - " + (i == 2 ? std::string("Moss") : place(i)), "0"});
  }
  parts.push_back({"9999", "Uoppgitt", ".", ".", ".", ".", ".", ".", "."});
  const std::string members =
      "SELECT count(*) || ' ' || count(DISTINCT region) FROM "
      "region_group_members WHERE group_code LIKE ";
  return {
      of_codes(
          "kodeliste", "klass", "kommuner-2012.csv",
          {"code", "parentCode", "level", "name", "shortName", "notes", "validFrom", "validTo"},
          klass, "SELECT count(*) || ' ' || min(note) || ' ' || max(note) FROM region_note",
          "9 Merknad 1 Merknad 9"),
      of_codes(
          "kodeliste", "stabas", "kommuner-2012.csv",
          {"Identifikasjon (rad nr.)", "Kode", "Nivånr.", "Tittel", "Fotnoter", "Generell note",
           "Omfatter", "Omfatter også", "Ekskluderer", "Kort tittel", "Middels lang tittel"},
          stabas, "SELECT rows_read FROM loads WHERE source = 'kodeliste'", "9"),
      of_codes("kommunesort", "kommunesort", "kommunesort.csv",
               {"Nr", "Kommune", "Fylke", "Fylkenr", "IMDireg", "IMDiregnr", "Naringregnr",
                "Naringreg", "Sentralnr_2008", "Sentral_2008"},
               sort, members + "'kommunesort-imdi-%'", "9 9"),
      of_codes("naringsregion", "liste", "naringsregion-2000_2015.csv",
               {"Nr", "kommune_nr", "Navn gammel", "naringsregion_nr", "Region"}, trade,
               "SELECT count(DISTINCT code) FROM region_parts WHERE within_kind = 'naringsregion'",
               "9"),
      of_codes("regioninndeling", "regioninndeling", "regioninndeling_2012.csv",
               {"Kommunenr", "Kommunenavn", "Fylkenr", "Fylkenavn", "IMDiRegion", "Næringsregionnr",
                "Næringsregion_navn", "Sentralitet_nr_2008", "Sentralitet_kat_2008"},
               parts, members + "'regioninndeling-2012-imdi-%'", "9 9"),
      of_codes("kommuneendringer", "par-med-splittes", "endringer.csv",
               {"kommuner_2019", "kommuner_2020", "splittes"}, changes,
               "SELECT count(*) FROM load_findings WHERE rule = 'agrees'", "1"),
  };
}

}  // namespace kv::etl::test
