// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kv::queryctl {

/// A question as a codebook has it.
struct WaveQuestion {
  std::string code;
  std::string type;
  std::string text;
  std::string filter;
  std::int64_t max_picks = 0;
  std::map<std::string, std::string> options;  ///< code and label, with its state where it has one
  /// What this codebook states: the code of a question of the other wave, and same or not-same.
  std::vector<std::pair<std::string, std::string>> links;
};

/// One line of the comparison: a question of the one wave, of the other, or of both.
struct WavePair {
  const WaveQuestion* question = nullptr;
  const WaveQuestion* other = nullptr;
  /// same, renumbered, reworded, options changed, type changed, filter changed, reused number,
  /// only in the first, only in the second
  std::string verdict;
  bool comparable = false;
  std::optional<double> likeness;  ///< of the texts: 1 for equal ones
  std::string detail;              ///< sentences on what differs
};

/// Pairs the questions of two waves, in the order of the first:
///
/// 1. by what either codebook states (same_as);
/// 2. by equal texts, whatever their code (case, spaces and punctuation do not count);
/// 3. by equal codes. Texts that share at least half of their words (Dice, Ecology 26, 1945) are
///    the question reworded; others are another question under a used number. So are questions that
///    a codebook states to be not the same.
/// A code that went to another question while its own went on under another code is told as a line
/// of its own. Comparable are questions whose type, options, filter and picks agree, and whose
/// texts agree or are stated to be the same question. The vectors must outlive the result.
std::vector<WavePair> compare_waves(const std::vector<WaveQuestion>& first,
                                    const std::vector<WaveQuestion>& second);

/// The share of words that two texts have in common, 0 to 1.
double text_likeness(std::string_view a, std::string_view b);

}  // namespace kv::queryctl
