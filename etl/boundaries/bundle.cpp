// SPDX-License-Identifier: MIT
#include "etl/boundaries/bundle.h"

#include <algorithm>
#include <array>

#include "etl/formats/encoding.h"
#include "etl/formats/geo/gdal_reader.h"
#include "etl/formats/geo/geojson.h"
#include "etl/formats/place.h"
#include "etl/formats/xlsx/zip.h"
#include "schema/error.h"

namespace kv::etl {
namespace {

namespace fs = std::filesystem;

// What belongs to a main file of the same name.
struct Beside {
  std::string_view main;
  std::array<std::string_view, 4> parts;
};
constexpr std::array<Beside, 3> kBeside = {{{".shp", {".dbf", ".shx", ".prj", ".cpg"}},
                                            {".mif", {".mid"}},
                                            {".tab", {".dat", ".map", ".id", ".ind"}}}};
constexpr std::array<std::string_view, 11> kMain = {".shp",  ".geojson", ".topojson", ".json",
                                                    ".gpkg", ".gml",     ".xml",      ".sos",
                                                    ".fgb",  ".mif",     ".tab"};

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return text;
}

std::string ending(const fs::path& path) {
  return lower(path.extension().string());
}

template <typename List>
bool one_of(const List& list, const std::string& text) {
  return std::ranges::find(list, text) != list.end();
}

bool is_part(const fs::path& path) {
  const std::string end = ending(path);
  return !end.empty() && std::ranges::any_of(kBeside, [&](const Beside& beside) {
    return one_of(beside.parts, end);
  });
}

bool belongs(const fs::path& part, const fs::path& main) {
  const auto* beside = std::ranges::find(kBeside, ending(main), &Beside::main);
  return beside != kBeside.end() && is_part(part) && one_of(beside->parts, ending(part)) &&
         part.parent_path() == main.parent_path() && part.stem() == main.stem();
}

GeoFile read_text(std::string bytes, std::string& encoding) {
  Decoded decoded = decode(std::move(bytes));
  encoding = decoded.encoding;
  GeoFile file;
  if (decoded.problems.empty())
    file = read_geo_json(decoded.text);
  else
    file.problems = std::move(decoded.problems);
  return file;
}

bool starts_as_json(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
  const auto first = bytes.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos || bytes[first] == '{' || bytes[first] == '[';
}

// What GDAL's readers here know by their first bytes; GML and SOSI are text.
bool known_to_gdal(const std::string& name, std::string_view bytes) {
  using namespace std::string_view_literals;
  const std::string end = ending(name);
  if (end == ".mif" || end == ".tab") return true;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return bytes.starts_with("\x00\x00\x27\x0A"sv) || bytes.starts_with("SQLite format 3") ||
         bytes.starts_with("fgb") || bytes.starts_with(".HODE") ||
         (bytes.starts_with("<") && bytes.substr(0, 65536).find("gml") != std::string_view::npos);
}

GeoFile refused(std::string rule, std::string message, std::string remedy) {
  GeoFile file;
  file.problems.push_back({std::move(rule), 0, 0, {}, std::move(message), std::move(remedy)});
  return file;
}

GeoFile read_members(const std::vector<GeoBytes>& files, std::string& encoding) {
  const GeoBytes& main = files.front();
  if (starts_as_json(main.bytes)) return read_text(std::string(main.bytes), encoding);
  encoding = "binary";
  if (!known_to_gdal(main.name, main.bytes))
    return refused("not-boundaries", "This is no file of areas that can be read here.",
                   "Take the areas as GeoJSON, TopoJSON, Shapefile, GeoPackage, GML or SOSI.");
  if (ending(main.name) == ".shp" &&
      std::ranges::none_of(files, [](const GeoBytes& f) { return ending(f.name) == ".dbf"; }))
    return refused("file-missing",
                   "The Shapefile lacks its .dbf file, which says what each area is.",
                   "Put the .dbf (and .shx, .prj, .cpg) beside the .shp.");
  return read_with_gdal(files);
}

GeoFile read_zip(std::string_view bytes, std::string& encoding) {
  xlsx::Limits limits;
  limits.total_bytes = std::uint64_t{2} << 30;
  const xlsx::Zip zip = xlsx::Zip::from_bytes(bytes, limits);
  std::vector<std::string> mains;
  for (const std::string& name : zip.names())
    if (one_of(kMain, ending(name)) && !name.starts_with("__MACOSX")) mains.push_back(name);
  if (mains.size() != 1) {
    std::string list;
    for (const std::string& name : mains) list += (list.empty() ? "" : ", ") + shown(name);
    return refused(mains.empty() ? "not-boundaries" : "two-files",
                   mains.empty() ? "The zip holds no file of areas."
                                 : "The zip holds several files: " + list + ".",
                   "Unpack it, and load the file of the areas.");
  }
  std::vector<std::string> names = mains;
  for (const std::string& name : zip.names())
    if (belongs(name, mains.front())) names.push_back(name);
  std::vector<std::string> unpacked;
  for (const std::string& name : names) {
    std::string& text = unpacked.emplace_back();
    xlsx::ZipPart part = zip.part(name);
    std::vector<char> buffer(std::size_t{1} << 20);
    while (const std::size_t n = part.read(buffer)) text.append(buffer.data(), n);
  }
  std::vector<GeoBytes> files;
  for (std::size_t i = 0; i < names.size(); ++i)
    files.push_back({fs::path(names[i]).filename().string(), unpacked[i]});
  return read_members(files, encoding);
}

}  // namespace

std::vector<fs::path> with_files_beside(std::vector<fs::path> paths) {
  std::vector<fs::path> all = paths;
  for (const fs::path& path : paths) {
    if (std::ranges::find(kBeside, ending(path), &Beside::main) == kBeside.end()) continue;
    std::error_code error;
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(
             path.has_parent_path() ? path.parent_path() : fs::path("."), error)) {
      const fs::path beside = path.parent_path() / entry.path().filename();
      if (belongs(beside, path) && std::ranges::find(all, beside) == all.end())
        found.push_back(beside);
    }
    std::ranges::sort(found);
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

std::vector<BoundaryBundle> bundle_files(const std::vector<LoadedFile>& files, Findings& findings) {
  std::vector<BoundaryBundle> bundles;
  for (std::size_t i = 0; i < files.size(); ++i)
    if (!is_part(files[i].name)) bundles.push_back({i, {}});
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!is_part(files[i].name)) continue;
    const auto home = std::ranges::find_if(bundles, [&](const BoundaryBundle& bundle) {
      return belongs(files[i].name, files[bundle.main].name);
    });
    if (home != bundles.end())
      home->beside.push_back(i);
    else
      findings.add({Severity::kError,
                    "file-missing",
                    files[i].name,
                    0,
                    0,
                    {},
                    "This is a part of a Shapefile or MapInfo file whose main file is not named.",
                    "Name the .shp (.mif, .tab); what lies beside it is found.",
                    false});
  }
  return bundles;
}

GeoFile read_bundle(std::vector<LoadedFile>& files, const BoundaryBundle& bundle,
                    std::string& encoding, Findings& findings) {
  LoadedFile& main = files[bundle.main];
  GeoFile file;
  try {
    if (main.bytes.starts_with("PK\x03\x04")) {
      encoding = "zip";
      file = read_zip(main.bytes, encoding);
    } else {
      std::vector<GeoBytes> members = {{fs::path(main.name).filename().string(), main.bytes}};
      for (const std::size_t i : bundle.beside)
        members.push_back({fs::path(files[i].name).filename().string(), files[i].bytes});
      file = read_members(members, encoding);
    }
  } catch (const Error& error) {
    file.problems.push_back({"not-readable", 0, 0, {}, error.what(), error.remedy()});
  }
  for (Problem& problem : file.problems)
    findings.add({Severity::kError, problem.rule, main.name, problem.row, problem.column,
                  std::move(problem.value), std::move(problem.message), std::move(problem.remedy),
                  false});
  return file;
}

}  // namespace kv::etl
