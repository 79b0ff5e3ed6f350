// SPDX-License-Identifier: MIT
#pragma once

#include "queryctl/shell/host.h"

namespace kv::queryctl {

class Session;

/// A session as the shell's host. Results go where the session's went when this was made, through a
/// pager when that is a terminal and `paging`.
std::unique_ptr<Host> make_session_host(Session& session, bool paging);

}  // namespace kv::queryctl
