// SPDX-License-Identifier: MIT
#pragma once

#include <iosfwd>
#include <memory>

#include "queryctl/output/writer.h"

namespace kv::queryctl {

using MakeWriter = std::unique_ptr<ResultWriter> (*)(std::ostream&, const WriterOptions&);

std::unique_ptr<ResultWriter> make_box(std::ostream&, const WriterOptions&);
std::unique_ptr<ResultWriter> make_table(std::ostream&, const WriterOptions&);
std::unique_ptr<ResultWriter> make_markdown(std::ostream&, const WriterOptions&);
std::unique_ptr<ResultWriter> make_csv(std::ostream&, const WriterOptions&);
std::unique_ptr<ResultWriter> make_tsv(std::ostream&, const WriterOptions&);
std::unique_ptr<ResultWriter> make_json(std::ostream&, const WriterOptions&);
std::unique_ptr<ResultWriter> make_jsonl(std::ostream&, const WriterOptions&);
std::unique_ptr<ResultWriter> make_html(std::ostream&, const WriterOptions&);
std::unique_ptr<ResultWriter> make_latex(std::ostream&, const WriterOptions&);
std::unique_ptr<ResultWriter> make_line(std::ostream&, const WriterOptions&);
std::unique_ptr<ResultWriter> make_column(std::ostream&, const WriterOptions&);
std::unique_ptr<ResultWriter> make_insert(std::ostream&, const WriterOptions&);
std::unique_ptr<ResultWriter> make_quote(std::ostream&, const WriterOptions&);
std::unique_ptr<ResultWriter> make_count(std::ostream&, const WriterOptions&);
std::unique_ptr<ResultWriter> make_off(std::ostream&, const WriterOptions&);
std::unique_ptr<ResultWriter> make_bar(std::ostream&, const WriterOptions&);
std::unique_ptr<ResultWriter> make_spark(std::ostream&, const WriterOptions&);
std::unique_ptr<ResultWriter> make_list(std::ostream&, const WriterOptions&);

}  // namespace kv::queryctl
