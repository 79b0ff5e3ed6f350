// SPDX-License-Identifier: MIT
#pragma once

struct sqlite3;

namespace kv::queryctl {

/// Makes SQL know Norwegian letters on this connection: the collations nb (aa is å), nb_aa (aa is
/// two a's) and nb_nocase (nb without case), and upper(), lower() and LIKE that know more letters
/// than a to z. False when the functions stay SQLite's own, because the file has an index or a
/// generated column that was made with those: it would not be found again by the others.
bool register_norwegian(sqlite3* db);

}  // namespace kv::queryctl
