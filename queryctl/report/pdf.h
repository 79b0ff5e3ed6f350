// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>

namespace kv::queryctl::report {

/// `html` on A4 pages, by WeasyPrint (Debian's package weasyprint) in a process of its own, which
/// is given the page on its standard input and fetches nothing. `check` is called several times a
/// second and may throw to end it. Throws Error when WeasyPrint is not there or fails.
std::string pdf_of(const std::string& html, const std::function<void()>& check);

}  // namespace kv::queryctl::report
