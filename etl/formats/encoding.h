// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "etl/formats/problem.h"

namespace kv::etl {

/// A file's bytes as UTF-8 text without a byte order mark.
///
/// Any problem is a reason to refuse the file, except that a source may accept "lost-letters" where
/// only codes are used: `text` is then complete. After other problems `text` is the best reading,
/// good for finding further problems and not for loading; it is empty when the bytes are no text at
/// all.
struct Decoded {
  std::string text;
  std::string encoding;  ///< ascii, utf-8, latin-1, cp1252, utf-16le, utf-16be, or empty: unknown
  bool had_bom = false;
  std::vector<Problem> problems;
};

/// Tells the encoding from the bytes: a byte order mark; else well-formed UTF-8; else one byte per
/// letter, which is cp1252 where a byte 0x80-0x9F occurs and latin-1 where none does.
///
/// Rules that it reports:
///   empty-file             no bytes, or nothing but a byte order mark
///   not-text               an Excel workbook, a zip, a PDF …
///   utf-32                 a UTF-32 byte order mark
///   utf-16-without-mark    every other byte is NUL, and no mark says in which order
///   bad-utf-16             an unpaired surrogate, or half a letter at the end
///   cut-letter             UTF-8 that ends in the middle of a letter; `text` is what comes before
///   nul-byte, control-character
///   undefined-byte         0x81, 0x8D, 0x8F, 0x90, 0x9D: no letter in cp1252
///   other-encoding         within words, what IBM 850 or Macintosh æøå are when read as cp1252
///   mixed-encoding         letters in UTF-8 and letters in latin-1 in one file
///   double-encoding        UTF-8 that was read as latin-1 and saved as UTF-8 again: "Ã¥" for "å"
///   lost-letters           U+FFFD, put there by a program that could not read a letter
///   mark-inside            a byte order mark inside the text, as where files were joined
/// Each place is listed up to kMaxListedPerRule; the rest are counted. Columns are given where
/// detect_separator finds one. A no-break space stays U+00A0.
///
/// ASCII and UTF-8 are moved, not copied. Bad input never throws; Error only where the system's
/// iconv lacks UTF-16.
Decoded decode(std::string bytes);

}  // namespace kv::etl
