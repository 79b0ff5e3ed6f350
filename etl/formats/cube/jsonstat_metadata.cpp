// SPDX-License-Identifier: MIT
#include "etl/formats/cube/jsonstat_metadata.h"

#include <map>
#include <unordered_map>

#include "etl/formats/place.h"

namespace kv::etl {
namespace {

using Kind = JsonNode::Kind;
using Positions = std::unordered_map<std::string_view, std::size_t>;

class Interpreter {
 public:
  Interpreter(const JsonNode& root, CubeProblems& problems) : root_(root), problems_(problems) {}

  CubeMetadata run() {
    if (!root_.find("version"))
      problems_.warnings.add({"no-version",
                              0,
                              0,
                              {},
                              "The file does not say which JSON-stat it is; read as 2.0.",
                              "Nothing has to be done."});
    read_texts();
    read_dimensions();
    read_roles();
    read_extension();
    if (out_.table.empty()) out_.table = number_before(out_.title);
    if (!problems_.failed()) check_dimensions(out_, problems_);
    return std::move(out_);
  }

 private:
  void error(const JsonNode& at, std::string rule, std::string_view value, std::string message) {
    problems_.errors.add({std::move(rule), at.row, at.column, shown(value), std::move(message),
                          "Take the table again from the agency as json-stat2."});
  }

  const JsonNode* member(const JsonNode& of, const std::string& name, Kind kind,
                         const std::string& form) {
    const JsonNode* node = of.find(name);
    if (!node || node->is(Kind::kNull)) return nullptr;
    if (node->is(kind)) return node;
    error(*node, "bad-member", name, in_quotes(name) + " is not " + form + ".");
    return nullptr;
  }
  const JsonNode* object(const JsonNode& of, const std::string& name) {
    return member(of, name, Kind::kObject, "an object");
  }
  const JsonNode* list(const JsonNode& of, const std::string& name) {
    return member(of, name, Kind::kArray, "a list");
  }
  std::string text(const JsonNode& of, const std::string& name) {
    const JsonNode* node = member(of, name, Kind::kString, "a text");
    return node ? node->text : std::string{};
  }
  int decimals(const JsonNode& of) {
    const JsonNode* node = member(of, "decimals", Kind::kNumber, "a number");
    if (!node) return -1;
    if (node->is_integer && node->integer >= 0 && node->integer <= 15)
      return static_cast<int>(node->integer);
    error(*node, "bad-member", "decimals", "The number of decimals is not 0 to 15.");
    return -1;
  }

  // A note is a list of texts, a text, or an object of either (of categories).
  void read_notes(const JsonNode& of, const std::string& about) {
    if (const JsonNode* note = of.find("note")) add_notes(*note, about);
  }
  void add_notes(const JsonNode& note, const std::string& about) {
    if (note.is(Kind::kString)) {
      if (!note.text.empty()) out_.notes.push_back((about.empty() ? "" : about + ": ") + note.text);
      return;
    }
    for (std::size_t i = 0; i < note.items.size(); ++i)
      add_notes(note.items[i], note.is(Kind::kObject) ? about + "=" + note.keys[i] : about);
  }

  void read_texts() {
    out_.title = text(root_, "label");
    out_.source = text(root_, "source");
    out_.updated = text(root_, "updated");
    read_notes(root_, {});
  }

  void read_dimensions() {
    const JsonNode* ids = list(root_, "id");
    const JsonNode* sizes = list(root_, "size");
    const JsonNode* dimensions = object(root_, "dimension");
    if (!ids || !sizes || !dimensions) return bad_frame();
    if (ids->items.size() != sizes->items.size())
      return error(*sizes, "size-mismatch", {},
                   "\"id\" names " + std::to_string(ids->items.size()) +
                       " dimensions and \"size\" " + std::to_string(sizes->items.size()) + ".");
    Positions described;
    for (std::size_t i = 0; i < dimensions->keys.size(); ++i)
      described.emplace(dimensions->keys[i], i);
    for (std::size_t i = 0; i < ids->items.size(); ++i) {
      const JsonNode& id = ids->items[i];
      if (!id.is(Kind::kString))
        return error(id, "bad-member", "id", "A name in \"id\" is no text.");
      if (!index_.emplace(id.text, i).second)
        return error(id, "duplicate-key", id.text, "\"id\" names the dimension twice.");
      const auto at = described.find(id.text);
      if (at == described.end() || !dimensions->items[at->second].is(Kind::kObject))
        return error(id, "unknown-dimension", id.text,
                     "\"id\" names the dimension, and \"dimension\" does not describe it.");
      read_dimension(id.text, dimensions->items[at->second], sizes->items[i]);
    }
    for (std::size_t i = 0; i < dimensions->keys.size(); ++i)
      if (!index_.contains(dimensions->keys[i]))
        error(dimensions->items[i], "unknown-dimension", dimensions->keys[i],
              "\"dimension\" describes it, and \"id\" does not name it.");
  }

  void bad_frame() {
    if (!problems_.failed())
      error(root_, "bad-member", {}, "One of id, size and dimension is null.");
  }

  void read_dimension(const std::string& code, const JsonNode& node, const JsonNode& size) {
    CubeDimension& dimension = out_.dimensions.emplace_back();
    dimension.code = code;
    dimension.label = text(node, "label");
    if (dimension.label.empty()) dimension.label = code;
    read_notes(node, code);
    if (const JsonNode* category = object(node, "category")) {
      read_codes(*category, dimension);
      read_labels(*category, dimension);
      read_units(*category, dimension);
      read_notes(*category, code);
    } else {
      error(node, "bad-member", code, "The dimension has no category.");
    }
    if (!size.is_integer || size.integer < 0 ||
        static_cast<std::size_t>(size.integer) != dimension.categories.size())
      error(size, "size-mismatch", code,
            "\"size\" says " +
                (size.is_integer ? std::to_string(size.integer) : "no whole number") +
                ", and the dimension has " + std::to_string(dimension.categories.size()) +
                " categories.");
  }

  void read_codes(const JsonNode& category, CubeDimension& dimension) {
    const JsonNode* index = category.find("index");
    if (!index) {  // allowed where there is one category only
      const JsonNode* label = category.find("label");
      if (label && label->is(Kind::kObject) && label->keys.size() == 1)
        dimension.categories.push_back({label->keys[0], {}, {}, -1});
      else
        error(category, "bad-index", dimension.code, "The dimension has no index.");
      return;
    }
    if (index->is(Kind::kArray)) {
      for (const JsonNode& code : index->items) {
        if (!code.is(Kind::kString)) {
          error(code, "bad-index", dimension.code, "A code in the index is no text.");
          return;
        }
        dimension.categories.push_back({code.text, {}, {}, -1});
      }
    } else if (index->is(Kind::kObject)) {
      read_positions(*index, dimension);
    } else {
      error(*index, "bad-index", dimension.code, "The index is neither a list nor an object.");
    }
  }

  void read_positions(const JsonNode& index, CubeDimension& dimension) {
    const std::size_t n = index.keys.size();
    std::vector<const std::string*> codes(n, nullptr);
    for (std::size_t i = 0; i < n; ++i) {
      const JsonNode& at = index.items[i];
      const bool in_range =
          at.is_integer && at.integer >= 0 && static_cast<std::size_t>(at.integer) < n;
      if (!in_range || codes[static_cast<std::size_t>(at.integer)])
        return error(at, "bad-index", index.keys[i],
                     "The positions of the dimension " + in_quotes(dimension.code) +
                         " are not 0 to " + std::to_string(n - 1) + ", each once.");
      codes[static_cast<std::size_t>(at.integer)] = &index.keys[i];
    }
    for (const std::string* code : codes) dimension.categories.push_back({*code, {}, {}, -1});
  }

  // Calls use(category, value) for each member of category's object `name`.
  template <typename Use>
  void each(const JsonNode& category, const std::string& name, CubeDimension& dimension, Use use) {
    const JsonNode* node = object(category, name);
    if (!node) return;
    Positions positions;
    for (std::size_t i = 0; i < dimension.categories.size(); ++i)
      positions.emplace(dimension.categories[i].code, i);
    for (std::size_t i = 0; i < node->keys.size(); ++i) {
      const auto at = positions.find(node->keys[i]);
      if (at == positions.end())
        error(node->items[i], "unknown-category", node->keys[i],
              in_quotes(name) + " of " + in_quotes(dimension.code) +
                  " has a code that the index does not have.");
      else
        use(dimension.categories[at->second], node->items[i]);
    }
  }

  void read_labels(const JsonNode& category, CubeDimension& dimension) {
    for (CubeCategory& each_one : dimension.categories) each_one.label = each_one.code;
    each(category, "label", dimension, [this](CubeCategory& target, const JsonNode& label) {
      if (!label.is(Kind::kString))
        error(label, "bad-member", target.code, "The label is no text.");
      else if (!label.text.empty())
        target.label = label.text;
    });
  }

  void read_units(const JsonNode& category, CubeDimension& dimension) {
    each(category, "unit", dimension, [this](CubeCategory& target, const JsonNode& unit) {
      if (!unit.is(Kind::kObject))
        return error(unit, "bad-member", target.code, "The unit is no object.");
      target.unit = text(unit, unit.find("base")    ? "base"
                               : unit.find("label") ? "label"
                                                    : "symbol");
      target.decimals = decimals(unit);
    });
  }

  void read_roles() {
    const JsonNode* roles = object(root_, "role");
    if (!roles) return;
    static const std::map<std::string, CubeRole, std::less<>> kRoles = {
        {"geo", CubeRole::kGeo}, {"time", CubeRole::kTime}, {"metric", CubeRole::kMetric}};
    for (std::size_t i = 0; i < roles->keys.size(); ++i) {
      const auto role = kRoles.find(roles->keys[i]);
      const JsonNode& names = roles->items[i];
      if (role == kRoles.end()) {
        problems_.warnings.add({"unknown-role", names.row, names.column, shown(roles->keys[i]),
                                "JSON-stat 2.0 has no such role; it was not used.",
                                "Check that the dimension is shown as you expect."});
        continue;
      }
      if (!names.is(Kind::kArray) && !names.is(Kind::kNull))
        error(names, "bad-member", roles->keys[i], "The role is no list.");
      for (const JsonNode& name : names.items) give_role(role->second, name);
    }
  }

  void give_role(CubeRole role, const JsonNode& name) {
    const auto at = index_.find(name.text);
    if (!name.is(Kind::kString) || at == index_.end() || at->second >= out_.dimensions.size())
      return error(name, "unknown-dimension", name.text,
                   "A role names a dimension that is not there.");
    CubeRole& current = out_.dimensions[at->second].role;
    if (current != CubeRole::kNone)
      return error(name, "two-roles", name.text, "The dimension has two roles.");
    current = role;
  }

  void read_extension() {
    const JsonNode* extension = object(root_, "extension");
    if (!extension) return;
    if (const JsonNode* px = object(*extension, "px")) {
      out_.table = text(*px, "tableid");
      if (out_.table.empty()) out_.table = text(*px, "matrix");
      out_.language = text(*px, "language");
      out_.decimals = decimals(*px);
    }
    if (const JsonNode* licence = extension->find("license")) out_.licence = licence->text;
    if (const JsonNode* licence = extension->find("licence")) out_.licence = licence->text;
    const JsonNode* contacts = extension->find("contact");
    if (!contacts) return;
    for (const JsonNode& contact : contacts->items) {
      if (!contact.is(Kind::kObject)) continue;
      for (const char* part : {"name", "organization", "phone", "mail"}) {
        const std::string value = text(contact, part);
        if (!value.empty()) out_.contact += (out_.contact.empty() ? "" : ", ") + value;
      }
    }
  }

  // "07459: Befolkning …" begins with the table's number.
  static std::string number_before(std::string_view title) {
    const std::size_t end = title.find_first_not_of("0123456789");
    return end == 5 && title[5] == ':' ? std::string(title.substr(0, 5)) : std::string{};
  }

  const JsonNode& root_;
  CubeProblems& problems_;
  CubeMetadata out_;
  std::map<std::string, std::size_t, std::less<>> index_;
};

}  // namespace

CubeMetadata jsonstat_metadata(const JsonNode& root, CubeProblems& problems) {
  return Interpreter(root, problems).run();
}

}  // namespace kv::etl
