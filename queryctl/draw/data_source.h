// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "queryctl/captured.h"

namespace kv::queryctl {
class Arguments;
class Session;
}  // namespace kv::queryctl

namespace kv::queryctl::draw {

/// What is drawn, and what is said of it where nobody says otherwise.
struct Data {
  CapturedTable table;
  std::string title, subtitle, source;
  bool stacked = false;  ///< several questions, each a whole of its own
};

/// What a command gives ("freq T09", "firefelt"), or a table, view or SELECT. What it notes and
/// warns is told. Throws Error when it makes no rows.
Data data_of(Session& session, const std::string& given);

/// Survey questions, with ',' between: one as `freq` has it; several as one row each, with the
/// share of `answer` (Ja, or Ja* for all that fit), or with all their answers when that is empty.
Data data_of_questions(Session& session, const std::string& questions, const std::string& wave,
                       const std::string& answer);

}  // namespace kv::queryctl::draw
