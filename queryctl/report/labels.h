// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kv::queryctl::report {

/// A word or sentence that the engine itself puts in the page, in nb, nn or en.
enum class Label {
  kAlsoAs,
  kAsOf,
  kBorders,
  kColophon,
  kCommand,
  kContents,
  kDelivery,
  kFigure,
  kFootnoteBack,
  kGaps,
  kGapHere,
  kInvented,
  kLatestDelivery,
  kLicence,
  kMissingNumber,
  kNoRows,
  kOwnBorders,
  kOwnVintages,
  kPartlyReconstructed,
  kProgram,
  kProgramSays,
  kPublisher,
  kReconstructed,
  kReconstructedInNote,
  kSkip,
  kSource,
  kSources,
  kSourcesOfNote,
  kTable,
};
std::string_view label(Label label, std::string_view lang);

/// That the running text is in `text_lang`, said in `lang`.
std::string text_is_in(std::string_view text_lang, std::string_view lang);

/// The heading of a column that commands often have ("region": Kommunenummer), or the name itself.
std::string heading_of(std::string_view column, std::string_view lang);

/// What a mark of a status column means (":": suppressed), or nothing.
std::optional<std::string_view> mark_meaning(std::string_view mark, std::string_view lang);

/// A status such as "never asked; decision missing in 2 years, counted as 0" in `lang`; the parts
/// that are not known as they stand.
std::string status_in(std::string_view status, std::string_view lang);

}  // namespace kv::queryctl::report
