// SPDX-License-Identifier: MIT
#include <ostream>

#include "queryctl/output/shown.h"
#include "queryctl/output/writers.h"

namespace kv::queryctl {

namespace {

std::string escape_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\textbackslash{}";
        break;
      case '~':
        out += "\\textasciitilde{}";
        break;
      case '^':
        out += "\\textasciicircum{}";
        break;
      // Braces keep a row that begins with [ from being read as \\'s argument.
      case '[':
        out += "{[}";
        break;
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
      case '{':
      case '}':
        out += '\\';
        out += c;
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string escape_latex(std::string_view text) {
  const std::vector<std::string_view> lines = lines_of(text);
  if (lines.size() == 1) return escape_line(text);
  std::string out = "\\shortstack[l]{";
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out += (i > 0 ? "\\\\" : "") + escape_line(lines[i]);
  }
  return out + "}";
}

// A tabular environment of plain LaTeX. Whether a column holds numbers is known only at its end, so
// numbers are aligned one by one; rows stream.
class LatexWriter : public ResultWriter {
 public:
  LatexWriter(std::ostream& out, const WriterOptions& options) : out_(out), options_(options) {}

  void begin(std::span<const Column> columns) override {
    columns_.assign(columns.begin(), columns.end());
    out_ << "\\begin{tabular}{" << std::string(columns_.size(), 'l') << "}\n\\hline\n";
    if (!options_.headers) return;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      out_ << (i > 0 ? " & " : "") << escape_latex(printable(columns_[i].name, remarks_));
    }
    out_ << " \\\\\n\\hline\n";
  }

  void row(std::span<const Cell> cells) override {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Shown cell = shown(cells[i], columns_[i], options_, remarks_);
      if (i > 0) line += " & ";
      line += cell.number ? "\\multicolumn{1}{r}{" + cell.text + "}" : escape_latex(cell.text);
    }
    out_ << line << " \\\\\n";
  }

  void end() override { out_ << "\\hline\n\\end{tabular}\n"; }

  std::vector<std::string> notices() const override {
    std::vector<std::string> notices;
    remarks_.tell(notices);
    return notices;
  }

 private:
  std::ostream& out_;
  WriterOptions options_;
  std::vector<Column> columns_;
  Remarks remarks_;
};

}  // namespace

std::unique_ptr<ResultWriter> make_latex(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<LatexWriter>(out, options);
}

}  // namespace kv::queryctl
