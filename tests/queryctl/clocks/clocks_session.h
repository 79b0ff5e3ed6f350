// SPDX-License-Identifier: MIT
#pragma once

#include <gmock/gmock.h>
#include <sstream>

#include "queryctl/session.h"
#include "schema/error.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {

/// A session on folder_/k.db that writes csv.
class ClocksSession : public ::testing::Test {
 protected:
  Session& open(bool write = false) {
    SessionOptions options;
    options.database = path_;
    options.write = write;
    options.plugins.enabled = false;
    Settings settings;
    settings.mode = "csv";
    settings.headers = false;
    session_ = std::make_unique<Session>(options, settings, out_, err_);
    return *session_;
  }

  Session& open_at(const Clocks& clocks) {
    open().set_clocks(clocks);
    return *session_;
  }

  /// What the SQL writes.
  std::string ask(const std::string& sql) {
    out_.str("");
    session_->run_sql(sql);
    return out_.str();
  }

  template <typename Work>
  static Error error_of(Work work) {
    try {
      work();
    } catch (const Error& error) {
      return error;
    }
    return Error("no error", {}, ExitCode::kOk);
  }

  Folder folder_;
  const std::string path_ = folder_ / "k.db";
  std::ostringstream out_;
  std::ostringstream err_;
  std::unique_ptr<Session> session_;
};

}  // namespace kv::queryctl
