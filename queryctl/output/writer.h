// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kv::queryctl {

/// A column of a result. `decimals`, when set, is how many a person is shown (box, table, markdown,
/// …); machine modes (csv, tsv, json, jsonl) ignore it and print the shortest text that
/// round-trips.
struct Column {
  std::string name;
  std::optional<int> decimals;
};

/// One value of a row. `text` holds the bytes of kText and kBlob and is valid only during the call.
struct Cell {
  enum class Type { kNull, kInteger, kReal, kText, kBlob };
  Type type = Type::kNull;
  std::int64_t integer = 0;
  double real = 0;
  std::string_view text;
};

/// Writes one result. Calls come in the order begin, row*, end. Nothing is ever cut when the output
/// is a file or a pipe; in a terminal what is cut is counted in `notices()`.
class ResultWriter {
 public:
  virtual ~ResultWriter() = default;
  virtual void begin(std::span<const Column> columns) = 0;
  virtual void row(std::span<const Cell> cells) = 0;
  virtual void end() = 0;
  /// Sentences for stderr after end(): what was cut and which switch lifts it.
  virtual std::vector<std::string> notices() const { return {}; }
};

struct WriterOptions {
  bool headers = true;
  std::string null_value;        ///< how people's modes show NULL
  std::optional<int> max_width;  ///< terminal columns, set only when the output is a terminal
  std::string separator;         ///< between the values of list and csv; empty: the mode's own
  std::string row_separator;     ///< behind the rows of list and csv; empty: the mode's own
  std::string table = "table";   ///< what insert inserts into
  /// Of the columns of box, table, column and markdown: the least width, in which text is wrapped;
  /// negative: to the right; 0 or none: as wide as needed.
  std::vector<int> widths;
  bool color = false;          ///< the names of columns stand out; only on a terminal
  bool decimal_comma = false;  ///< numbers as 0,5; csv then has ';' between the values
};

/// The modes this build knows, in the order --help lists them.
std::span<const std::string_view> writer_modes();

/// Throws Error(kUsage) that lists the modes when `mode` is not one of them.
std::unique_ptr<ResultWriter> make_writer(std::string_view mode, std::ostream& out,
                                          const WriterOptions& options);

}  // namespace kv::queryctl
