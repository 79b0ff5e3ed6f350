// SPDX-License-Identifier: MIT
#pragma once

#include <kommunevarehus/sdk/callbacks.h>
#include <optional>
#include <string>

#include "plugins/mapexport/map/model.h"

namespace kv::mapexport {

/// The rows of one map, as an aggregate function takes them: region, name, value, status, geometry
/// and options, with the panel before them when there is one.
class MapRows {
 public:
  void add(const sdk::Arguments& arguments, std::size_t first, bool panels);
  bool empty() const { return rows_.empty(); }
  Model model() const { return make_model(rows_, options_); }

 private:
  Rows rows_;
  MapOptions options_;
  std::optional<std::string> options_text_;
};

/// An aggregate function that makes something of a map's model.
template <void (*Make)(const Model&, sdk::Result&)>
class MapState {
 public:
  void step(const sdk::Arguments& arguments) { rows_.add(arguments, 0, false); }
  [[noreturn]] void inverse(const sdk::Arguments&) {
    throw sdk::ArgumentError("it draws all rows and takes no moving frame");
  }
  void result(sdk::Result& out) const {
    if (!rows_.empty()) Make(rows_.model(), out);
  }

 private:
  MapRows rows_;
};

/// The parameters that all of them have.
extern const kv_parameter* const kMapParameters[6];
extern const kv_parameter* const kPanelParameters[8];

}  // namespace kv::mapexport
