// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/workbook.h"

#include <map>
#include <set>
#include <utility>

#include "etl/formats/place.h"
#include "etl/formats/trim.h"
#include "etl/formats/xlsx/cell_reference.h"
#include "etl/formats/xlsx/package.h"
#include "etl/formats/xlsx/xml.h"
#include "schema/error.h"

namespace kv::etl::xlsx {
namespace {

struct Entry {
  std::string name;
  std::string relation;
  SheetState state = SheetState::kVisible;
};

class Handler final : public XmlHandler {
 public:
  void start(const XmlTag& tag) override {
    ++depth_;
    if (depth_ == 2) section_ = tag.is_main() ? tag.name : std::string_view{};
    if (depth_ == 2 && section_ == "workbookPr") date1904 = is_true(tag.attribute("date1904"));
    if (depth_ == 2 && section_ == "calcPr") calculate = is_true(tag.attribute("fullCalcOnLoad"));
    if (depth_ == 3 && section_ == "sheets" && tag.is_main() && tag.name == "sheet") sheet(tag);
  }
  void end() override { --depth_; }
  void text(std::string_view /*piece*/) override {}

  std::vector<Entry> sheets;
  bool date1904 = false;
  bool calculate = false;

 private:
  void sheet(const XmlTag& tag) {
    const char* name = tag.attribute("name");
    const char* relation = tag.attribute_in("/relationships", "id");
    const char* state = tag.attribute("state");
    if (name == nullptr || relation == nullptr)
      throw Error("The workbook lists a sheet without a name or without its part.",
                  "Open the file in Excel or LibreOffice and save it anew.");
    Entry& entry = sheets.emplace_back(Entry{name, relation, SheetState::kVisible});
    if (state == nullptr) return;
    if (std::string_view(state) == "hidden") entry.state = SheetState::kHidden;
    if (std::string_view(state) == "veryHidden") entry.state = SheetState::kVeryHidden;
  }

  std::size_t depth_ = 0;
  std::string section_;
};

std::string folded(std::string_view name) {
  std::string out(trimmed(name));
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

}  // namespace

Workbook::Workbook(const std::filesystem::path& path, const Limits& limits)
    : Workbook(Zip::open(path, limits), limits) {}

Workbook Workbook::from_bytes(std::string_view bytes, const Limits& limits) {
  return Workbook(Zip::from_bytes(bytes, limits), limits);
}

Workbook::Workbook(Zip zip, const Limits& limits) : limits_(limits), zip_(std::move(zip)) {
  read();
}

Workbook::Workbook(Workbook&&) noexcept = default;
Workbook::~Workbook() = default;

void Workbook::read() {
  const std::string part = workbook_part(zip_, limits_);
  Handler handler;
  read_xml(zip_.small_part(part), limits_, handler);
  date_system_ = handler.date1904 ? DateSystem::k1904 : DateSystem::k1900;
  asks_to_calculate_ = handler.calculate;

  std::map<std::string, Relationship> relations;
  for (Relationship& relation : relationships(zip_, part, limits_)) {
    relations.emplace(relation.id, relation);
    if (relation.external) continue;
    if (relation.type == "styles") styles_part_ = relation.target;
    if (relation.type == "sharedStrings") strings_part_ = relation.target;
  }
  if (handler.sheets.size() > limits_.entries)
    throw Error("The workbook lists " + std::to_string(handler.sheets.size()) +
                    " sheets, more than the " + std::to_string(limits_.entries) + " allowed.",
                "Split it into several files, or ask its sender what it is.");
  std::set<std::string> names;
  for (Entry& entry : handler.sheets) {
    const auto found = relations.find(entry.relation);
    const Relationship* relation = found == relations.end() ? nullptr : &found->second;
    if (relation == nullptr || relation->external || !zip_.has(relation->target))
      throw Error("The sheet " + in_quotes(shown(entry.name)) +
                      " is listed in the workbook, and its part is missing.",
                  "Take the file again from where it came; it is damaged.");
    if (!names.insert(folded(entry.name)).second)
      throw Error("Two sheets are named " + in_quotes(shown(entry.name)) + ".",
                  "Give one of them another name in Excel.");
    sheets_.push_back(
        {std::move(entry.name), entry.state, relation->type == "worksheet", relation->target});
  }
  if (sheets_.empty())
    throw Error("The workbook has no sheet.", "Take the file again from where it came.");
  for (const std::string* needed : {&styles_part_, &strings_part_})
    if (!needed->empty() && !zip_.has(*needed))
      throw Error("The part " + in_quotes(shown(*needed, 80)) +
                      " of the workbook, which its cells refer to, is missing.",
                  "Take the file again from where it came; it is damaged.");
}

const Sheet& Workbook::sheet(std::string_view name_or_number) const {
  const std::string wanted = folded(name_or_number);
  for (const Sheet& sheet : sheets_)
    if (folded(sheet.name) == wanted) return sheet;
  if (const auto number = parse_count(wanted, sheets_.size())) return sheets_[*number - 1];
  std::string names;
  for (std::size_t i = 0; i < sheets_.size(); ++i)
    names +=
        (i == 0 ? "" : ", ") + std::to_string(i + 1) + " " + in_quotes(shown(sheets_[i].name, 80));
  throw Error("The workbook has no sheet " + in_quotes(shown(name_or_number, 80)) + ".",
              "Its sheets are: " + names + ".");
}

const Styles& Workbook::styles() const {
  if (!styles_)
    styles_ = styles_part_.empty()
                  ? std::make_unique<Styles>()
                  : std::make_unique<Styles>(zip_.small_part(styles_part_), limits_);
  return *styles_;
}

const SharedStrings& Workbook::shared_strings() const {
  if (!strings_)
    strings_ = strings_part_.empty()
                   ? std::make_unique<SharedStrings>()
                   : std::make_unique<SharedStrings>(zip_.part(strings_part_), limits_);
  return *strings_;
}

}  // namespace kv::etl::xlsx
