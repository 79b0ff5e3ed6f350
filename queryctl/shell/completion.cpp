// SPDX-License-Identifier: MIT
#include "queryctl/shell/completion.h"

#include <algorithm>
#include <filesystem>
#include <sqlite3.h>

#include "queryctl/catalog.h"
#include "queryctl/output/harmless.h"
#include "queryctl/output/text.h"
#include "queryctl/output/writer.h"
#include "queryctl/shell/dot_commands.h"

namespace kv::queryctl {

namespace {

using Words = std::vector<std::string>;

// ASCII and the Latin letters of UTF-8's C3 page (À-Þ, so Æ Ø Å) in lower case.
std::string fold(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto byte = static_cast<unsigned char>(out[i]);
    const bool ascii = byte >= 'A' && byte <= 'Z';
    const bool latin = i > 0 && static_cast<unsigned char>(out[i - 1]) == 0xC3 && byte >= 0x80 &&
                       byte <= 0x9E && byte != 0x97;
    if (ascii || latin) out[i] = static_cast<char>(byte + 0x20);
  }
  return out;
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '$' || (c & 0x80) != 0;
}

bool is_keyword(const std::string& name) {
  return sqlite3_keyword_check(name.c_str(), static_cast<int>(name.size())) != 0;
}

std::string as_identifier(const std::string& name) {
  const bool plain = !name.empty() && std::all_of(name.begin(), name.end(), is_word) &&
                     !(name[0] >= '0' && name[0] <= '9') && name[0] != '$' && !is_keyword(name);
  if (plain) return name;
  std::string out = "\"";
  for (const char c : name) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

Words keywords() {
  Words words;
  for (int i = 0; i < sqlite3_keyword_count(); ++i) {
    const char* name = nullptr;
    int size = 0;
    if (sqlite3_keyword_name(i, &name, &size) == SQLITE_OK) {
      words.emplace_back(name, static_cast<std::size_t>(size));
    }
  }
  return words;
}

// Adds those of `names` that go on from `typed`.
void add(Words& candidates, std::string_view typed, const Words& names) {
  const std::string wanted = fold(typed);
  for (const std::string& name : names) {
    if (fold(name).starts_with(wanted)) candidates.push_back(name);
  }
}

// A quoted name is matched by what stands within the quotes.
void add_identifiers(Words& candidates, std::string_view typed, const Words& names) {
  if (typed.starts_with('"')) {
    const std::string wanted = fold(typed.substr(1));
    for (const std::string& name : names) {
      if (!fold(name).starts_with(wanted)) continue;
      std::string quoted = as_identifier(name);
      if (!quoted.starts_with('"')) quoted = '"' + quoted + '"';
      candidates.push_back(std::move(quoted));
    }
    return;
  }
  const std::string wanted = fold(typed);
  for (const std::string& name : names) {
    if (fold(name).starts_with(wanted)) candidates.push_back(as_identifier(name));
  }
}

void add_keywords(Words& candidates, std::string_view typed) {
  const bool lower =
      std::any_of(typed.begin(), typed.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  Words words;
  add(words, typed, keywords());
  for (std::string& word : words) candidates.push_back(lower ? fold(word) : word);
}

void add_files(Words& candidates, std::string_view typed) {
  const std::filesystem::path path{std::string(typed)};
  const std::filesystem::path folder = path.parent_path();
  std::error_code problem;
  for (std::filesystem::directory_iterator at(folder.empty() ? "." : folder, problem), end;
       !problem && at != end; at.increment(problem)) {
    std::string name = (folder / at->path().filename()).string();
    if (at->is_directory(problem)) name += '/';
    if (name.starts_with(typed)) candidates.push_back(std::move(name));
  }
}

void add_sql(Host& host, Words& candidates, std::string_view line, std::size_t start) {
  const std::string_view word = line.substr(start);
  if (start > 0 && line[start - 1] == '.') {
    std::size_t table = start - 1;
    while (table > 0 && is_word(line[table - 1])) --table;
    Words columns = host.column_names(line.substr(table, start - 1 - table));
    if (columns.empty()) columns = host.column_names({});
    add_identifiers(candidates, word, columns);
    return;
  }
  add_identifiers(candidates, word, host.table_names());
  add_identifiers(candidates, word, host.column_names({}));
  if (word.empty() || word.starts_with('"')) return;
  Words functions;
  for (const std::string& name : host.function_names()) {
    if (is_word(name[0])) functions.push_back(name + "(");
  }
  add(candidates, word, functions);
  add_keywords(candidates, word);
}

/// Names of regions that go on from `typed`; none where the file is no warehouse, or nothing is
/// typed.
Words region_names(Host& host, std::string_view typed) {
  if (typed.empty()) return {};
  Words names;
  add(names, typed,
      first_column(host.handle(), "SELECT DISTINCT name FROM region_version ORDER BY name"));
  return names;
}

// What a command takes is a region's code: a name that only one region has is replaced by it.
void add_regions(Host& host, Words& candidates, std::string_view typed) {
  const Words names = region_names(host, typed);
  if (names.size() != 1) {
    candidates.insert(candidates.end(), names.begin(), names.end());
    return;
  }
  const Words codes = first_column(host.handle(),
                                   "SELECT DISTINCT r.code FROM region r JOIN region_version v "
                                   "USING (region_id) WHERE v.name = ?1",
                                   names[0]);
  candidates.insert(candidates.end(), codes.begin(), codes.end());
}

// Text in '…': codes of indicators and groups, and names of regions, are what is written there.
void add_codes(Host& host, Words& candidates, std::string_view word) {
  Words codes;
  for (const Words& names : {host.indicator_names(), host.group_names()}) {
    for (const std::string& name : names) codes.push_back("'" + name + "'");
  }
  for (const std::string& name : region_names(host, word.substr(1)))
    codes.push_back("'" + name + "'");
  add(candidates, word, codes);
}

void add_arguments(Host& host, Words& candidates, std::string_view line, std::size_t start) {
  const std::string_view word = line.substr(start);
  const std::size_t end = line.find_first_of(" \t");
  const std::string typed(line.substr(1, end - 1));
  std::string name;
  try {
    const std::string words[] = {typed};
    name = resolve_command(host, words);
  } catch (const Error&) {
    return;
  }
  const bool first = line.find_first_not_of(" \t", end) >= start;
  if (name == "mode") {
    Words modes;
    for (const std::string_view mode : writer_modes()) modes.emplace_back(mode);
    add(candidates, word, modes);
  } else if (name == "read" || name == "output" || name == "once" || name == "load") {
    add_files(candidates, word);
  } else if (name == "headers" || name == "timer" || name == "bail" || name == "echo" ||
             name == "changes" || name == "decimal_comma" || name == "pager") {
    add(candidates, word, {"on", "off"});
  } else if (name == "parameter" && first) {
    add(candidates, word, {"set", "unset", "list", "clear", "init"});
  } else if (name == "tables" || name == "schema") {
    add(candidates, word, host.table_names());
  } else if (name == "help" || name == "manual") {
    for (const DotCommand& command : dot_commands())
      add(candidates, word, {std::string(command.name)});
    for (const HostCommand& command : host.commands()) add(candidates, word, {command.name});
    if (name == "manual") add(candidates, word, host.function_names());
    if (name == "manual") add(candidates, word, host.indicator_names());
  } else {
    for (const HostCommand& command : host.commands()) {
      if (command.name == name) add(candidates, word, command.options);
    }
    if (word.starts_with('-')) return;
    const bool group = line.substr(0, start).find("--group") != std::string_view::npos;
    add(candidates, word, group ? host.group_names() : host.indicator_names());
    if (!group) add_regions(host, candidates, word);
  }
}

std::size_t word_start(std::string_view line, bool dot_command) {
  if (dot_command) {
    const std::size_t blank = line.find_last_of(" \t");
    return blank == std::string_view::npos ? 0 : blank + 1;
  }
  // Within quotes the word starts at the quote that is open.
  char open = 0;
  std::size_t at = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (open == 0 && (line[i] == '\'' || line[i] == '"'))
      open = line[i], at = i;
    else if (open == line[i])
      open = 0;
  }
  if (open != 0) return at;
  std::size_t start = line.size();
  while (start > 0 && is_word(line[start - 1])) --start;
  return start;
}

}  // namespace

Completion complete(Host& host, std::string_view line, bool in_statement) {
  const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
  const std::string_view text = line.substr(indent);
  const bool dot_command = !in_statement && text.starts_with('.');
  const std::size_t start = word_start(text, dot_command);
  const std::string_view word = text.substr(start);
  Completion completion{indent + start, {}};
  Words& candidates = completion.candidates;

  if (dot_command && start == 0) {
    Words names;
    for (const DotCommand& command : dot_commands())
      names.push_back("." + std::string(command.name));
    for (const HostCommand& command : host.commands()) names.push_back("." + command.name);
    add(candidates, word, names);
  } else if (dot_command) {
    add_arguments(host, candidates, text, start);
  } else if (word.starts_with('\'')) {
    add_codes(host, candidates, word);
  } else {
    add_sql(host, candidates, text, start);
  }
  // A name that would move the cursor cannot be shown while it is edited.
  std::erase_if(candidates, [](const std::string& name) {
    return name.find_first_of("\n\t") != std::string::npos || harmless(name) != name;
  });
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  return completion;
}

std::string common_beginning(const Words& words) {
  if (words.empty()) return {};
  std::string_view common = words[0];
  for (const std::string& word : words) {
    const auto differ = std::mismatch(common.begin(), common.end(), word.begin(), word.end());
    common = common.substr(0, static_cast<std::size_t>(differ.first - common.begin()));
  }
  std::size_t whole = 0;
  while (whole < common.size()) {
    const CodePoint point = decode_utf8(common, whole);
    if (!point.valid) break;
    whole += point.bytes;
  }
  return std::string(common.substr(0, whole));
}

}  // namespace kv::queryctl
