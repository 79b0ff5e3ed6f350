// SPDX-License-Identifier: MIT
#include "etl/formats/cube/px_metadata.h"

#include <algorithm>
#include <charconv>

#include "etl/formats/period.h"
#include "etl/formats/place.h"

namespace kv::etl {
namespace {

constexpr const char* kAgain = "Take the file again from the agency.";

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// '#' is a line end in PC-Axis texts.
std::string unbroken(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != '#' && c != '\r' && c != '\n')
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

// "20121" of unit 'Q' is 2012K1.
std::string period_text(char unit, const std::string& text) {
  if (text.size() < 4 || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }))
    return text;
  const std::string year = text.substr(0, 4);
  const std::string rest = text.substr(4);
  switch (unit) {
    case 'H':
      return year + "H" + rest;
    case 'Q':
      return year + "K" + rest;
    case 'M':
      return year + "M" + rest;
    case 'W':
      return year + "U" + rest;
    case 'D':
      return rest.size() == 4 ? year + "-" + rest.substr(0, 2) + "-" + rest.substr(2) : text;
    default:
      return text;
  }
}

class Interpreter {
 public:
  Interpreter(const PxEntries& entries, PxLayout& layout, CubeProblems& problems)
      : entries_(entries), layout_(layout), problems_(problems) {}

  CubeMetadata run(std::string_view encoding) {
    check_encoding(encoding);
    tell_languages();
    read_texts();
    read_dimensions("STUB");
    layout_.stub = out_.dimensions.size();
    read_dimensions("HEADING");
    read_contents();
    read_notes();
    read_keys();
    read_symbols();
    if (!problems_.failed()) check_dimensions(out_, problems_);
    return std::move(out_);
  }

 private:
  void error(const PxEntry& at, std::string rule, std::string_view value, std::string message) {
    problems_.errors.add(
        {std::move(rule), at.row, at.column, shown(value), std::move(message), kAgain});
  }

  // The bytes have told the encoding; the file's own word for it is only compared.
  void check_encoding(std::string_view found) {
    const std::string charset = lower(entries_.text("CHARSET"));
    const std::string page = lower(entries_.text("CODEPAGE"));
    const std::string said = page.empty() ? charset : page;
    const bool utf8_said = said.find("utf-8") != std::string::npos || said == "utf8";
    if (found.empty() || found == "ascii" || (found == "utf-8" && utf8_said)) return;
    const bool western = said.empty() || said == "ansi" || said == "iso-8859-1" ||
                         said == "iso-8859-15" || said == "latin1" || said == "windows-1252";
    if (western && found != "utf-8" && !said.empty()) return;
    if (western || utf8_said || found == "utf-8") {
      problems_.warnings.add(
          {"declared-encoding", 0, 0, said,
           "The file says that its letters are " +
               (said.empty() ? std::string("in a DOS code page (no CHARSET)") : in_quotes(said)) +
               "; the bytes are " + std::string(found) + ", and read so.",
           "Check that æ, ø and å are shown right."});
      return;
    }
    problems_.errors.add(
        {"other-codepage", 0, 0, said,
         "The file's letters are in the code page " + in_quotes(said) + ", which is not read.",
         "Save it as UTF-8, with CHARSET=\"ANSI\" and CODEPAGE=\"utf-8\"."});
  }

  void tell_languages() {
    std::size_t count = 0;
    for (const PxEntry& entry : entries_.all()) count += !entries_.in_own_language(entry);
    if (count > 0)
      problems_.notes.add({"other-languages",
                           0,
                           0,
                           {},
                           std::to_string(count) +
                               " entries in other languages than the file's own (" +
                               std::string(entries_.text("LANGUAGE")) + ") were not taken.",
                           {}});
  }

  void read_texts() {
    out_.table = entries_.text("TABLEID");
    if (out_.table.empty()) out_.table = entries_.text("MATRIX");
    out_.title = unbroken(entries_.text("TITLE"));
    if (out_.title.empty()) out_.title = unbroken(entries_.text("DESCRIPTION"));
    if (out_.title.empty()) out_.title = unbroken(entries_.text("CONTENTS"));
    out_.source = unbroken(entries_.text("SOURCE"));
    out_.language = entries_.text("LANGUAGE");
    out_.unit = unbroken(entries_.text("UNITS"));
    out_.licence = unbroken(entries_.text("COPYRIGHT-TEXT"));
    out_.decimals = number("SHOWDECIMALS");
    if (out_.decimals < 0) out_.decimals = number("DECIMALS");
    for (const PxEntry& entry : entries_.all()) {
      if (!entries_.in_own_language(entry) || entry.values.empty()) continue;
      if (entry.keyword == "LAST-UPDATED" && entry.values[0] > out_.updated)
        out_.updated = entry.values[0];
      if (entry.keyword == "CONTACT" && out_.contact.empty())
        out_.contact = unbroken(entry.values[0]);
    }
  }

  int number(std::string_view keyword, std::span<const std::string> keys = {}) {
    const PxEntry* entry = entries_.find(keyword, keys);
    if (!entry || entry->values.empty()) return -1;
    const std::string& text = entry->values[0];
    int value = -1;
    const auto [end, result] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (result == std::errc{} && end == text.data() + text.size() && value >= 0 && value <= 15)
      return value;
    error(*entry, "bad-number", text, std::string(keyword) + " is no number from 0 to 15.");
    return -1;
  }

  void read_dimensions(std::string_view keyword) {
    const PxEntry* entry = entries_.find(keyword);
    if (!entry) return;
    for (const std::string& name : entry->values) {
      names_.push_back(name);
      read_dimension(*entry, name);
    }
  }

  void read_dimension(const PxEntry& where, const std::string& name) {
    const std::array<std::string, 1> key{name};
    CubeDimension& dimension = out_.dimensions.emplace_back();
    dimension.label = name;
    dimension.code = entries_.text("VARIABLECODE", key);
    if (dimension.code.empty()) dimension.code = name;
    const PxEntry* values = entries_.find("VALUES", key);
    const PxEntry* codes = entries_.find("CODES", key);
    if (!values && !codes)
      return error(where, "no-values", name, "There is no VALUES for the dimension.");
    if (values && codes && values->values.size() != codes->values.size())
      return error(*codes, "code-count", name,
                   "CODES has " + std::to_string(codes->values.size()) + " entries and VALUES " +
                       std::to_string(values->values.size()) + ".");
    const PxEntry& first = codes ? *codes : *values;
    for (std::size_t i = 0; i < first.values.size(); ++i)
      dimension.categories.push_back(
          {first.values[i], unbroken(values ? values->values[i] : first.values[i]), {}, -1});
    read_role(name, dimension);
  }

  void read_role(const std::string& name, CubeDimension& dimension) {
    const std::array<std::string, 1> key{name};
    const std::string type = lower(entries_.text("VARIABLE-TYPE", key));
    const PxEntry* times = entries_.find("TIMEVAL", key);
    if (times || type == "t" || type == "time") {
      dimension.role = CubeRole::kTime;
      if (times) read_times(*times, dimension);
    } else if (type == "g" || type == "geographical" || entries_.find("MAP", key)) {
      dimension.role = CubeRole::kGeo;
    } else if (name == entries_.text("CONTVARIABLE")) {
      dimension.role = CubeRole::kMetric;
    }
  }

  static void read_times(const PxEntry& times, CubeDimension& dimension) {
    const bool listed = times.values.size() == dimension.categories.size() + 1 &&
                        times.values[0].starts_with("TLIST(") && times.values[0].size() > 6;
    for (std::size_t i = 0; i < dimension.categories.size(); ++i) {
      CubeCategory& category = dimension.categories[i];
      if (parse_period(category.code).ok) continue;
      if (parse_period(category.label).ok)
        category.code = category.label;
      else if (listed)
        category.code = period_text(times.values[0][6], times.values[i + 1]);
    }
  }

  void read_contents() {
    for (std::size_t d = 0; d < out_.dimensions.size(); ++d) {
      if (out_.dimensions[d].role != CubeRole::kMetric) continue;
      for (CubeCategory& category : out_.dimensions[d].categories) {
        const std::array<std::string, 1> value{category.label};
        category.unit = unbroken(entries_.text("UNITS", value));
        const std::array<std::string, 2> precise{names_[d], category.label};
        category.decimals = number("PRECISION", precise);
      }
    }
  }

  void read_notes() {
    for (const PxEntry& entry : entries_.all()) {
      const bool note = entry.keyword == "NOTE" || entry.keyword == "NOTEX" ||
                        entry.keyword == "VALUENOTE" || entry.keyword == "VALUENOTEX" ||
                        entry.keyword == "CELLNOTE" || entry.keyword == "CELLNOTEX" ||
                        entry.keyword == "DATANOTECELL" || entry.keyword == "DATANOTE";
      if (!note || !entries_.in_own_language(entry) || entry.values.empty()) continue;
      std::string about;
      for (const std::string& key : entry.keys) about += (about.empty() ? "" : "; ") + key;
      out_.notes.push_back((about.empty() ? "" : about + ": ") + unbroken(entry.values[0]));
    }
  }

  void read_keys() {
    for (std::size_t i = 0; i < layout_.stub; ++i) {
      const PxEntry* entry = entries_.find("KEYS", std::array<std::string, 1>{names_[i]});
      if (!entry || entry->values.empty()) continue;
      const std::string how = lower(entry->values[0]);
      if (how != "codes" && how != "values")
        return error(*entry, "bad-keys", how, "KEYS is CODES or VALUES.");
      layout_.keys.push_back(how == "codes" ? PxLayout::Key::kCodes : PxLayout::Key::kValues);
    }
    if (!layout_.keys.empty() && layout_.keys.size() != layout_.stub)
      problems_.errors.add({"bad-keys",
                            0,
                            0,
                            {},
                            "KEYS is given for some dimensions of the stub and not for others.",
                            kAgain});
  }

  void read_symbols() {
    for (std::size_t i = 0; i < layout_.symbols.size(); ++i) {
      const std::string said(entries_.text("DATASYMBOL" + std::to_string(i + 1)));
      layout_.symbols[i] = said.empty() ? std::string(i + 1, '.') : said;
    }
  }

  const PxEntries& entries_;
  PxLayout& layout_;
  CubeProblems& problems_;
  CubeMetadata out_;
  std::vector<std::string> names_;
};

}  // namespace

CubeMetadata px_metadata(const PxEntries& entries, std::string_view encoding, PxLayout& layout,
                         CubeProblems& problems) {
  return Interpreter(entries, layout, problems).run(encoding);
}

}  // namespace kv::etl
