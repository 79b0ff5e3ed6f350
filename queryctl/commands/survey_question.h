// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "queryctl/commands/arguments.h"
#include "queryctl/value.h"

namespace kv::queryctl {

class Session;

/// A wave in the warehouse, as the clocks show it.
struct SurveyWave {
  std::int64_t id = 0;
  std::string code;
  std::string title;
  std::string origin;  ///< collected, reconstructed or invented
  std::string remark;
  bool weighted = false;
};

/// A question of a wave, or one option of a question with several picks.
struct SurveyItem {
  SurveyWave wave;
  std::int64_t question = 0;
  std::optional<std::int64_t> option;
  std::string code;  ///< as the codebook writes it
  std::string text;  ///< in the session's language
  std::string type;
  bool several() const { return !option && (type == "multiple" || type == "up-to-k"); }
};

/// Throws Error that names the waves there are, when there is none of that code.
SurveyWave find_wave(Session& session, const std::string& code);

/// The question, or option's column, called `name`; in the wave `wave`, which may be empty where
/// one wave only has it. Throws Error that names what is near, or the waves to choose from.
SurveyItem find_item(Session& session, const std::string& name, const std::string& wave);

/// NULL for a wave that was collected; else its origin, for the column status.
Value status_of(const SurveyWave& wave);

/// Says what the answers are of and where they come from: a note, and a warning where they were not
/// collected.
void tell_of_wave(Session& session, const SurveyWave& wave);

}  // namespace kv::queryctl
