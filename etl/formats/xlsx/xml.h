// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "etl/formats/xlsx/limits.h"
#include "etl/formats/xlsx/zip.h"

namespace kv::etl::xlsx {

/// A tag: its namespace (empty for none), its name without a prefix, and its attributes. Views into
/// the parser's memory, valid during the call.
struct XmlTag {
  std::string_view space;
  std::string_view name;
  const char* const* attributes = nullptr;

  /// The value of an attribute without a namespace; nullptr when it is not there.
  const char* attribute(std::string_view wanted) const;
  /// The value of an attribute `wanted` in a namespace that ends with `space_end`.
  const char* attribute_in(std::string_view space_end, std::string_view wanted) const;
  /// In the main namespace of spreadsheets, as of ISO 29500 transitional or strict.
  bool is_main() const;
};

class XmlHandler {
 public:
  virtual void start(const XmlTag& tag) = 0;
  virtual void end() = 0;
  virtual void text(std::string_view piece) = 0;

 protected:
  ~XmlHandler() = default;
};

/// Reads one XML part (UTF-8, UTF-16, latin-1), handing its events to a handler. Memory is bounded
/// by the limits. What a handler throws comes out of run().
///
/// Throws Error for XML that is not well-formed, a document type (entities are how small files grow
/// large; Office writes none), elements nested too deeply, and tags that are too long.
class XmlReader {
 public:
  XmlReader(ZipPart part, const Limits& limits, XmlHandler& handler);
  ~XmlReader();
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;

  /// Reads until pause() or the end; false at the end.
  bool run();
  /// From within the handler: run() returns after the present event.
  void pause();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Reads a whole part.
void read_xml(ZipPart part, const Limits& limits, XmlHandler& handler);

/// True for "1", "true" and "on".
bool is_true(const char* value);

}  // namespace kv::etl::xlsx
