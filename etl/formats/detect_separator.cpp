// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>

#include "etl/formats/csv.h"

namespace kv::etl {
namespace {

constexpr std::size_t kRecords = 100;
constexpr std::size_t kBytes = std::size_t{1} << 20;

struct Candidate {
  char separator;
  std::size_t agreeing = 0;  ///< records with the commonest number of fields above one
  std::size_t split = 0;     ///< records with more than one field
  std::size_t records = 0;   ///< records that are not blank
};

Candidate measure(std::string_view text, bool cut, char separator) {
  Candidate candidate{separator};
  std::map<std::size_t, std::size_t> by_width;
  CsvReader reader(text, separator);
  std::vector<std::string_view> fields;
  std::size_t last_width = 0;
  while (reader.row() < kRecords && reader.next(fields)) {
    if (reader.blank()) continue;
    last_width = fields.size();
    ++by_width[last_width];
    ++candidate.records;
  }
  if (cut && reader.row() < kRecords && candidate.records > 1) {
    --by_width[last_width];  // the record that the limit cut through
    --candidate.records;
  }
  for (const auto& [width, records] : by_width) {
    if (width < 2) continue;
    candidate.split += records;
    candidate.agreeing = std::max(candidate.agreeing, records);
  }
  return candidate;
}

bool comma_is_decimal(std::string_view text) {
  const auto digit = [&](std::size_t i) {
    return i < text.size() && text[i] >= '0' && text[i] <= '9';
  };
  for (std::size_t i = text.find(','); i != std::string_view::npos; i = text.find(',', i + 1)) {
    if (i == 0 || !digit(i - 1) || !digit(i + 1)) return false;
  }
  return true;
}

}  // namespace

char detect_separator(std::string_view text) {
  const bool cut = text.size() > kBytes;
  text = text.substr(0, kBytes);
  std::vector<Candidate> candidates;
  for (const char separator : {';', ',', '\t'}) {
    const Candidate candidate = measure(text, cut, separator);
    if (candidate.split * 2 >= candidate.records && candidate.agreeing > 0) {
      candidates.push_back(candidate);
    }
  }
  if (candidates.size() > 1 && comma_is_decimal(text)) {
    std::erase_if(candidates, [](const Candidate& c) { return c.separator == ','; });
  }
  if (candidates.empty()) return 0;
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.agreeing > b.agreeing; });
  if (candidates.size() > 1 && candidates[0].agreeing == candidates[1].agreeing) return 0;
  return candidates[0].separator;
}

}  // namespace kv::etl
