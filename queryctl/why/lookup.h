// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "queryctl/session.h"
#include "queryctl/why/report.h"

namespace kv::queryctl {

/// The cells that go into one figure, found by what a person typed. Throws Error that names the
/// known or nearest ones where something is not known.
class CellLookup {
 public:
  explicit CellLookup(Session& session) : session_(session) {}

  /// The stored cell of these codes. A breakdown is "dimension=category;…" in any order, '' the
  /// total.
  NamedCell find(const std::string& indicator, const std::string& region, const std::string& period,
                 const std::string& breakdown);
  /// On the borders of the session: the stored cells that may go into the cell of these codes, with
  /// relation and share; of a share that is recomputed also its parts'. `target`: the cell itself.
  std::vector<NamedCell> parts(const std::string& indicator, const std::string& region,
                               const std::string& period, const std::string& breakdown,
                               NamedCell& target);
  /// The periods of a year, or of "2010-2013", that hold figures of the indicator.
  std::vector<std::string> periods(const std::string& indicator, const std::string& window);

 private:
  std::int64_t indicator_id(const std::string& code);
  std::int64_t period_id(const std::string& code, std::int64_t indicator);
  std::int64_t breakdown_id(const std::string& code, const std::string& indicator);
  std::int64_t region_id(const std::string& code, std::int64_t indicator);
  std::string name(const std::string& region, const std::string& period);

  Session& session_;
};

}  // namespace kv::queryctl
