// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace kv::queryctl {

/// What two texts must share to be the same to a collation.
enum class Strength {
  kLetters,  ///< letters and their accents, not their case
  kExact     ///< every byte
};

/// Order of two texts in UTF-8 by the Norwegian alphabet: negative, 0 or positive.
///
/// The rules of Unicode's CLDR for Norwegian (collation/no.xml): a-z, then æ, ø, å; ä stands with
/// æ, ö, ő and œ with ø, ü and ű with y; đ and ð with d, þ with th, ł with l; blanks before signs
/// before digits before letters. Letters decide first, then accents, then case (small before
/// capital), then the bytes, so that the order is total and the same everywhere. ŋ comes after n
/// and ŧ after t, as letters of their own. A letter written with a combining mark is as the
/// composed one.
///
/// `double_a`: aa is å, however it is pronounced, as CLDR has it: Aasen after Øyer. Without it, aa
/// is two a's.
int compare_norwegian(std::string_view left, std::string_view right, bool double_a,
                      Strength strength);

}  // namespace kv::queryctl
