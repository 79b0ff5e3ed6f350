// SPDX-License-Identifier: MIT
#include "etl/cube_declare.h"

#include <SQLiteCpp/Statement.h>

#include "etl/cube_names.h"

namespace kv::etl {
namespace {

enum class Language { kNb, kNn, kEn };

Language language_of(const CubeMetadata& metadata) {
  if (metadata.language.starts_with("en")) return Language::kEn;
  if (metadata.language.starts_with("nn")) return Language::kNn;
  // Answers without a language name the agency in theirs.
  if (metadata.language.empty() && metadata.source == "Statistics Norway") return Language::kEn;
  return Language::kNb;
}

void bind_text(SQLite::Statement& statement, int at, const std::string& text) {
  if (text.empty())
    statement.bind(at);
  else
    statement.bind(at, text);
}

class Declaration {
 public:
  Declaration(SQLite::Database& db, const CubeMetadata& metadata, const std::string& file,
              Findings& findings)
      : db_(db),
        metadata_(metadata),
        language_(language_of(metadata)),
        file_(file),
        findings_(findings) {}

  void run(const std::vector<CubeIndicator>& indicators) {
    declare_indicators(indicators);
    for (const CubeDimension& dimension : metadata_.dimensions)
      if (dimension.role == CubeRole::kNone) declare_dimension(dimension);
  }

 private:
  struct Titles {
    std::string nb;
    std::string nn;
    std::string en;
  };

  // What stands in the warehouse, read by a statement of title_nb, title_nn, title_en.
  static Titles standing(SQLite::Statement& row) {
    Titles titles;
    if (row.executeStep())
      titles = {row.getColumn(0).getString(), row.getColumn(1).getString(),
                row.getColumn(2).getString()};
    row.reset();
    return titles;
  }

  // `titles` with the file's own in its language. Returns the title that it replaces.
  std::string replace(Titles& titles, const std::string& label) const {
    std::string& own = language_ == Language::kEn   ? titles.en
                       : language_ == Language::kNn ? titles.nn
                                                    : titles.nb;
    std::string before = own;
    own = label;
    if (titles.nb.empty()) titles.nb = label;
    return before;
  }

  static void bind_titles(SQLite::Statement& insert, int at, const Titles& titles) {
    insert.bind(at, titles.nb);
    bind_text(insert, at + 1, titles.nn);
    bind_text(insert, at + 2, titles.en);
  }

  void note(std::string rule, std::string value, std::string message, std::string remedy,
            Severity severity = Severity::kNote) {
    findings_.add({severity, std::move(rule), file_, 0, 0, std::move(value), std::move(message),
                   std::move(remedy), false});
  }

  std::string definition() const {
    std::string text = metadata_.title;
    const auto add = [&text](const std::string& name, const std::string& value) {
      if (!value.empty()) text += (text.empty() ? "" : "\n") + name + value;
    };
    add("Table: ", metadata_.table);
    add("Source: ", metadata_.source);
    add("Contact: ", metadata_.contact);
    add("Licence: ", metadata_.licence);
    for (const std::string& remark : metadata_.notes) add("Note: ", remark);
    return text;
  }

  void declare_indicators(const std::vector<CubeIndicator>& indicators) {
    SQLite::Statement find(db_,
                           "SELECT title_nb, title_nn, title_en FROM indicator WHERE code = ?");
    SQLite::Statement insert(
        db_,
        "INSERT OR REPLACE INTO temp.indicator_in (code, title_nb, title_nn, title_en, unit,"
        " decimals, kind, sums_over_regions, sums_over_periods, definition)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)");
    for (const CubeIndicator& indicator : indicators) {
      find.bind(1, indicator.code);
      Titles titles = standing(find);
      replace(titles, indicator.label);
      const CubeKind kind = cube_kind(indicator.unit, indicator.label, indicator.decimals);
      insert.bind(1, indicator.code);
      bind_titles(insert, 2, titles);
      insert.bind(5, indicator.unit);
      insert.bind(6, indicator.decimals);
      insert.bind(7, kind.kind);
      insert.bind(8, kind.sums_over_regions ? 1 : 0);
      insert.bind(9, definition());
      insert.exec();
      insert.reset();
      note("indicator", indicator.code,
           indicator.code + " (" + indicator.label +
               ", unit: " + (indicator.unit.empty() ? "not said" : indicator.unit) +
               ") is taken as " + (kind.kind == "amount" ? "an amount" : "a " + kind.kind) +
               (kind.sums_over_regions ? " that may be summed over municipalities."
                                       : " that may not be summed over municipalities."),
           {});
    }
  }

  void declare_dimension(const CubeDimension& dimension) {
    const std::string name = cube_dimension(dimension.code);
    SQLite::Statement find(
        db_, "SELECT title_nb, title_nn, title_en FROM dimension WHERE dimension = ?");
    SQLite::Statement insert(db_, "INSERT OR REPLACE INTO temp.dimension_in VALUES (?, ?, ?, ?)");
    find.bind(1, name);
    Titles titles = standing(find);
    replace(titles, dimension.label);
    insert.bind(1, name);
    bind_titles(insert, 2, titles);
    insert.exec();
    declare_categories(name, dimension);
  }

  void declare_categories(const std::string& name, const CubeDimension& dimension) {
    SQLite::Statement find(db_,
                           "SELECT title_nb, title_nn, title_en FROM category"
                           " WHERE dimension = ? AND category = ?");
    SQLite::Statement insert(db_, "INSERT OR REPLACE INTO temp.category_in VALUES (?, ?, ?, ?, ?)");
    std::size_t changed = 0;
    std::string first;
    for (const CubeCategory& category : dimension.categories) {
      const std::string code = breakdown_category(category.code);
      find.bind(1, name);
      find.bind(2, code);
      Titles titles = standing(find);
      const std::string before = replace(titles, category.label);
      if (!before.empty() && before != category.label && changed++ == 0)
        first = name + "=" + code + " was '" + before + "' and is now '" + category.label + "'";
      insert.bind(1, name);
      insert.bind(2, code);
      bind_titles(insert, 3, titles);
      insert.exec();
      insert.reset();
    }
    if (changed > 0)
      note("category-title", name,
           std::to_string(changed) + " categories get another title: " + first + ".",
           "If another table means something else by the same code, read its figures by code.",
           Severity::kWarning);
  }

  SQLite::Database& db_;
  const CubeMetadata& metadata_;
  Language language_;
  const std::string& file_;
  Findings& findings_;
};

}  // namespace

void declare_cube(SQLite::Database& db, const CubeMetadata& metadata,
                  const std::vector<CubeIndicator>& indicators, const std::string& file,
                  Findings& findings) {
  Declaration(db, metadata, file, findings).run(indicators);
}

}  // namespace kv::etl
