// SPDX-License-Identifier: MIT
#pragma once

#include "queryctl/output/writer.h"
#include "queryctl/value.h"

namespace kv::queryctl {

/// A view of `value`, which must outlive it.
Cell cell_of(const Value& value);

/// A copy. The bytes of a BLOB become text as they are.
Value value_of(const Cell& cell);

}  // namespace kv::queryctl
