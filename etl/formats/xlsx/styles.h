// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "etl/formats/xlsx/number_format.h"
#include "etl/formats/xlsx/zip.h"

namespace kv::etl::xlsx {

/// The number formats of a workbook's cell styles.
class Styles {
 public:
  Styles();  ///< of a workbook without a style part: numbers are numbers
  Styles(ZipPart part, const Limits& limits);

  /// The format of cell style `index`; nullptr when there is no such style, or when it names a
  /// format that the workbook does not define.
  const NumberFormat* format(std::size_t index) const;

 private:
  std::vector<std::optional<NumberFormat>> formats_;  // by style
};

}  // namespace kv::etl::xlsx
