// SPDX-License-Identifier: MIT
#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sqlite3.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "queryctl/color.h"
#include "queryctl/config/config.h"
#include "queryctl/fd_stream.h"
#include "queryctl/kit/verb.h"
#include "queryctl/options.h"
#include "queryctl/output/harmless.h"
#include "queryctl/output_file.h"
#include "queryctl/safe/hard_stop.h"
#include "queryctl/safe/memory.h"
#include "queryctl/safe/stack_end.h"
#include "queryctl/session.h"
#include "queryctl/shell/script.h"
#include "queryctl/shell/shell.h"
#include "queryctl/statistics.h"
#include "schema/error.h"
#include "schema/explain/explain.h"

namespace {

using namespace kv;
using namespace kv::queryctl;

std::atomic<Session*> running = nullptr;
std::string chosen_color = "auto";  // --color, for errors

/// Ctrl-C: the first ends the statement, the second the program.
void on_interrupt(int) {
  if (Session* session = running.load()) session->interrupt();
  std::signal(SIGINT, SIG_DFL);
}

/// Ctrl-C reaches the session for as long as this lives.
class Interruptible {
 public:
  explicit Interruptible(Session& session) {
    running = &session;
    std::signal(SIGINT, on_interrupt);
  }
  ~Interruptible() {
    std::signal(SIGINT, SIG_DFL);
    running = nullptr;
  }
  Interruptible(const Interruptible&) = delete;
  Interruptible& operator=(const Interruptible&) = delete;
};

std::string read_all(std::istream& in, const std::string& name) {
  std::string text;
  std::array<char, 65536> part;
  while (in.read(part.data(), part.size()) || in.gcount() > 0)
    text.append(part.data(), static_cast<std::size_t>(in.gcount()));
  if (in.bad())
    throw Error(name + " cannot be read.", "Check that it may be read.", ExitCode::kCannotOpen);
  return text;
}

Script read_script(const Input& input) {
  if (input.kind == Input::Kind::kSql) return {"", input.text};
  if (input.text == "-") return {"stdin", read_all(std::cin, "Standard input")};
  std::ifstream file(input.text, std::ios::binary);
  std::error_code ignored;
  if (!file || std::filesystem::is_directory(input.text, ignored))
    throw Error(input.text + " cannot be read.", "Check the path.", ExitCode::kCannotOpen);
  return {input.text, read_all(file, input.text)};
}

SessionOptions session_options(const Options& options) {
  SessionOptions wanted;
  wanted.database = options.database;
  wanted.write = options.write;
  wanted.safe = options.safe;
  wanted.max_memory = options.max_memory;
  wanted.sql_dirs.assign(options.sql_dirs.begin(), options.sql_dirs.end());
  wanted.plugins.enabled = !options.no_plugins;
  wanted.plugins.asked = options.plugins;
  if (const char* path = std::getenv("QUERYCTL_PLUGIN_PATH")) wanted.plugins.search_path = path;
  wanted.plugins.folders = plugin_folders_of_this_program();
  return wanted;
}

std::optional<int> terminal_width() {
  winsize size{};
  if (isatty(STDOUT_FILENO) == 0) return std::nullopt;
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

/// Of a first word that is neither a file nor a command it is told what it was taken for.
const std::string& known_command(Session& session, const Options& options) {
  const std::string& name = *options.command;
  if (options.is_default_database && !session.commands().find(name))
    throw Error("'" + name + "' is neither a file here nor a command.",
                "The database is " + options.database +
                    " (QUERYCTL_DB, see queryctl config show), and the first word then a command; "
                    "`queryctl help` lists them. Another database is named with a '.' or '/'.",
                ExitCode::kUsage);
  return name;
}

int run_batch(Session& session, const Options& options) {
  std::vector<Script> scripts;
  for (const Input& input : options.inputs) scripts.push_back(read_script(input));
  const Interruptible interruptible(session);
  if (options.command && options.help)
    session.run_command("manual", std::vector{*options.command});
  else if (options.command)
    session.run_command(known_command(session, options), options.arguments);
  const int code = run_scripts(session, scripts, !options.on_error_continue);
  session.finish();
  return code;
}

int run_before(Session& session, const Options& options) {
  std::vector<Script> scripts;
  for (const Input& input : options.before) scripts.push_back(read_script(input));
  if (scripts.empty()) return 0;
  const Interruptible interruptible(session);
  return run_scripts(session, scripts, !options.on_error_continue);
}

void require_written(const FdStream& out, const std::string& name) {
  if (out.error() != 0 && !out.reader_is_gone())
    throw Error((name.empty() || name == "-" ? "Standard output" : name) +
                    " cannot be written: " + std::strerror(out.error()) + ".",
                "Make room, or write elsewhere.");
}

/// Does what was asked, and makes its output whole.
int answer(Session& session, const Options& options, FdStream& out, OutputFile* file) {
  std::unique_ptr<ResultBook> book;
  if (options.workbook) {
    book = make_xlsx_book(file->require_temporary());
    session.set_book(book.get());
  }
  if (options.bom) out << "\xEF\xBB\xBF";
  const bool terminal = isatty(STDERR_FILENO) != 0;
  if (options.progress || (terminal && !options.settings.quiet)) session.show_progress(terminal);
  session.set_clocks(options.clocks);
  stop_hard_stop();
  const bool interactive = !options.command && options.inputs.empty();
  const int before = run_before(session, options);
  if (before != 0 && !options.on_error_continue) return before;
  const int later = interactive ? run_shell(session) : run_batch(session, options);
  const int code = before != 0 ? before : later;
  if (book) book->close();
  if (file) file->commit();
  out.flush();
  require_written(out, options.output);
  return code;
}

int run(Options options) {
  if (options.version) {
    std::cout << "queryctl " KV_VERSION " (SQLite " << sqlite3_libversion() << ")\n";
    return 0;
  }
  if (options.help && !options.command) {
    std::cout << help_text() << "\n" << help_of_verbs();
    return 0;
  }
  if (!options.command && options.inputs.empty() && isatty(STDIN_FILENO) == 0)
    options.inputs.push_back({Input::Kind::kFile, "-"});

  const bool to_file = !options.output.empty() && options.output != "-";
  const std::optional<int> width = to_file ? std::nullopt : terminal_width();
  options.settings.mode = options.mode.value_or(width ? "box" : "table");

  FdStream standard(STDOUT_FILENO, options.write);
  std::optional<OutputFile> file;
  if (to_file) file.emplace(options.output);
  FdStream& out = file ? file->stream() : standard;
  chosen_color = options.color;
  options.settings.color = wants_color(options.color, STDOUT_FILENO);
  if (options.max_memory > 0) limit_program_memory(options.max_memory);
  allow_hard_stop();
  if (file) remove_at_hard_stop(file->temporary());
  try {
    start_hard_stop(options.settings.timeout);  // opening a hostile file is work, too
    const auto started = std::chrono::steady_clock::now();
    Session session(session_options(options), options.settings, out, std::cerr);
    session.set_output(out, width);
    const auto tell_statistics = [&](int code) {
      const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
      if (options.stats) std::cerr << statistics_json(session, took.count(), code);
    };
    try {
      const int code = answer(session, options, out, file ? &*file : nullptr);
      tell_statistics(code);
      return code;
    } catch (const Error& error) {
      tell_statistics(out.reader_is_gone() ? 0 : static_cast<int>(error.code()));
      throw;
    }
  } catch (const Error&) {
    if (out.reader_is_gone()) return 0;
    require_written(out, options.output);
    throw;
  }
}

void tell(const Error& error) {
  const bool color = wants_color(chosen_color, STDERR_FILENO);
  std::cerr << (color ? "\x1b[31mqueryctl:\x1b[0m " : "queryctl: ")
            << harmless_message(with_code(error.what(), error.code())) << "\n";
  if (!error.remedy().empty()) std::cerr << harmless_message(error.remedy()) << "\n";
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  end_in_words_at_the_end_of_the_stack();
  try {
    const std::vector<std::string> words(argv + 1, argv + argc);
    Console console{std::cout, std::cerr, words};
    if (const std::optional<int> status = run_verb(words, console)) return *status;
    const std::vector<std::string> all = with_config(words);
    const char* database = std::getenv("QUERYCTL_DB");
    if (words.empty() && !database) {
      std::cerr << short_help();
      return static_cast<int>(ExitCode::kUsage);
    }
    return run(parse_options(all, database ? database : ""));
  } catch (const Error& error) {
    tell(error);
    return static_cast<int>(error.code());
  } catch (const std::bad_alloc&) {
    std::cerr << "queryctl: There was not enough memory.\n"
                 "Ask for less, or allow more with --max-memory.\n";
    return static_cast<int>(ExitCode::kDataError);
  } catch (const std::exception& error) {
    std::cerr << "queryctl: " << with_code(std::string(error.what()) + ".", ExitCode::kDataError)
              << "\n";
    return static_cast<int>(ExitCode::kDataError);
  }
}
