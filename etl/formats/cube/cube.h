// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "etl/formats/problem.h"
#include "etl/formats/symbol.h"

namespace kv::etl {

/// The largest cube that is read. One bit per cell is held where cells may come in any order.
inline constexpr std::size_t kMaxCubeCells = std::size_t{1} << 28;

enum class CubeRole { kNone, kGeo, kTime, kMetric };

struct CubeCategory {
  std::string code;
  std::string label;  ///< the code where the file gives none
  std::string unit;   ///< of a metric category; may be empty
  int decimals = -1;  ///< of a metric category; -1: not given
};

struct CubeDimension {
  std::string code;
  std::string label;
  CubeRole role = CubeRole::kNone;
  std::vector<CubeCategory> categories;
};

/// What a statistical cube says of itself. Texts are UTF-8, as the agency wrote them.
struct CubeMetadata {
  std::string table;  ///< the agency's number of the table: "07459"; may be empty
  std::string title;
  std::string source;    ///< who publishes
  std::string language;  ///< "no", "en", …; empty when not said
  std::string updated;   ///< as written: "2024-02-21T07:00:00Z" or "20240221 08:00"
  std::string unit;      ///< of all cells, where no metric category has one
  int decimals = -1;     ///< of all cells, where no metric category has them
  std::string contact;
  std::string licence;
  std::vector<std::string> notes;
  std::vector<CubeDimension> dimensions;
};

/// One cell. `index` is row-major: the last dimension runs fastest.
struct CubeCell {
  std::size_t index = 0;
  bool has_number = false;
  CellValue number;         ///< kind kNumber where has_number
  std::string_view symbol;  ///< the agency's sign beside the number or in its place; "" for none
  std::size_t row = 0;      ///< line of the file, from 1
  std::size_t column = 0;   ///< letter within the line, from 1
};

/// Takes a cube as it is read. Views are valid during the call.
class CubeHandler {
 public:
  virtual ~CubeHandler() = default;
  /// Comes once, before the cells. False: the cells are not wanted, and are not read.
  virtual bool metadata(const CubeMetadata& metadata) = 0;
  /// No index comes twice. What was taken is void when the reader ends with errors.
  virtual void cell(const CubeCell& cell) = 0;
};

/// Errors are reasons to refuse the file; warnings and notes are to be told.
struct CubeProblems {
  ProblemList errors;
  ProblemList warnings;
  ProblemList notes;
  bool failed() const { return !errors.problems().empty(); }
};

/// The product of the sizes; nullopt when it is above kMaxCubeCells.
std::optional<std::size_t> cube_size(const std::vector<CubeDimension>& dimensions);

/// Looks for what no cube may have: no dimension, a dimension without categories, a code that
/// is empty or stands twice, two time or two metric dimensions, too many cells. Rules:
/// `no-dimensions`, `empty-dimension`, `empty-code`, `duplicate-code`, `two-roles`, `too-large`.
void check_dimensions(const CubeMetadata& metadata, CubeProblems& problems);

/// The day that `updated` states, ISO 8601, as it is written there (UTC where it ends in Z);
/// nullopt when it states none.
std::optional<std::string> updated_day(std::string_view updated);

/// JSON's number, and nothing else: "-0" is 0; beyond 64 bits without decimals, and what no double
/// holds, is kBad. 100.0 keeps is_integer false.
CellValue parse_json_number(std::string_view text);

}  // namespace kv::etl
