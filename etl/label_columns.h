// SPDX-License-Identifier: MIT
#pragma once

#include "etl/batch.h"
#include "etl/finding.h"

namespace kv::etl {

/// Whether the columns that label the rows of a file can be those of the TEMP table label. Errors:
/// `too-many-columns`, `reserved-column`, `unnamed-column`.
bool can_label_rows(const BatchFile& file, Findings& findings);

}  // namespace kv::etl
