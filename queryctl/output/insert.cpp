// SPDX-License-Identifier: MIT
#include <ostream>

#include "queryctl/output/sql_literal.h"
#include "queryctl/output/writers.h"

namespace kv::queryctl {
namespace {

// One INSERT a row, as `sqlite3 -insert`: the columns are named when headers are on. Streams.
class InsertWriter : public ResultWriter {
 public:
  InsertWriter(std::ostream& out, const WriterOptions& options) : out_(out), options_(options) {}

  void begin(std::span<const Column> columns) override {
    start_ = "INSERT INTO " + sql_identifier(options_.table);
    for (std::size_t i = 0; options_.headers && i < columns.size(); ++i)
      start_ += (i == 0 ? "(" : ",") + sql_identifier(columns[i].name);
    if (options_.headers && !columns.empty()) start_ += ')';
    start_ += " VALUES(";
  }

  void row(std::span<const Cell> cells) override {
    std::string line = start_;
    for (std::size_t i = 0; i < cells.size(); ++i)
      line += (i > 0 ? "," : "") + sql_literal(cells[i]);
    line += ");\n";
    out_.write(line.data(), static_cast<std::streamsize>(line.size()));
  }

  void end() override {}

 private:
  std::ostream& out_;
  WriterOptions options_;
  std::string start_;
};

// Values as SQL writes them, with ',' between. Streams.
class QuoteWriter : public ResultWriter {
 public:
  QuoteWriter(std::ostream& out, const WriterOptions& options) : out_(out), options_(options) {}

  void begin(std::span<const Column> columns) override {
    if (!options_.headers) return;
    std::string line;
    for (const Column& column : columns) {
      Cell name;
      name.type = Cell::Type::kText;
      name.text = column.name;
      line += (line.empty() ? "" : ",") + sql_literal(name);
    }
    out_ << line << '\n';
  }

  void row(std::span<const Cell> cells) override {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i)
      line += (i > 0 ? "," : "") + sql_literal(cells[i]);
    line += '\n';
    out_.write(line.data(), static_cast<std::streamsize>(line.size()));
  }

  void end() override {}

 private:
  std::ostream& out_;
  WriterOptions options_;
};

}  // namespace

std::unique_ptr<ResultWriter> make_insert(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<InsertWriter>(out, options);
}

std::unique_ptr<ResultWriter> make_quote(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<QuoteWriter>(out, options);
}

}  // namespace kv::queryctl
