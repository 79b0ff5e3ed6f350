// SPDX-License-Identifier: MIT
#include "etl/program.h"

#include <SQLiteCpp/Exception.h>
#include <algorithm>
#include <boost/program_options/errors.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/positional_options.hpp>
#include <exception>
#include <new>
#include <ostream>
#include <sqlite3.h>

#include "etl/commands/command.h"
#include "etl/commands/interface.h"
#include "schema/explain/explain.h"

namespace kv::etl {
namespace {

namespace po = boost::program_options;

constexpr const char* kExitCodes =
    "Exit codes: 0 ok, 1 data error, 2 usage, 3 cannot open or busy, 5 problems found and nothing "
    "loaded.\n";

std::string bare(std::string name) {
  std::erase_if(name, [](char c) { return c == '[' || c == ']' || c == '.'; });
  return name;
}

std::string usage(const Command& command) {
  std::string line = "etl " + std::string(command.name);
  for (const std::string& name : command.positional) line += " " + name;
  return line;
}

void print_help(std::ostream& out) {
  out << "etl takes the agencies' files into a warehouse.\n\nUsage: etl COMMAND [options] "
         "ARGUMENTS\n\n";
  for (const Command& command : commands())
    out << "  " << usage(command) << "\n      " << command.summary << "\n";
  out << "\n  etl COMMAND --help   the options of a command\n  etl --version\n"
         "  etl --spec           the whole interface as JSON; --reference: as a Markdown page\n"
         "  etl --completion bash|zsh|fish\n"
         "  etl --man [formats]  the manual page as source\n\n"
      << kExitCodes;
}

const Command& find_command(const std::string& name) {
  for (const Command& command : commands())
    if (command.name == name) return command;
  std::string known;
  for (const Command& command : commands())
    known += (known.empty() ? "" : ", ") + std::string(command.name);
  throw Error("There is no command '" + name + "'.", "Commands: " + known + ".", ExitCode::kUsage);
}

ExitCode run_command(const Command& command, const std::vector<std::string>& arguments,
                     std::ostream& out, std::ostream& err) {
  po::options_description visible("Options");
  visible.add_options()("help,h", "this text");
  if (command.describe) command.describe(visible);
  po::options_description all;
  all.add(visible);
  po::positional_options_description positional;
  for (const std::string& name : command.positional) {
    const bool many = name.ends_with("...");
    if (many)
      all.add_options()(bare(name).c_str(), po::value<std::vector<std::string>>());
    else
      all.add_options()(name.starts_with('[') ? bare(name).c_str() : name.c_str(),
                        po::value<std::string>());
    positional.add(bare(name).c_str(), many ? -1 : 1);
  }

  Invocation invocation{{}, out, err};
  po::store(po::command_line_parser(arguments).options(all).positional(positional).run(),
            invocation.options);
  if (invocation.has("help")) {
    out << "Usage: " << usage(command) << " [options]\n"
        << command.summary << "\n\n"
        << visible << "\n"
        << kExitCodes;
    return ExitCode::kOk;
  }
  po::notify(invocation.options);
  for (const std::string& name : command.positional)
    if (!name.starts_with('[') && !invocation.has(bare(name).c_str()))
      throw Error(bare(name) + " is missing.", "Usage: " + usage(command), ExitCode::kUsage);
  return command.run(invocation);
}

/// --spec, --completion SHELL, --man [formats], --reference.
bool about_itself(const std::vector<std::string>& arguments, std::ostream& out) {
  const std::string& first = arguments.front();
  const std::string second = arguments.size() > 1 ? arguments[1] : "";
  const bool takes_word = first == "--completion" || (first == "--man" && second == "formats");
  const bool known = first == "--spec" || first == "--reference" || first == "--man" || takes_word;
  if (!known) return false;
  if (arguments.size() > (takes_word ? 2U : 1U))
    throw Error("'" + arguments.back() + "' is one word too many.", "See etl --help.",
                ExitCode::kUsage);
  if (first == "--spec") out << spec_json(program_interface());
  if (first == "--reference") out << reference_page(program_interface());
  if (first == "--completion") out << completion_script(program_interface(), second);
  if (first == "--man") out << (takes_word ? formats_page() : man_page(program_interface()));
  return true;
}

ExitCode dispatch(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) {
  if (arguments.empty()) {
    print_help(err);
    return ExitCode::kUsage;
  }
  const std::string& first = arguments.front();
  if (first == "--help" || first == "-h" || first == "help") {
    print_help(out);
    return ExitCode::kOk;
  }
  if (first == "--version" || first == "-V") {
    out << "etl (kommunevarehus) " << KV_VERSION << "\n";
    return ExitCode::kOk;
  }
  if (about_itself(arguments, out)) return ExitCode::kOk;
  return run_command(find_command(first), {arguments.begin() + 1, arguments.end()}, out, err);
}

// A file that is busy, full, unwritable or no database is not a question of the data.
ExitCode exit_code_of(int primary) {
  switch (primary) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_READONLY:
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_CANTOPEN:
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return ExitCode::kCannotOpen;
    default:
      return ExitCode::kDataError;
  }
}

}  // namespace

int run_program(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) {
  ExitCode code = ExitCode::kOk;
  try {
    code = dispatch(arguments, out, err);
  } catch (const Error& error) {
    // One line: the code stands after what to do.
    const std::string remedy = error.remedy().empty() ? "" : " " + error.remedy();
    err << "etl: " << error.what() << remedy << " [" << code_of(error.what(), error.code())
        << "]\n";
    code = error.code();
  } catch (const po::error& error) {
    err << "etl: " << with_code(std::string(error.what()) + ".", ExitCode::kUsage)
        << " See etl --help.\n";
    code = ExitCode::kUsage;
  } catch (const SQLite::Exception& error) {
    code = exit_code_of(error.getErrorCode() & 0xFF);
    const std::string said = error.what();
    err << "etl: " << with_code("the warehouse cannot be used: " + said + ".", code)
        << " Nothing was changed.\n";
  } catch (const std::bad_alloc&) {
    err << "etl: " << with_code("there is not enough memory for this file.", ExitCode::kDataError)
        << " Nothing was changed.\n";
    code = ExitCode::kDataError;
  } catch (const std::exception& error) {
    err << "etl: the warehouse or the file contradicts itself in a way that this program does not "
           "know ("
        << error.what()
        << "). Nothing was changed. Run `etl verify` on the warehouse; if it is sound, please "
           "report this.\n";
    code = ExitCode::kDataError;
  }
  out.flush();
  return static_cast<int>(code);
}

}  // namespace kv::etl
