// SPDX-License-Identifier: MIT
#include "queryctl/shell/session_host.h"

#include <SQLiteCpp/Database.h>
#include <ostream>
#include <sstream>
#include <sys/ioctl.h>
#include <unistd.h>

#include "queryctl/session.h"
#include "queryctl/shell/dispatcher.h"
#include "queryctl/shell/pager.h"
#include "queryctl/shell/shell.h"

namespace kv::queryctl {

namespace {

class SessionHost : public Host {
 public:
  SessionHost(Session& session, bool paging)
      : session_(session), first_(session.out()), width_(width()) {
    if (paging && !session.safe()) pager_ = pager_of_environment();
  }

  void run_sql(std::string_view text, std::string_view origin, int first_line) override {
    fit_to_terminal();
    session_.run_sql(text, origin, first_line);
  }
  void run_command(std::string_view name, std::span<const std::string> arguments) override {
    fit_to_terminal();
    session_.run_command(name, arguments);
  }

  Settings& settings() override { return session_.settings(); }
  Clocks clocks() const override { return session_.clocks(); }
  void set_clocks(const Clocks& clocks) override { session_.set_clocks(clocks); }
  std::string database() const override { return session_.database(); }
  bool writable() const override { return session_.writable(); }
  bool safe() const override { return session_.safe(); }
  void set_book(ResultBook* book) override { session_.set_book(book); }
  void load_plugin(const std::string& asked) override { session_.load_plugin(asked); }
  std::string pager() const override { return pager_; }
  void set_pager(bool on, const std::string& command) override {
    pager_ = on && command.empty() ? pager_of_environment() : command;
    if (on && pager_.empty()) pager_ = "less -SRFX";
  }

  // Sentences wait until the pager is left: they would be written over its screen.
  void paged(const std::function<void()>& work) override {
    fit_to_terminal();
    if (pager_.empty() || paging_ || redirected_ || !width()) return work();
    std::ostream& err = session_.err();
    std::ostringstream sentences;
    PagedStream stream(first_, pager_, height());
    const auto finish = [&] {
      stream.finish();
      session_.set_err(err);
      session_.set_output(first_, width_);
      paging_ = false;
      err << sentences.str() << std::flush;
    };
    paging_ = true;
    session_.set_err(sentences);
    session_.set_output(stream, width_);
    try {
      work();
    } catch (...) {
      const bool gone = stream.reader_is_gone();
      finish();
      if (gone) return;
      throw;
    }
    finish();
  }
  sqlite3* handle() override { return session_.db().getHandle(); }

  std::vector<HostCommand> commands() const override {
    std::vector<HostCommand> commands;
    for (const auto& command : session_.commands().commands()) {
      const CommandInfo& info = command->info();
      HostCommand entry{info.name, info.origin, info.summary, {}};
      for (const sql::Param& option : info.options) entry.options.push_back(option_name(option));
      commands.push_back(std::move(entry));
    }
    return commands;
  }

  std::ostream& out() override { return session_.out(); }
  std::ostream& err() override { return session_.err(); }
  void set_output(std::ostream* out) override {
    redirected_ = out != nullptr;
    if (redirected_)
      session_.set_output(*out, std::nullopt);
    else
      session_.set_output(first_, width());
  }
  std::optional<int> width() const override {
    winsize size{};
    if (redirected_ || isatty(STDOUT_FILENO) == 0) return std::nullopt;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
  }

  std::vector<std::string> table_names() override { return session_.table_names(); }
  std::vector<std::string> column_names(std::string_view table) override {
    return table.empty() ? session_.column_names() : session_.column_names(table);
  }
  std::vector<std::string> function_names() override { return session_.function_names(); }
  std::vector<std::string> indicator_names() override { return session_.indicator_names(); }
  std::vector<std::string> group_names() override { return session_.group_names(); }

  void interrupt() noexcept override { session_.interrupt(); }
  void clear_interrupt() noexcept override { session_.clear_interrupt(); }

 private:
  // The window may have been resized since the last result. Until then the session's own width
  // holds: queryctl -o FILE has none.
  void fit_to_terminal() {
    if (redirected_ || paging_ || width() == width_) return;
    width_ = width();
    session_.set_output(first_, width_);
  }

  static int height() {
    winsize size{};
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 ? size.ws_row : 24;
  }

  Session& session_;
  std::ostream& first_;
  bool redirected_ = false;
  bool paging_ = false;
  std::string pager_;
  std::optional<int> width_;
};

}  // namespace

std::unique_ptr<Host> make_session_host(Session& session, bool paging) {
  return std::make_unique<SessionHost>(session, paging);
}

int run_shell(Session& session) {
  const std::unique_ptr<Host> host = make_session_host(session, true);
  const int code = run_shell(*host);
  try {
    session.finish();
  } catch (const Error& error) {
    tell_error(session.err(), error);
    return code != 0 ? code : static_cast<int>(error.code());
  }
  return code;
}

}  // namespace kv::queryctl
