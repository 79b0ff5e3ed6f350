// SPDX-License-Identifier: MIT
#include "etl/formats/cube/jsonstat_scan.h"

#include <algorithm>
#include <charconv>
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>
#include <set>

#include "etl/formats/cube/json_refusal.h"
#include "etl/formats/cube/json_stream.h"
#include "etl/formats/place.h"

namespace kv::etl {

const JsonNode* JsonNode::find(std::string_view key) const {
  const auto found = std::ranges::find(keys, key);
  return found == keys.end() ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
}

namespace {

using Kind = JsonNode::Kind;

// RapidJSON's events. Returning false ends the reading; problem_ then says why.
class Events {
 public:
  Events(JsonStream& stream, JsonstatScan& scan) : stream_(stream), scan_(scan) {}

  bool Null() { return scalar(node(Kind::kNull)); }
  bool Bool(bool truth) {
    JsonNode value = node(Kind::kBool);
    value.truth = truth;
    return scalar(std::move(value));
  }
  bool Int(int value) { return Int64(value); }
  bool Uint(unsigned value) { return Int64(value); }
  bool Int64(std::int64_t value) {
    if (in_values()) return count_value();
    JsonNode number = node(Kind::kNumber);
    number.is_integer = true;
    number.integer = value;
    return scalar(std::move(number));
  }
  bool Uint64(std::uint64_t value) {
    return value > INT64_MAX ? Double(0) : Int64(static_cast<std::int64_t>(value));
  }
  bool Double(double) { return in_values() ? count_value() : scalar(node(Kind::kNumber)); }
  bool RawNumber(const char*, rapidjson::SizeType, bool) { return Double(0); }
  bool String(const char* text, rapidjson::SizeType length, bool) {
    JsonNode value = node(Kind::kString);
    value.text.assign(text, length);
    return scalar(std::move(value));
  }

  bool StartObject() { return start(Kind::kObject); }
  bool StartArray() { return start(Kind::kArray); }
  bool EndObject(rapidjson::SizeType) { return end(); }
  bool EndArray(rapidjson::SizeType) { return end(); }

  bool Key(const char* text, rapidjson::SizeType length, bool) {
    const std::string_view key(text, length);
    switch (mode_) {
      case Mode::kValues:
        return true;  // compared with the cells when they are read
      case Mode::kStatus:
        return status_key(key);
      case Mode::kSkip:
        return true;
      case Mode::kTree:
        break;
    }
    if (!open_keys_.back().emplace(key).second)
      return fail("duplicate-key", key,
                  "The key stands twice in one object, and readers differ in which one they take.",
                  "Take the file again from the agency; if it was edited, remove one.");
    if (open_.size() == 1 && !scan_.root_is_array) root_key_ = key;
    open_.back().keys.emplace_back(key);
    return true;
  }

  bool has_problem() const { return !problem_.rule.empty(); }
  Problem& problem() { return problem_; }

 private:
  enum class Mode { kTree, kValues, kStatus, kSkip };

  JsonNode node(Kind kind) const {
    JsonNode made;
    made.kind = kind;
    made.row = stream_.row();
    made.column = stream_.column() > 1 ? stream_.column() - 1 : 1;
    return made;
  }

  bool fail(std::string rule, std::string_view value, std::string message, std::string remedy) {
    const JsonNode here = node(Kind::kNull);
    problem_ = {std::move(rule), here.row,           here.column,
                shown(value),    std::move(message), std::move(remedy)};
    return false;
  }

  bool at_root() const { return open_.size() == 1 && !scan_.root_is_array; }
  bool in_values() const { return mode_ == Mode::kValues; }
  bool count_value() {
    if (depth_ == 1) ++scan_.value_count;
    return true;
  }

  bool scalar(JsonNode value) {
    switch (mode_) {
      case Mode::kValues:
        if (value.is(Kind::kNull)) return count_value();
        return fail(
            "not-a-number", value.text, "A cell is neither a number nor null.",
            "Take the table as json-stat2 from the agency; it writes symbols in \"status\".");
      case Mode::kStatus:
        return status_text(value);
      case Mode::kSkip:
        return true;
      case Mode::kTree:
        break;
    }
    if (at_root() && root_key_ == "value") {
      scan_.values =
          value.is(Kind::kNull) ? JsonstatScan::Values::kNone : JsonstatScan::Values::kOther;
      open_.back().keys.pop_back();
      return true;
    }
    if (at_root() && root_key_ == "status") {
      open_.back().keys.pop_back();
      begin_status(value.is(Kind::kNull)     ? JsonstatScan::Status::kNone
                   : value.is(Kind::kString) ? JsonstatScan::Status::kAll
                                             : JsonstatScan::Status::kOther);
      if (value.is(Kind::kString)) scan_.status.set_all(value.text);
      return true;
    }
    return add(std::move(value));
  }

  bool add(JsonNode value) {
    if (++nodes_ > JsonstatScanner::kMaxNodes)
      return fail("too-large", {},
                  "The text beside the figures has more than " +
                      std::to_string(JsonstatScanner::kMaxNodes) + " parts.",
                  "Take the table in parts.");
    if (open_.empty())
      scan_.root = std::move(value);
    else
      open_.back().items.push_back(std::move(value));
    return true;
  }

  bool start(Kind kind) {
    if (mode_ != Mode::kTree) {
      if (mode_ == Mode::kValues)
        return fail("not-a-number", {}, "A cell is neither a number nor null, but a list.",
                    "Take the table as json-stat2 from the agency.");
      if (mode_ == Mode::kStatus)
        return fail("bad-status", {}, "A status is no text, but a list.",
                    "Take the table as json-stat2 from the agency.");
      return ++depth_ <= JsonstatScanner::kMaxDepth || deep();
    }
    if (open_.size() >= JsonstatScanner::kMaxDepth) return deep();
    if (open_.empty() && kind == Kind::kArray) scan_.root_is_array = true;
    if (scan_.root_is_array && open_.size() == 1 && !open_.back().items.empty()) {
      mode_ = Mode::kSkip;  // the first entry of a list shows what it is
      depth_ = 1;
      return true;
    }
    if (at_root() && (root_key_ == "value" || root_key_ == "status")) {
      open_.back().keys.pop_back();
      depth_ = 1;
      if (root_key_ == "value")
        begin_values(kind);
      else
        begin_status(kind == Kind::kArray ? JsonstatScan::Status::kArray
                                          : JsonstatScan::Status::kObject);
      mode_ = root_key_ == "value" ? Mode::kValues : Mode::kStatus;
      return true;
    }
    open_.push_back(node(kind));
    open_keys_.emplace_back();
    return true;
  }

  bool deep() {
    return fail("too-deep", {},
                "Lists stand within lists more than " + std::to_string(JsonstatScanner::kMaxDepth) +
                    " deep.",
                "This is no JSON-stat; take the file again from the agency.");
  }

  bool end() {
    if (mode_ != Mode::kTree) {
      if (--depth_ == 0) mode_ = Mode::kTree;
      return true;
    }
    JsonNode done = std::move(open_.back());
    open_.pop_back();
    open_keys_.pop_back();
    return add(std::move(done));
  }

  void begin_values(Kind kind) {
    scan_.values =
        kind == Kind::kArray ? JsonstatScan::Values::kArray : JsonstatScan::Values::kObject;
    scan_.value_offset = stream_.Tell();
    scan_.value_row = stream_.row();
    scan_.value_column = stream_.column();
  }

  void begin_status(JsonstatScan::Status form) {
    scan_.status_form = form;
    scan_.status_row = stream_.row();
    scan_.status_column = stream_.column();
  }

  bool status_key(std::string_view key) {
    const char* const end = key.data() + key.size();
    const auto result = std::from_chars(key.data(), end, status_index_);
    if (result.ec == std::errc{} && result.ptr == end && (key == "0" || key[0] != '0') &&
        status_index_ < kMaxCubeCells)
      return true;
    return fail("bad-status", key, "A status stands under a key that is no cell's number.",
                "Take the table again from the agency.");
  }

  bool status_text(const JsonNode& value) {
    if (!value.is(Kind::kString) && !value.is(Kind::kNull))
      return fail("bad-status", {}, "A status is no text.",
                  "Take the table as json-stat2 from the agency.");
    if (scan_.status_form == JsonstatScan::Status::kArray)
      status_index_ =
          static_cast<std::uint32_t>(std::min<std::size_t>(scan_.status_count, kMaxCubeCells));
    ++scan_.status_count;
    return scan_.status.set(status_index_, value.text) ||
           fail("bad-status", value.text, "There are too many different statuses.",
                "Take the table again from the agency.");
  }

  JsonStream& stream_;
  JsonstatScan& scan_;
  Problem problem_;
  std::vector<JsonNode> open_;
  std::vector<std::set<std::string, std::less<>>> open_keys_;
  std::string root_key_;
  Mode mode_ = Mode::kTree;
  std::size_t depth_ = 0;  // within what is not kept
  std::size_t nodes_ = 0;
  std::uint32_t status_index_ = 0;
};

}  // namespace

bool JsonstatScanner::scan(ByteSource& source, JsonstatScan& result, CubeProblems& problems) {
  JsonStream stream(source);
  Events events(stream, result);
  rapidjson::Reader reader;
  constexpr unsigned kFlags = rapidjson::kParseValidateEncodingFlag;
  const rapidjson::ParseResult parsed = reader.Parse<kFlags>(stream, events);
  if (parsed.IsError() && events.has_problem()) {
    problems.errors.add(std::move(events.problem()));
    return false;
  }
  if (parsed.IsError() || !stream.at_end()) {
    const char* const why =
        parsed.IsError() ? rapidjson::GetParseError_En(parsed.Code()) : "A NUL byte stands there.";
    problems.errors.add(not_json(source, parsed.IsError() ? parsed.Offset() : stream.Tell(), why));
    return false;
  }
  if (const auto twice = result.status.sort()) {
    problems.errors.add({"duplicate-key", result.status_row, result.status_column,
                         std::to_string(*twice), "The cell has two statuses.",
                         "Take the file again from the agency."});
    return false;
  }
  return true;
}

}  // namespace kv::etl
