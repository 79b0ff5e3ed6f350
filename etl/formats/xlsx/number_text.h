// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kv::etl::xlsx {

/// A number of a workbook's XML (xsd:double) in plain decimal digits, exactly: no digit is rounded,
/// added or lost, whatever a double can hold. "4.4000000000000003E-2" is "0.044000000000000003",
/// "2013.0" and "2.013E3" are "2013", ".5" is "0.5", "-0" is "0"; leading zeros ("0301") stay.
/// Nothing for what is no number (NaN, INF, "1,5", spaces within), and for exponents beyond ±400.
std::optional<std::string> plain_number(std::string_view xml);

/// True for digits only, which plain_number would leave as they are.
bool is_plain_digits(std::string_view text);

/// `digits` with zeros in front until it has `width` of them.
std::string zero_padded(std::string_view digits, std::size_t width);

}  // namespace kv::etl::xlsx
