// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace kv::etl {

/// What a text that is no JSON looks like, and what to do about it.
struct JsonLikeness {
  std::string what;
  std::string remedy;
};

/// `head`: the first bytes of the file. `around`: those around the place where reading stopped,
/// `at_end` that this was the end of the file. One pass over each, whatever they hold.
JsonLikeness json_likeness(std::string_view head, std::string_view around, bool at_end);

}  // namespace kv::etl
