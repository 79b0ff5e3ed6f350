// SPDX-License-Identifier: MIT
#include "sql/library.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

#include "schema/error.h"
#include "sql/document.h"

namespace kv::sql {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> kSubjects = {"indicator", "report", "map"};

std::string read_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in || !text)
    throw Error(path.string() + " cannot be read.", "Check that it exists and may be read.",
                ExitCode::kCannotOpen);
  return text.str();
}

void add_files(const fs::path& directory, std::string_view extension,
               std::vector<fs::path>& files) {
  std::error_code error;
  for (fs::directory_iterator it(directory, error), end; !error && it != end; it.increment(error))
    if (it->path().extension() == extension && it->path().filename().string().front() != '.')
      files.push_back(it->path());
  if (error)
    throw Error(
        "The SQL folder " + directory.string() + " cannot be read: " + error.message() + ".",
        "Check the path.", ExitCode::kCannotOpen);
}

Query* find_in(std::vector<Query>& queries, std::string_view name) {
  const auto it = std::ranges::find(queries, name, &Query::name);
  return it == queries.end() ? nullptr : &*it;
}

/// The notes of the .sql files in `folder`, which may not be there.
std::vector<Reproduction> read_reproductions(const fs::path& folder) {
  std::vector<fs::path> paths;
  if (fs::is_directory(folder)) add_files(folder, ".sql", paths);
  std::ranges::sort(paths);
  std::vector<std::pair<std::string, std::string>> texts;
  for (const fs::path& path : paths) texts.emplace_back(path.string(), read_text(path));
  std::vector<EmbeddedFile> files;
  for (const auto& [path, text] : texts) files.push_back({path, text});
  return parse_reproductions(files);
}

/// The documents of the .md files in `folder`, which may not be there.
std::vector<Document> read_documents(const fs::path& folder) {
  std::vector<fs::path> paths;
  if (fs::is_directory(folder)) add_files(folder, ".md", paths);
  std::ranges::sort(paths);
  std::vector<Document> documents;
  for (const fs::path& path : paths) {
    for (Document& document : parse_documents(path.string(), read_text(path))) {
      for (const Document& other : documents)
        if (other.name == document.name && other.lang == document.lang)
          throw Error(document.path + ": the name " + document.name + " is taken by " + other.path +
                          " (" + document.lang + ").",
                      "Give one of them another name or language.");
      documents.push_back(std::move(document));
    }
  }
  return documents;
}

/// nb before nn before en.
bool earlier(const Document& a, const Document& b) {
  const auto rank = [](const std::string& lang) { return lang == "nb" ? 0 : lang == "nn" ? 1 : 2; };
  return a.name != b.name ? a.name < b.name : rank(a.lang) < rank(b.lang);
}

/// As merge() below, a language being a document of its own.
void merge_documents(std::vector<Document>& known, std::vector<Document>& added,
                     std::vector<std::string>& told) {
  for (Document& item : added) {
    const auto it = std::ranges::find_if(known, [&](const Document& other) {
      return other.name == item.name && other.lang == item.lang;
    });
    if (it == known.end()) {
      known.push_back(std::move(item));
    } else {
      told.push_back(item.name + " (" + item.lang + ") is taken from " + item.path +
                     " instead of " + it->path + ".");
      *it = std::move(item);
    }
  }
  std::ranges::sort(known, earlier);
}

/// Puts `added` among `known` by name; one that is there already is replaced, and told.
template <typename Item>
void merge(std::vector<Item>& known, std::vector<Item>& added, std::vector<std::string>& told) {
  for (Item& item : added) {
    const auto it = std::ranges::find(known, item.name, &Item::name);
    if (it == known.end()) {
      known.push_back(std::move(item));
    } else {
      told.push_back(item.name + " is taken from " + item.path + " instead of " + it->path + ".");
      *it = std::move(item);
    }
  }
  std::ranges::sort(known, {}, &Item::name);
}

Error same_name(const Query& first, const Query& second) {
  return Error(second.path + ": the name " + second.name + " is taken by " + first.path + ".",
               "Give one of them another name.");
}

}  // namespace

const std::string& Query::title(std::string_view lang) const {
  if (lang == "nn" && !title_nn.empty()) return title_nn;
  if (lang == "en" && !title_en.empty()) return title_en;
  return title_nb;
}

Library::Library() = default;
Library::~Library() = default;
Library::Library(Library&&) noexcept = default;
Library& Library::operator=(Library&&) noexcept = default;

Library Library::embedded() {
  Library library;
  for (const EmbeddedFile& file : embedded_library()) {
    Query query = parse_query("sql/" + std::string(file.path), file.text, kSubjects);
    if (const Query* other = library.find(query.name)) throw same_name(*other, query);
    library.queries_.push_back(std::move(query));
  }
  std::ranges::sort(library.queries_, {}, &Query::name);
  library.reproductions_ = embedded_reproductions();
  for (const EmbeddedFile& file : embedded_documents())
    for (Document& document : parse_documents("sql/" + std::string(file.path), file.text))
      library.documents_.push_back(std::move(document));
  std::ranges::sort(library.documents_, earlier);
  return library;
}

void Library::add_directory(const fs::path& directory, std::vector<std::string>& told) {
  std::vector<fs::path> files;
  add_files(directory, ".sql", files);
  for (const char* folder : {"indicators", "reports", "maps"})
    if (fs::is_directory(directory / folder)) add_files(directory / folder, ".sql", files);
  std::ranges::sort(files);

  std::vector<Query> added;
  for (const fs::path& file : files) {
    Query query = parse_query(file.string(), read_text(file), kSubjects);
    if (const Query* other = find_in(added, query.name)) throw same_name(*other, query);
    added.push_back(std::move(query));
  }
  std::vector<Reproduction> notes = read_reproductions(directory / "reproductions");
  std::vector<Document> documents = read_documents(directory / "reports");
  merge(queries_, added, told);
  merge(reproductions_, notes, told);
  merge_documents(documents_, documents, told);
}

const Query* Library::find(std::string_view name) const {
  const auto it = std::ranges::find(queries_, name, &Query::name);
  return it == queries_.end() ? nullptr : &*it;
}

}  // namespace kv::sql
