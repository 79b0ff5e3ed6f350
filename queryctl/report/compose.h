// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "sql/document.h"

namespace kv::queryctl {
class Session;
}

namespace kv::queryctl::report {

/// `document` as one HTML page: its blocks asked, its numbers computed, its colophon. All of it or
/// an Error with file and line; what an optional block lacks is said in the page. Sentences on what
/// must be known go to the session. The same warehouse and options give the same bytes.
/// `on_paper`: for a program that makes a PDF of it.
std::string compose(Session& session, const sql::Document& document, bool on_paper);

}  // namespace kv::queryctl::report
