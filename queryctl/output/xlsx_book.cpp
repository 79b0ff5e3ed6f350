// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>

#include "queryctl/output/book.h"
#include "queryctl/output/remarks.h"
#include "queryctl/output/text.h"
#include "queryctl/output/xlsx_library.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

// What Excel can hold (support.microsoft.com, "Excel specifications and limits").
constexpr std::uint32_t kRows = 1'048'576;
constexpr std::size_t kColumns = 16'384;
constexpr std::size_t kCharacters = 32'767;
/// A double holds every whole number up to here.
constexpr std::int64_t kExact = std::int64_t{1} << 53;
constexpr std::size_t kWidest = 60;  ///< characters of a column as it opens

std::size_t characters(std::string_view text) {
  std::size_t count = 0;  // in UTF-16, as Excel counts
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    count += point.value > 0xFFFF ? 2 : 1;
    at += point.bytes;
  }
  return count;
}

class XlsxBook;

class XlsxSheet : public ResultWriter {
 public:
  XlsxSheet(XlsxBook& book, lxw_worksheet* sheet, bool headers)
      : book_(book), sheet_(sheet), headers_(headers) {}

  void begin(std::span<const Column> columns) override;
  void row(std::span<const Cell> cells) override;
  void end() override;
  std::vector<std::string> notices() const override;

 private:
  void write(std::uint16_t column, const Cell& cell);
  void write_text(std::uint16_t column, std::string_view text, lxw_format* format);
  void write_number(std::uint16_t column, double value);

  XlsxBook& book_;
  lxw_worksheet* sheet_;
  bool headers_;
  std::vector<Column> columns_;
  std::vector<std::size_t> widths_;
  std::uint32_t line_ = 0;
  std::size_t not_finite_ = 0;
  std::size_t long_integers_ = 0;
  Remarks remarks_;
};

class XlsxBook : public ResultBook {
 public:
  explicit XlsxBook(const std::string& path) : library_(xlsx_library()) {
    lxw_workbook_options options{};
    options.constant_memory = 1;
    book_ = library_.workbook_new_opt(path.c_str(), &options);
    if (!book_) throw Error(path + " cannot be written: there is not enough memory.");
    if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
      lxw_doc_properties properties{};
      properties.created = static_cast<time_t>(std::strtoll(epoch, nullptr, 10));
      library_.workbook_set_properties(book_, &properties);
    }
    bold_ = library_.workbook_add_format(book_);
    library_.format_set_bold(bold_);
    text_ = library_.workbook_add_format(book_);
    library_.format_set_num_format(text_, "@");
  }
  ~XlsxBook() override {
    if (book_) library_.workbook_close(book_);
  }
  XlsxBook(const XlsxBook&) = delete;
  XlsxBook& operator=(const XlsxBook&) = delete;

  std::unique_ptr<ResultWriter> sheet(bool headers) override {
    ++sheets_;
    const std::string name = sheets_ == 1 ? "Result" : "Result " + std::to_string(sheets_);
    lxw_worksheet* const made = library_.workbook_add_worksheet(book_, name.c_str());
    if (!made) throw Error("The workbook cannot take another sheet.", "Write fewer results to it.");
    return std::make_unique<XlsxSheet>(*this, made, headers);
  }

  void close() override {
    const lxw_error error = library_.workbook_close(book_);
    book_ = nullptr;
    if (error != LXW_NO_ERROR)
      throw Error("The workbook cannot be written: " + std::string(library_.lxw_strerror(error)),
                  "Check the folder, the rights and the room on the disk.", ExitCode::kCannotOpen);
  }

  const XlsxLibrary& library() const { return library_; }
  lxw_format* bold() const { return bold_; }
  lxw_format* text() const { return text_; }
  lxw_format* number(std::optional<int> decimals) {
    if (!decimals) return nullptr;
    lxw_format*& format = numbers_[*decimals];
    if (!format) {
      format = library_.workbook_add_format(book_);
      const std::string code =
          *decimals <= 0 ? "0" : "0." + std::string(static_cast<std::size_t>(*decimals), '0');
      library_.format_set_num_format(format, code.c_str());
    }
    return format;
  }

 private:
  const XlsxLibrary& library_;
  lxw_workbook* book_ = nullptr;
  lxw_format* bold_ = nullptr;
  lxw_format* text_ = nullptr;
  std::map<int, lxw_format*> numbers_;
  int sheets_ = 0;
};

void XlsxSheet::begin(std::span<const Column> columns) {
  if (columns.size() > kColumns)
    throw Error("The result has " + std::to_string(columns.size()) + " columns; a sheet takes " +
                    std::to_string(kColumns) + ".",
                "Ask for fewer columns, or write csv.");
  columns_.assign(columns.begin(), columns.end());
  widths_.assign(columns_.size(), 4);
  if (!headers_) return;
  for (std::size_t i = 0; i < columns_.size(); ++i)
    write_text(static_cast<std::uint16_t>(i), columns_[i].name, book_.bold());
  book_.library().worksheet_freeze_panes(sheet_, 1, 0);
  ++line_;
}

void XlsxSheet::row(std::span<const Cell> cells) {
  if (line_ >= kRows)
    throw Error("The result has more rows than a sheet takes, which is " + std::to_string(kRows) +
                    " with the line of names.",
                "Ask for less (--limit), or write csv.");
  for (std::size_t i = 0; i < cells.size(); ++i) write(static_cast<std::uint16_t>(i), cells[i]);
  ++line_;
}

void XlsxSheet::write(std::uint16_t column, const Cell& cell) {
  switch (cell.type) {
    case Cell::Type::kNull:
      break;
    case Cell::Type::kInteger:
      if (cell.integer > kExact || cell.integer < -kExact) {
        ++long_integers_;
        write_text(column, std::to_string(cell.integer), book_.text());
      } else {
        write_number(column, static_cast<double>(cell.integer));
      }
      break;
    case Cell::Type::kReal:
      if (std::isfinite(cell.real))
        write_number(column, cell.real);
      else
        ++not_finite_;
      break;
    case Cell::Type::kText:
      write_text(column, cell.text, book_.text());
      break;
    case Cell::Type::kBlob:
      ++remarks_.blobs;
      write_text(column, hex(cell.text), book_.text());
      break;
  }
}

void XlsxSheet::write_number(std::uint16_t column, double value) {
  widths_[column] = std::max<std::size_t>(widths_[column], 9);
  book_.library().worksheet_write_number(sheet_, line_, column, value,
                                         book_.number(columns_[column].decimals));
}

void XlsxSheet::write_text(std::uint16_t column, std::string_view text, lxw_format* format) {
  bool replaced = false;
  std::string valid = repair_utf8(text, replaced);
  if (replaced) ++remarks_.invalid;
  if (const auto nul = valid.find('\0'); nul != std::string::npos) {
    std::ranges::replace(valid, '\0', ' ');
    ++remarks_.controls;
  }
  const std::size_t length = characters(valid);
  if (length > kCharacters)
    throw Error("Row " + std::to_string(line_ + 1) + ", column " + columns_[column].name +
                    ": the text has " + std::to_string(length) + " characters; a cell takes " +
                    std::to_string(kCharacters) + ".",
                "Shorten it in the query, or write csv.");
  widths_[column] = std::max(widths_[column], std::min(length, kWidest));
  const lxw_error error =
      book_.library().worksheet_write_string(sheet_, line_, column, valid.c_str(), format);
  if (error != LXW_NO_ERROR)
    throw Error("Row " + std::to_string(line_ + 1) + ", column " + columns_[column].name +
                " cannot be written: " + book_.library().lxw_strerror(error));
}

void XlsxSheet::end() {
  for (std::size_t i = 0; i < widths_.size(); ++i) {
    const auto column = static_cast<std::uint16_t>(i);
    book_.library().worksheet_set_column(sheet_, column, column,
                                         static_cast<double>(widths_[i]) + 1.5, nullptr);
  }
}

std::vector<std::string> XlsxSheet::notices() const {
  std::vector<std::string> notices;
  if (not_finite_ > 0)
    notices.push_back(counted(not_finite_, "value is", "values are") +
                      " infinite or not a number: the cell is empty, because a sheet has no such "
                      "number.");
  if (long_integers_ > 0)
    notices.push_back(counted(long_integers_, "number is", "numbers are") +
                      " written as text, because a sheet keeps 15 digits of a number.");
  remarks_.tell(notices);
  return notices;
}

}  // namespace

std::unique_ptr<ResultBook> make_xlsx_book(const std::string& path) {
  return std::make_unique<XlsxBook>(path);
}

bool is_xlsx_name(const std::string& path) {
  if (path.size() < 6) return false;
  std::string end = path.substr(path.size() - 5);
  for (char& c : end)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 0x20);
  return end == ".xlsx";
}

}  // namespace kv::queryctl
