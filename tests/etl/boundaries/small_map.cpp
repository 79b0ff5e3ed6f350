// SPDX-License-Identifier: MIT
#include "tests/etl/boundaries/small_map.h"

#include <fmt/format.h>

namespace kv::etl::test {

std::vector<MapEntry> country_of_2012() {
  return {{"0101", "Halden"}, {"0104", "Moss"},    {"0136", "Rygge"},
          {"0301", "Oslo"},   {"0901", "Risør"},   {"0904", "Grimstad"},
          {"1902", "Tromsø"}, {"1903", "Harstad"}, {"1915", "Bjarkøy"}};
}

std::vector<MapEntry> country_of_2020() {
  return {{"0301", "Oslo"}, {"1902", "Tromsø"}, {"1903", "Harstad"}, {"3001", "Halden"},
          {"3002", "Moss"}, {"4201", "Risør"},  {"4202", "Grimstad"}};
}

std::string square_at(int place) {
  const double west = 9.0 + 0.125 * place;
  const double east = west + 0.125;
  return fmt::format(
      R"({{"type":"Polygon","coordinates":[[[{0},58.5],[{1},58.5],[{1},58.625],[{0},58.625],[{0},58.5]]]}})",
      west, east);
}

std::string small_map(const std::vector<MapEntry>& entries, bool code_as_number,
                      const std::string& more) {
  std::string text = R"({"type":"FeatureCollection",)" + more + R"("features":[)";
  int place = 0;
  for (const MapEntry& entry : entries) {
    const std::string code =
        code_as_number ? std::to_string(std::stoi(entry.code)) : "\"" + entry.code + "\"";
    text += (place ? "," : "") +
            std::string(R"({"type":"Feature","properties":{"kommunenummer":)") + code +
            R"(,"navn":")" + entry.name + R"("},"geometry":)" +
            (entry.geometry.empty() ? square_at(place) : entry.geometry) + "}";
    ++place;
  }
  return text + "]}";
}

}  // namespace kv::etl::test
