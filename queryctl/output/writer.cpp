// SPDX-License-Identifier: MIT
#include "queryctl/output/writer.h"

#include <algorithm>
#include <array>

#include "queryctl/output/decimal_comma.h"
#include "queryctl/output/writers.h"
#include "schema/error.h"

namespace kv::queryctl {

namespace {

struct Mode {
  std::string_view name;
  MakeWriter make;
};

constexpr std::array kModes{
    Mode{"box", make_box},           Mode{"table", make_table}, Mode{"column", make_column},
    Mode{"markdown", make_markdown}, Mode{"csv", make_csv},     Mode{"tsv", make_tsv},
    Mode{"json", make_json},         Mode{"jsonl", make_jsonl}, Mode{"html", make_html},
    Mode{"latex", make_latex},       Mode{"line", make_line},   Mode{"list", make_list},
    Mode{"insert", make_insert},     Mode{"quote", make_quote}, Mode{"count", make_count},
    Mode{"off", make_off},           Mode{"bar", make_bar},     Mode{"spark", make_spark},
};

}  // namespace

std::span<const std::string_view> writer_modes() {
  static const auto names = [] {
    std::array<std::string_view, kModes.size()> list;
    std::transform(kModes.begin(), kModes.end(), list.begin(),
                   [](const Mode& m) { return m.name; });
    return list;
  }();
  return names;
}

std::unique_ptr<ResultWriter> make_writer(std::string_view mode, std::ostream& out,
                                          const WriterOptions& options) {
  const auto* const found =
      std::find_if(kModes.begin(), kModes.end(), [&](const Mode& m) { return m.name == mode; });
  if (found != kModes.end()) {
    if (options.decimal_comma && has_points_only(mode))
      throw Error("The mode " + std::string(mode) + " has no decimal comma.",
                  "Leave --decimal-comma out (.decimal_comma off in the shell), or write csv.",
                  ExitCode::kUsage);
    return found->make(out, options);
  }
  std::string known;
  for (const Mode& each : kModes) known += (known.empty() ? "" : ", ") + std::string(each.name);
  throw Error("There is no output mode \"" + std::string(mode) + "\".",
              "The modes are: " + known + ".", ExitCode::kUsage);
}

}  // namespace kv::queryctl
