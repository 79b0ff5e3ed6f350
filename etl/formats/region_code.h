// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "etl/formats/region_name.h"  // names go with codes

namespace kv::etl {

/// A region as a file writes it: the code, and the name where it stands beside it.
struct RegionLabel {
  std::string code;  ///< exactly `digits` digits; text, leading zeros kept
  std::string name;  ///< as written, brackets included, without the spaces around it; may be empty
  bool padded = false;    ///< a leading zero was put back: "901"
  bool prefixed = false;  ///< "K-", "K_" or "K" (counties: "F…") stood before the code
  bool ok = false;
  std::string why;  ///< when not ok: a sentence that says what is wrong and what is wanted
};

/// Reads a municipality (digits = 4) or a county (digits = 2).
///
///   label   = [prefix] code [between name]
///   prefix  = "K-" | "K_" | "K" for municipalities, "F-" | "F_" | "F" for counties
///   code    = `digits` digits, or for municipalities three digits, which lost their zero in a
///   spreadsheet between = spaces, a hyphen or dash, or both, in any order name    = text that
///   begins with no digit
/// Spaces, tabs and no-break spaces around it are ignored, and so is one pair of quotes ("…" or
/// '…'). "0901Risør" is refused, because nothing tells where the code ends. Also refused, each with
/// its own sentence: nothing, a name alone, letters within the code, another number of digits, a
/// number with decimals
/// ("901.0"), a negative number. Whether the code exists is not known here.
RegionLabel parse_region(std::string_view text, int digits);

}  // namespace kv::etl
