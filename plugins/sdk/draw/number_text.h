// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kv::draw {

/// The written languages of the product. English has a decimal point and commas in thousands; both
/// Norwegian ones a decimal comma and a narrow space that does not break.
enum class Lang { kNb, kNn, kEn };

/// "nb", "nn" or "en"; throws std::invalid_argument with the list.
Lang lang(std::string_view code);
std::string_view code(Lang lang);

/// "1 234,5" with exactly `decimals` decimals (0-15), rounded half away from zero on the double's
/// exact decimal expansion; the sign is U+2212, what rounds to zero has none. Not finite: "∞", "−∞"
/// and "–". From 1e15 on as 1,2·10^n, so that no digit is made up.
std::string number_text(double value, int decimals, Lang lang);

/// With as many decimals as it takes to read the value back, at most `most`.
std::string shortest_number_text(double value, int most, Lang lang);

/// "55,0–69,9", from and to with the same decimals; English as well with an en dash.
std::string range_text(double from, double to, int decimals, Lang lang);

/// "45 %" with a space that does not break; "45%" in English.
std::string percent_text(double value, int decimals, Lang lang);

/// 100 * count / whole rounded half away from zero, on the exact fraction. whole must not be 0.
std::string share_text(std::int64_t count, std::int64_t whole, int decimals, Lang lang);

}  // namespace kv::draw
