// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "etl/formats/xlsx/limits.h"
#include "etl/formats/xlsx/serial_date.h"
#include "etl/formats/xlsx/shared_strings.h"
#include "etl/formats/xlsx/styles.h"
#include "etl/formats/xlsx/zip.h"

namespace kv::etl::xlsx {

enum class SheetState { kVisible, kHidden, kVeryHidden };

struct Sheet {
  std::string name;
  SheetState state = SheetState::kVisible;
  bool has_cells = true;  ///< false for a chart, a dialog or a macro sheet
  std::string part;       ///< its name in the package
};

/// An Excel workbook (.xlsx, .xlsm, .xltx; ISO 29500 transitional or strict) as a list of sheets,
/// with what their cells refer to. Nothing of a sheet is read until a SheetReader does.
///
/// Opening throws Error, with what to do, for: what is no such workbook (.xls, .xlsb, .ods, a
/// password, a web page …), a damaged or cut file, missing parts, two sheets of one name, and what
/// goes beyond `limits`.
class Workbook {
 public:
  explicit Workbook(const std::filesystem::path& path, const Limits& limits = {});
  /// `bytes` must outlive the workbook.
  static Workbook from_bytes(std::string_view bytes, const Limits& limits = {});
  Workbook(Workbook&&) noexcept;
  ~Workbook();

  const std::vector<Sheet>& sheets() const { return sheets_; }
  /// The sheet of that name (ASCII case and surrounding spaces do not matter), or with that number,
  /// from 1, where no sheet has such a name. Throws Error that lists the sheets.
  const Sheet& sheet(std::string_view name_or_number) const;

  DateSystem date_system() const { return date_system_; }
  /// The workbook says that its stored formula results are to be calculated anew.
  bool asks_to_calculate() const { return asks_to_calculate_; }

  const Zip& zip() const { return zip_; }
  const Limits& limits() const { return limits_; }
  const Styles& styles() const;                 ///< read at first use
  const SharedStrings& shared_strings() const;  ///< read at first use

 private:
  Workbook(Zip zip, const Limits& limits);
  void read();

  Limits limits_;
  Zip zip_;
  std::vector<Sheet> sheets_;
  DateSystem date_system_ = DateSystem::k1900;
  bool asks_to_calculate_ = false;
  std::string styles_part_;
  std::string strings_part_;
  mutable std::unique_ptr<Styles> styles_;
  mutable std::unique_ptr<SharedStrings> strings_;
};

}  // namespace kv::etl::xlsx
