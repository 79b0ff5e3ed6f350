// SPDX-License-Identifier: MIT
#pragma once

#include <expat.h>
#include <memory>
#include <string>

namespace kv::draw {

/// What an XML parser says of it; empty when it is well-formed.
inline std::string xml_fault(const std::string& text) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate(nullptr), &XML_ParserFree);
  if (XML_Parse(parser.get(), text.data(), static_cast<int>(text.size()), 1) == XML_STATUS_OK)
    return {};
  return std::string(XML_ErrorString(XML_GetErrorCode(parser.get()))) + " in line " +
         std::to_string(XML_GetCurrentLineNumber(parser.get()));
}

}  // namespace kv::draw
