// SPDX-License-Identifier: MIT
#include "tests/plugins/logit/reference_case.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <stdexcept>

namespace kv::test {
namespace {

using rapidjson::Value;

std::vector<std::vector<std::string>> read_csv(const std::string& text) {
  std::vector<std::vector<std::string>> rows(1);
  rows.back().emplace_back();
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') {
      if (quoted && i + 1 < text.size() && text[i + 1] == '"')
        rows.back().back() += text[++i];
      else
        quoted = !quoted;
    } else if (!quoted && c == ',') {
      rows.back().emplace_back();
    } else if (!quoted && c == '\n') {
      rows.emplace_back();
      rows.back().emplace_back();
    } else if (c != '\r') {
      rows.back().back() += c;
    }
  }
  if (rows.back().size() == 1 && rows.back()[0].empty()) rows.pop_back();
  return rows;
}

bool is_number(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

std::string sql_text(const std::string& text, char quote) {
  std::string out(1, quote);
  for (const char c : text) out += c == quote ? std::string(2, quote) : std::string(1, c);
  return out + quote;
}

/// What follows "key=~" in a design such as "ids=~1, strata=~stype, weights=~pw".
std::string design_part(const std::string& design, const std::string& key) {
  const std::size_t at = design.find(key + "=~");
  if (at == std::string::npos) return "";
  std::size_t end = at + key.size() + 2;
  const std::size_t start = end;
  while (end < design.size() && (std::isalnum(static_cast<unsigned char>(design[end])) != 0 ||
                                 design[end] == '.' || design[end] == '_'))
    ++end;
  const std::string name = design.substr(start, end - start);
  return name == "1" ? "" : name;
}

}  // namespace

std::vector<std::filesystem::path> reference_files(const std::string& folder) {
  const std::filesystem::path path =
      std::filesystem::path(KV_SOURCE_DIR) / "../shared/reference/stats" / folder;
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (std::filesystem::directory_iterator it(path, error), end; !error && it != end;
       it.increment(error))
    if (it->path().extension() == ".json") files.push_back(it->path());
  std::ranges::sort(files);
  return files;
}

std::string read_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string table_from_csv(const std::filesystem::path& file) {
  const auto rows = read_csv(read_text(file));
  std::vector<bool> text(rows[0].size(), false);
  for (std::size_t i = 1; i < rows.size(); ++i)
    for (std::size_t k = 0; k < rows[i].size(); ++k)
      if (!rows[i][k].empty() && !is_number(rows[i][k])) text[k] = true;
  std::string sql = "CREATE TABLE d(";
  for (std::size_t k = 0; k < rows[0].size(); ++k)
    sql += (k == 0 ? "" : ", ") + sql_text(rows[0][k], '"') + (text[k] ? " TEXT" : " REAL");
  sql += ");";
  for (std::size_t i = 1; i < rows.size(); ++i) {
    sql += "INSERT INTO d VALUES (";
    for (std::size_t k = 0; k < rows[i].size(); ++k) {
      const std::string& cell = rows[i][k];
      sql += (k == 0 ? "" : ", ") + (cell.empty() ? std::string("NULL")
                                     : text[k]    ? sql_text(cell, '\'')
                                                  : cell);
    }
    sql += ");";
  }
  return sql;
}

ReferenceCase::ReferenceCase(const std::filesystem::path& file) : file_(file) {
  expected.Parse<rapidjson::kParseFullPrecisionFlag | rapidjson::kParseNanAndInfFlag>(
      read_text(file).c_str());
  if (expected.HasParseError()) throw std::runtime_error("no JSON: " + file.string());
}

std::string ReferenceCase::options() const {
  const Value& spec = expected["spec"];
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> out(buffer);
  const auto member = [&](const char* name, const std::string& value) {
    if (value.empty()) return;
    out.Key(name);
    out.String(value.c_str());
  };
  out.StartObject();
  out.Key("rows");
  out.Bool(true);
  if (spec.HasMember("design")) {
    const std::string design = spec["design"].GetString();
    member("weights", design_part(design, "weights"));
    member("weights_are", "sampling");
    member("strata", design_part(design, "strata"));
    member("cluster", design_part(design, "ids"));
    member("fpc", design_part(design, "fpc"));
    const std::string response = spec["response"].GetString();
    if (const auto at = response.find('='); at != std::string::npos)
      member("success", response.substr(at + 1));
  } else {
    if (spec["weights"].IsString()) member("weights", spec["weights"].GetString());
    if (spec["cluster"].IsString()) member("cluster", spec["cluster"].GetString());
    member("errors", "model");
  }
  if (spec.HasMember("factors")) {
    out.Key("factors");
    spec["factors"].Accept(out);
  }
  if (expected.HasMember("nested_lr") && expected["nested_lr"].IsArray()) {
    const auto models = expected["nested_lr"].GetArray();
    out.Key("nested");
    out.StartArray();
    for (rapidjson::SizeType k = 0; k + 1 < models.Size(); ++k)
      out.String(models[k]["formula"].GetString());
    out.EndArray();
  }
  out.EndObject();
  return buffer.GetString();
}

std::string ReferenceCase::fit(Host& host) {
  std::filesystem::path csv = file_;
  const std::string made = host.ask(table_from_csv(csv.replace_extension(".csv")));
  if (!made.empty()) return made;
  const std::string model =
      host.ask("SELECT logit_fit(:formula, 'd', :options)",
               {{":formula", expected["spec"]["formula"].GetString()}, {":options", options()}});
  if (model.starts_with("error")) return model;
  got.Parse<rapidjson::kParseFullPrecisionFlag>(model.c_str());
  return got.HasParseError() ? "no JSON: " + model : "";
}

}  // namespace kv::test
