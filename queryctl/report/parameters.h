// SPDX-License-Identifier: MIT
#pragma once

#include "queryctl/value.h"
#include "sql/document.h"

namespace kv::queryctl {
class Session;
}

namespace kv::queryctl::report {

/// The values of the document's parameters: those given with -p, else their defaults. Throws
/// Error(kUsage) for one that the document does not have, that is required and not given, or that
/// does not fit its type.
Values parameters_of(Session& session, const sql::Document& document);

}  // namespace kv::queryctl::report
