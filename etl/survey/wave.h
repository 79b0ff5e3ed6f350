// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "etl/formats/survey/answer.h"
#include "etl/formats/survey/codebook.h"

namespace kv::etl {

/// One respondent's row, coded.
struct WaveRespondent {
  std::string ident;
  int region_id = 0;
  std::string region;
  std::string state = "answered";  ///< or no-response, not-in-sample
  std::optional<double> weight;
  /// By question. Empty for the questions (not the background) of one who did not take part.
  std::vector<std::optional<SurveyAnswer>> answers;
};

/// A wave as it is stored.
struct Wave {
  SurveyCodebook codebook;
  bool weighted = false;
  std::vector<WaveRespondent> respondents;
};

/// An answer as one text, equal for equal answers: what two deliveries are compared by.
std::string answer_text(const SurveyQuestion& question, const SurveyAnswer& answer);

/// SHA-256 of everything that is stored of the wave.
std::string wave_hash(const Wave& wave);

}  // namespace kv::etl
