// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "etl/formats/xlsx/zip.h"

namespace kv::etl::xlsx {

/// The texts of a workbook, each stored once: what stays in memory while its sheets are read.
/// Throws Error beyond Limits::shared_bytes, which counts the texts and 8 bytes for each.
class SharedStrings {
 public:
  SharedStrings() = default;
  SharedStrings(ZipPart part, const Limits& limits);

  /// Valid as long as this object is.
  std::optional<std::string_view> text(std::size_t index) const;
  std::size_t size() const { return ends_.size(); }

 private:
  std::string texts_;
  std::vector<std::uint64_t> ends_;
};

}  // namespace kv::etl::xlsx
