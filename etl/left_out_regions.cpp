// SPDX-License-Identifier: MIT
#include "etl/left_out_regions.h"

namespace kv::etl {

void LeftOutRegions::count(std::uint32_t region, bool figure, Batch& batch) {
  const RegionRef& ref = batch.regions[region];
  if (ref.code.empty()) return;  // told as not-a-code
  const auto code = codes_.find(region);
  ++batch.cells_skipped;
  Entry& entry = code != codes_.end() ? code->second : kinds_[ref.kind];
  entry.figures += figure;
  if (entry.cells++ == 0) {
    entry.first = ref.first;
    entry.text = ref.text;
  }
  entry.regions.insert(region);
}

void LeftOutRegions::tell(const Batch& batch, Findings& findings) const {
  const auto add = [&](Severity severity, const char* rule, const Entry& entry,
                       std::string message) {
    findings.add({severity,
                  rule,
                  batch.files[entry.first.file].name,
                  entry.first.row,
                  entry.first.column,
                  entry.text,
                  std::move(message),
                  {},
                  false});
  };
  if (findings.accepted().contains("unknown-code"))
    for (const auto& [region, entry] : codes_)
      if (entry.cells > 0)
        add(Severity::kWarning, "row-left-out", entry,
            "The rows of '" + entry.text + "' are of no region of the warehouse; " +
                std::to_string(entry.cells) + " cell(s) were left out, " +
                std::to_string(entry.figures) + " of them other than 0.");
  for (const auto& [kind, entry] : kinds_)
    add(Severity::kNote, "region-kind-unknown", entry,
        "The warehouse has no regions of the kind " + kind + "; " + std::to_string(entry.cells) +
            " cell(s) of " + std::to_string(entry.regions.size()) +
            " of them were left out, and this is the first.");
}

}  // namespace kv::etl
