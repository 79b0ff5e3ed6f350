// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "etl/finding.h"
#include "etl/header.h"

namespace kv::etl {

/// The number of a table at the beginning of a title, as in "10824: Persons …" or "Tabell 10824:
/// …"; empty when `text` is no title of the Statbank.
std::string table_number(std::string_view text);

/// The header of a table that the Statbank exported as text, with any separator: perhaps its title
/// and an empty line; then one row with the names of the variables of the rows, and of each column
/// of figures the labels of the variables of the columns, a space between them ("Menn 2013K1").
/// Which of them are labels is told by the title, else by what the columns hold. In the match, the
/// column with the regions is called region, `title` has the title, or the table's number as the
/// file's name has it, and `rows` are one for each variable of the columns.
/// Adds an error and returns nothing when the file has no such header, or one that can be read in
/// two ways.
std::optional<HeaderMatch> find_statbank_text(std::string_view text, const Layout& layout,
                                              const std::string& file, Findings& findings);

}  // namespace kv::etl
