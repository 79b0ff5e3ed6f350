// SPDX-License-Identifier: MIT
#include "etl/header.h"

#include <algorithm>
#include <array>

#include "etl/formats/csv.h"

namespace kv::etl {
namespace {

std::string looks_like(const std::string& found) {
  if (found.find("Ã") != std::string::npos)
    return " The text looks like UTF-8 that was read as latin-1 and saved again; save the file "
           "anew as "
           "UTF-8.";
  if (found.find("\xEF\xBF\xBD") != std::string::npos)
    return " The letter U+FFFD stands where a letter was lost; take the file again from the "
           "agency.";
  return {};
}

}  // namespace

HeaderMatch match_header(std::string_view text, const Source& source, const std::string& file,
                         Findings& findings) {
  std::size_t depth = 1;
  for (const Layout& layout : source.layouts) depth = std::max(depth, layout.header.size());

  const Layout* nearest = nullptr;
  HeaderMismatch best;
  for (const char separator : std::array{';', ',', '\t'}) {
    CsvReader records(text, separator);
    const HeaderRows rows = read_header_rows(records, depth);
    for (const Layout& layout : source.layouts) {
      HeaderMismatch mismatch;
      if (header_fits(layout, rows, mismatch)) {
        HeaderMatch match{&layout, separator, 1, rows};
        match.rows.resize(std::min(rows.size(), layout.header.size()));
        drop_nameless_end(match.rows);
        return match;
      }
      if (!nearest || mismatch.score > best.score) {
        nearest = &layout;
        best = mismatch;
      }
    }
  }

  std::string known;
  for (const Layout& layout : source.layouts) {
    std::string header;
    for (const std::string& cell : layout.header[0]) header += (header.empty() ? "" : ";") + cell;
    known += (known.empty() ? "" : "; or ") + layout.name + " (" +
             std::to_string(layout.header.size()) + " header row" +
             (layout.header.size() == 1 ? "" : "s") + ", the first: " + header + ")";
  }
  findings.add(
      {Severity::kError, "unknown-layout", file, best.row, best.column, best.found,
       "The header fits no layout of source " + source.code + "; nearest is " + nearest->name +
           ", where " +
           (best.expected.empty() ? std::string("no such column") : "'" + best.expected + "'") +
           " was expected here." + looks_like(best.found),
       "Layouts that are read: " + known + ".", false});
  return {};
}

}  // namespace kv::etl
