// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "etl/batch_cell.h"
#include "etl/places/cell_text_log.h"
#include "etl/places/region_readings.h"
#include "etl/source.h"
#include "etl/stream/cell_store.h"

namespace kv::etl {

/// Everything of a cell's place that is not its region: the label columns of its row and the header
/// cells of its column. Resolved once by the mapping's SQL, then shared by all its cells.
struct Label {
  Position first;                  ///< of the first cell that has it
  std::vector<std::string> texts;  ///< as the layout's label columns
  bool skipped = false;
  int indicator = -1;  ///< index into Batch::indicators; -1 while not resolved
  int period = -1;     ///< index into Batch::periods
  int breakdown = -1;  ///< index into Batch::breakdowns
};

/// A region as the file names it.
struct RegionRef {
  std::string text;
  std::string code;
  std::string name;
  Position first;
  int region_id = -1;            ///< -1 when the warehouse does not know the code
  std::string kind = "kommune";  ///< kommune, fylke, land, bydel …
  bool of_today = false;         ///< the code is that of the file's last period
  bool by_name = false;          ///< there is no code; the name is looked up in each period
  std::string county = {};       ///< of a region by name: what the row says of its county
};

/// What was read otherwise than it stands, counted.
struct Repairs {
  std::size_t codes_padded = 0;      ///< distinct codes that had lost their leading zero
  std::size_t thousands_spaced = 0;  ///< numbers with spaces between thousands
  std::size_t nil_symbols = 0;       ///< "-" read as 0
  std::size_t symbols_read = 0;      ///< texts such as NULL read as the symbol they stand for
  std::size_t cells_absent = 0;      ///< empty cells that the layout calls absent
  std::size_t other_decimals = 0;    ///< numbers with the decimal mark that the layout has not
};

struct BatchFile {
  std::string name;             ///< as given; for a table of a workbook also its sheet
  std::string path;             ///< as given, for a table of a workbook; else empty
  std::string title;            ///< what stands above the table of a sheet
  bool period_in_file = false;  ///< file_period stands above the table
  std::size_t bytes = 0;
  std::string sha256;
  std::string encoding;
  std::string sheet;  ///< of a workbook; empty for other files
  const Layout* layout = nullptr;
  std::string file_period;  ///< from the name or --period; empty when the layout takes none
  std::string vintage;      ///< ISO 8601, where the file says when it was published; else empty
  std::size_t rows = 0;     ///< records below the header
  std::size_t letters_lost_in_names = 0;  ///< U+FFFD in the cells that name a region
  Repairs repairs;
  std::vector<std::string> label_columns;
  std::size_t first_label = 0;  ///< its labels are [first_label, last_label)
  std::size_t last_label = 0;
};

struct BatchIndicator {
  std::string code;
  bool is_count = false;
};

struct BatchPeriod {
  std::string code;
  char frequency = 'A';
  std::int64_t id = 0;
  std::string starts;
  std::string ends;
  int start_day = 0;
  int end_day = 0;
};

/// The files of one load between reading and merging. Only the cells may be many: they are kept on
/// disk where memory would grow with them.
struct Batch {
  std::vector<BatchFile> files;
  std::vector<Label> labels;
  std::vector<RegionRef> regions;
  CellStore cells;
  std::vector<BatchIndicator> indicators;
  std::vector<BatchPeriod> periods;
  std::vector<std::string> breakdowns;
  CellTextLog texts;        ///< of the cells whose text is not plain
  RegionReadings readings;  ///< how the files write the regions's codes

  std::string county;  ///< of all regions by name, where the operator states it

  std::size_t cells_skipped = 0;  ///< left out by the mapping, with a reason
};

}  // namespace kv::etl
