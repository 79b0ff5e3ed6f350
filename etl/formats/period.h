// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kv::etl {

/// A period of time as Statistics Norway writes it, years 1000 to 2999.
///
/// | written             | frequency | code         | id                    |
/// | 2012                | A         | 2012         | year                  |
/// | 2012H1              | H         | 2012H1       | year*10000 + 1000 + h |
/// | 2012K1 or 2012Q1    | Q         | 2012K1       | year*10000 + 2000 + q |
/// | 2012M05             | M         | 2012M05      | year*10000 + 3000 + m |
/// | 2012U07 or 2012W07  | W         | 2012U07      | year*10000 + 4000 + w |
/// | 2012-05-17          | D         | 2012-05-17   | year*10000 + 5000 + d |
/// d is the day of the year. No two periods share an id, and within a frequency ids ascend with
/// time. Weeks are those of ISO 8601: Monday to Sunday, week 1 holds 4 January.
struct Period {
  char frequency = 0;
  std::string code;
  std::string starts;  ///< first day, ISO 8601
  std::string ends;    ///< last day, ISO 8601
  std::int64_t id = 0;
  bool ok = false;  ///< false: the text is no period, and nothing else is set
};

/// Spaces and no-break spaces around the text are ignored. Refuses what the calendar lacks:
/// 2012M13, 2013U53, 2013-02-29.
Period parse_period(std::string_view text);

}  // namespace kv::etl
