// SPDX-License-Identifier: MIT
#pragma once

namespace kv::mapexport {

/// Nothing from elsewhere, no style and no script but those of html_page.h, by their SHA-256.
inline constexpr const char* kHtmlPolicy =
    "default-src 'none'; style-src 'sha256-ANRpcznvUrNZgL1y/EgU8rGnZhpG/2jkXVawl70knL4='; "
    "script-src "
    "'sha256-4QJhlAdtWZHZGlN587licidqQenhYOU7sIdN5/e+cYE='; base-uri 'none'; form-action 'none'";

}  // namespace kv::mapexport
