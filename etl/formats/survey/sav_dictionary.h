// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "etl/formats/survey/sav_bytes.h"

namespace kv::etl {

/// What a .sav file may hold at most. A survey of municipalities is far below each.
struct SavLimits {
  std::size_t bytes = std::size_t{256} << 20;     ///< of the file
  std::size_t inflated = std::size_t{512} << 20;  ///< of its data, when taken out of a .zsav
  std::size_t variables = 32'767;                 ///< names in the dictionary
  std::size_t cells = 20'000'000;                 ///< respondents times variables
  std::size_t label_bytes = 65'535;               ///< of one label
};

/// A variable as the dictionary's first pass has it.
struct SavVariable {
  std::string short_name;   ///< up to 8 letters, upper case
  std::string long_name;    ///< as a person sees it; the short one where there is none
  std::size_t element = 0;  ///< number of its first 8 bytes within a case, from 0
  std::size_t width = 0;    ///< bytes of a string; 0 for a number
};

/// A multiple-response set as the file writes it; names as they stand.
struct SavSet {
  std::string name;
  std::string label;
  bool dichotomies = true;
  std::string counted;
  std::vector<std::string> variables;
};

/// What ReadStat does not tell of a .sav file, and whether its records add up.
struct SavDictionary {
  int compression = 0;     ///< 0 none, 1 bytecode, 2 zlib
  std::int64_t cases = 0;  ///< -1: the file does not say
  std::size_t elements = 0;
  std::vector<SavVariable> variables;
  std::vector<SavSet> sets;       ///< text still in the file's encoding
  std::string weight;             ///< short name of the weight variable; empty when there is none
  std::string encoding;           ///< as stated; empty when the file does not say
  std::size_t data_at = 0;        ///< where the cases begin
  std::size_t terminator_at = 0;  ///< where record 999 stands
};

/// Walks the records of the dictionary and, in a .zsav, the list of compressed blocks (layout: PSPP
/// developers' guide, "System File Format"). Every count, length and reference is checked against
/// the file and `limits` before anyone reads by it. Throws SavFault.
SavDictionary scan_sav(std::string_view bytes, const SavLimits& limits = {});

/// The sets in the text of extension record 7/7 or 7/19, one a line:
/// `$name=C <label> vars`, `$name=D<counted> <label> vars`, `$name=E <flag> <counted> <label>
/// vars`, where <x> is a length, a space and as many bytes. Throws SavFault (offset within `text`).
std::vector<SavSet> parse_sav_sets(std::string_view text);

}  // namespace kv::etl
