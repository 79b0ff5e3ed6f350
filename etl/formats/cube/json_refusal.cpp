// SPDX-License-Identifier: MIT
#include "etl/formats/cube/json_refusal.h"

#include <algorithm>
#include <string>
#include <vector>

#include "etl/formats/cube/json_likeness.h"
#include "etl/formats/place.h"

namespace kv::etl {
namespace {

constexpr std::size_t kHead = 4096;  // as much of a file as tells what it is
constexpr const char* kAsk =
    "Ask the server for the table's data as json-stat2 (v1: \"response\": {\"format\": "
    "\"json-stat2\"}; v2: …/data?outputFormat=json-stat2) and load that.";

std::string read_part(ByteSource& source, std::size_t from, std::size_t count) {
  std::string text(count, '\0');
  source.seek(from);
  std::size_t size = 0;
  while (const std::size_t n = source.read(text.data() + size, count - size)) size += n;
  text.resize(size);
  return text;
}

Place place_of(ByteSource& source, std::size_t offset) {
  Place place{1, 1};
  std::vector<char> buffer(std::size_t{1} << 16);
  source.seek(0);
  while (offset > 0) {
    const std::size_t n = source.read(buffer.data(), std::min(offset, buffer.size()));
    if (n == 0) break;
    offset -= n;
    for (std::size_t i = 0; i < n; ++i) {
      if (buffer[i] == '\n') {
        ++place.row;
        place.column = 1;
      } else if ((static_cast<unsigned char>(buffer[i]) & 0xC0U) != 0x80U) {
        ++place.column;
      }
    }
  }
  return place;
}

bool has(const JsonNode& root, std::string_view key) {
  return root.find(key) != nullptr;
}

std::string_view text_of(const JsonNode& root, std::string_view key) {
  const JsonNode* node = root.find(key);
  return node ? node->string() : std::string_view{};
}

std::string in_list(const JsonNode& root) {
  if (root.items.empty() || !root.items.front().is(JsonNode::Kind::kObject)) return {};
  const JsonNode& first = root.items.front();
  if (has(first, "id") && (has(first, "type") || has(first, "text")))
    return "a PxWeb server's list of folders and tables";
  return {};
}

// A well-known document that is no dataset; empty when it may be one.
std::string known_document(const JsonNode& root) {
  if (has(root, "query")) return "a query that is sent to a PxWeb server, not its answer";
  if (has(root, "queryObj")) return "a saved query of PxWeb";
  if (has(root, "variables") && !has(root, "dimension"))
    return "PxWeb's description of a table (metadata), which has no figures";
  if (has(root, "variableNames")) return "PxWeb's entry of one table, which has no figures";
  if (has(root, "tables")) return "PxWeb's list of tables";
  if (has(root, "maxDataCells") || has(root, "maxCallsPerTimeWindow"))
    return "a PxWeb server's settings (/config)";
  if (has(root, "columns") && has(root, "data"))
    return "PxWeb's older format json, which has no sizes and no units";
  if (text_of(root, "class") == "collection") return "a JSON-stat collection: links to data sets";
  if (text_of(root, "class") == "dimension") return "one JSON-stat dimension, without figures";
  if (text_of(root, "type") == "FeatureCollection" || text_of(root, "type") == "Topology")
    return "a map (GeoJSON or TopoJSON)";
  if (has(root, "error") || (has(root, "title") && !has(root, "dimension")))
    return "a server's message of an error";
  if (has(root, "dataset")) return "JSON-stat 1, whose dataset has an object of its own";
  return {};
}

Problem not_jsonstat(const JsonNode& root, std::string message) {
  return {"not-jsonstat",
          root.row > 0 ? std::size_t{1} : std::size_t{0},
          0,
          {},
          std::move(message),
          kAsk};
}

}  // namespace

Problem not_json(ByteSource& source, std::size_t offset, std::string_view why) {
  const std::string head = read_part(source, 0, kHead);
  const std::size_t from = offset > 64 ? offset - 64 : 0;
  const std::string around = read_part(source, from, 128);
  const bool at_end = from + around.size() <= offset;
  const JsonLikeness like = json_likeness(head, around, at_end);
  const Place at = place_of(source, offset);
  return {"not-json",
          at.row,
          at.column,
          excerpt(around, std::min(offset - from, around.size())),
          like.what + "; a reader of JSON stops in line " + std::to_string(at.row) + ", column " +
              std::to_string(at.column) + ": " + std::string(why),
          like.remedy};
}

std::optional<Problem> other_json(const JsonstatScan& scan) {
  const JsonNode& root = scan.root;
  if (scan.root_is_array) {
    const std::string what = in_list(root);
    return not_jsonstat(
        root, what.empty() ? "This is a list, not a JSON-stat data set." : "This is " + what + ".");
  }
  if (!root.is(JsonNode::Kind::kObject))
    return not_jsonstat(root, "This is a single value, not a JSON-stat data set.");
  const bool cube = has(root, "id") && has(root, "size") && has(root, "dimension");
  if (!cube) {
    const std::string what = known_document(root);
    if (!what.empty()) return not_jsonstat(root, "This is " + what + ".");
    return not_jsonstat(root,
                        "This JSON is no JSON-stat 2 data set: it lacks id, size or dimension.");
  }
  if (const std::string_view kind = text_of(root, "class"); !kind.empty() && kind != "dataset")
    return not_jsonstat(root, "The JSON-stat class is " + in_quotes(kind) + ", not dataset.");
  if (const std::string_view version = text_of(root, "version");
      !version.empty() && !version.starts_with("2."))
    return not_jsonstat(root, "The JSON-stat version is " + in_quotes(version) + "; 2.0 is read.");
  if (scan.values == JsonstatScan::Values::kNone ||
      (scan.values == JsonstatScan::Values::kArray && scan.value_count == 0))
    return not_jsonstat(root,
                        "This is the description of a table (metadata as json-stat2): it has no "
                        "figures.");
  if (scan.values == JsonstatScan::Values::kOther)
    return not_jsonstat(root, "\"value\" is neither a list nor an object.");
  return std::nullopt;
}

}  // namespace kv::etl
