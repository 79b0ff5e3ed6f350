// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/package.h"

#include <algorithm>
#include <utility>

#include "etl/formats/place.h"
#include "etl/formats/xlsx/xml.h"
#include "schema/error.h"

namespace kv::etl::xlsx {
namespace {

constexpr const char* kSaveAs =
    "Open it in Excel or LibreOffice and save it as \"Excel Workbook (.xlsx)\".";

std::string_view folder_of(std::string_view part) {
  const auto slash = part.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : part.substr(0, slash);
}

// "worksheets/../sheet.xml" beside a part in `folder`, as a name from the root.
std::string resolved(std::string_view folder, std::string target) {
  std::ranges::replace(target, '\\', '/');
  const std::string full = target.starts_with('/') ? target : std::string(folder) + "/" + target;
  std::vector<std::string_view> steps;
  for (std::string_view rest = full; !rest.empty();) {
    const auto slash = rest.find('/');
    const std::string_view step = rest.substr(0, slash);
    rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
    if (step == "..") {
      if (!steps.empty()) steps.pop_back();
    } else if (!step.empty() && step != ".") {
      steps.push_back(step);
    }
  }
  std::string out;
  for (const std::string_view step : steps) {
    if (!out.empty()) out += '/';
    out += step;
  }
  return out;
}

class Relations final : public XmlHandler {
 public:
  explicit Relations(std::string_view folder) : folder_(folder) {}

  void start(const XmlTag& tag) override {
    if (++depth_ != 2 || tag.name != "Relationship") return;
    const char* id = tag.attribute("Id");
    const char* type = tag.attribute("Type");
    const char* target = tag.attribute("Target");
    const char* mode = tag.attribute("TargetMode");
    if (id == nullptr || type == nullptr || target == nullptr) return;
    const std::string_view kind = type;
    const bool external = mode != nullptr && std::string_view(mode) == "External";
    found.push_back({id, std::string(kind.substr(kind.rfind('/') + 1)),
                     external ? std::string(target) : resolved(folder_, target), external});
  }
  void end() override { --depth_; }
  void text(std::string_view /*piece*/) override {}

  std::vector<Relationship> found;

 private:
  std::string_view folder_;
  std::size_t depth_ = 0;
};

// The root element of a part.
class Root final : public XmlHandler {
 public:
  void start(const XmlTag& tag) override {
    if (depth_++ == 0) {
      name = tag.name;
      is_main = tag.is_main();
    }
  }
  void end() override { --depth_; }
  void text(std::string_view /*piece*/) override {}

  std::string name;
  bool is_main = false;

 private:
  std::size_t depth_ = 0;
};

Error no_workbook(const Zip& zip) {
  if (zip.has("xl/workbook.bin"))
    return Error("The file is a binary workbook (.xlsb), which is not read.", kSaveAs);
  if (zip.has("content.xml") && zip.has("mimetype"))
    return Error("The file is an OpenDocument file (.ods), which is not read.", kSaveAs);
  if (zip.has("word/document.xml"))
    return Error("The file is a Word document, not a workbook.",
                 "Copy its table into a workbook and save that as .xlsx.");
  if (zip.has("Index/Document.iwa"))
    return Error("The file is a Numbers document, which is not read.",
                 "Export it from Numbers as Excel (.xlsx).");
  return Error("The file is a zip archive without a workbook in it.",
               "If it holds a workbook or a CSV file, unpack it first.");
}

}  // namespace

std::vector<Relationship> relationships(const Zip& zip, std::string_view part,
                                        const Limits& limits) {
  const std::string_view folder = folder_of(part);
  const std::string_view name = folder.empty() ? part : part.substr(folder.size() + 1);
  const std::string rels =
      std::string(folder) + (folder.empty() ? "" : "/") + "_rels/" + std::string(name) + ".rels";
  if (!zip.has(rels)) return {};
  Relations handler(folder);
  read_xml(zip.small_part(rels), limits, handler);
  return std::move(handler.found);
}

std::string workbook_part(const Zip& zip, const Limits& limits) {
  std::string part = "xl/workbook.xml";
  for (const Relationship& relation : relationships(zip, "", limits))
    if (relation.type == "officeDocument" && !relation.external) part = relation.target;
  if (!zip.has(part) || part.ends_with(".bin")) {
    if (zip.has("xl/worksheets/sheet1.xml"))
      throw Error("The part " + in_quotes(shown(part, 80)) +
                      ", which lists the workbook's sheets, is missing.",
                  "Take the file again from where it came.");
    throw no_workbook(zip);
  }
  Root root;
  read_xml(zip.small_part(part), limits, root);
  if (root.name != "workbook" || !root.is_main) throw no_workbook(zip);
  return part;
}

}  // namespace kv::etl::xlsx
