// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "queryctl/value.h"
#include "schema/cell_places.h"

namespace kv::queryctl {

/// A cell of a file beside what the warehouse holds of it.
struct Reading {
  Value value;
  std::string status;
  std::string status_title;
  std::string decimal_mark = ".";
  std::optional<std::string> text;  ///< nullopt: the plain text of the value
  std::optional<CodeText> code;     ///< nullopt: the region's own code
  std::string region;               ///< the region's code
};

/// The cell's text in the file.
std::string as_it_stood(const Reading& reading);

/// What was made of the text and of the region's code, a sentence each, joined by "; ". Empty when
/// the file says it just as the warehouse does.
std::string conversions(const Reading& reading);

}  // namespace kv::queryctl
