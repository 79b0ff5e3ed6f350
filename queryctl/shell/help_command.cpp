// SPDX-License-Identifier: MIT
#include <algorithm>
#include <ostream>

#include "queryctl/output/text.h"
#include "queryctl/shell/dot_commands.h"

namespace kv::queryctl {

namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

void write_entry(std::ostream& out, const std::string& left, std::string_view summary) {
  constexpr std::size_t kLeft = 34;
  const std::size_t width = display_width(left);
  out << left << (width < kLeft ? std::string(kLeft - width, ' ') : "  ") << summary << '\n';
}

std::string usage_of(const DotCommand& command) {
  return "." + std::string(command.name) + (command.usage.empty() ? "" : " ") +
         std::string(command.usage);
}

void explain(std::ostream& out, const DotCommand& command) {
  write_entry(out, usage_of(command), command.summary);
  if (!command.details.empty()) out << command.details << '\n';
}

// The shell's own first, then the session's by where they come from. Returns how many there were.
std::size_t list(Host& host, std::string_view pattern) {
  const std::string wanted = lower(pattern);
  const auto wants = [&](std::string_view name, std::string_view summary) {
    return lower(name).find(wanted) != std::string::npos ||
           lower(summary).find(wanted) != std::string::npos;
  };
  std::ostream& out = host.out();
  std::size_t listed = 0;
  for (const DotCommand& command : dot_commands()) {
    if (!wants(command.name, command.summary)) continue;
    write_entry(out, usage_of(command), command.summary);
    ++listed;
  }
  std::string origin;
  for (const HostCommand& command : host.commands()) {
    const bool hidden = find_dot_command(command.name, false) != nullptr && command.name != "show";
    if (hidden || !wants(command.name, command.summary)) continue;
    if (command.origin != origin) {
      origin = command.origin;
      out << "\n" << (origin == "built in" ? "data" : origin) << ":\n";
    }
    write_entry(out, "." + command.name + (command.options.empty() ? "" : " [--option value …]"),
                command.summary);
    ++listed;
  }
  return listed;
}

}  // namespace

void run_help(Dispatcher& shell, std::span<const std::string> arguments) {
  Host& host = shell.host();
  if (arguments.empty()) {
    list(host, "");
    host.out() << "\nSQL ends with ';'. Ctrl-C stops a query, Ctrl-D leaves, Tab completes.\n";
    return;
  }
  const std::string name = arguments[0].starts_with('.') ? arguments[0].substr(1) : arguments[0];
  const std::vector<HostCommand> commands = host.commands();
  const auto is_named = [&](const HostCommand& c) { return c.name == name; };
  const bool of_host = std::any_of(commands.begin(), commands.end(), is_named);
  if (const DotCommand* command = find_dot_command(name, false)) {
    explain(host.out(), *command);
    if (name != "show" || !of_host) return;
  }
  if (of_host) {
    host.out().flush();
    const std::string argument[] = {name};
    host.run_command("help", argument);
    return;
  }
  if (list(host, name) == 0) {
    throw Error("No command has \"" + name + "\" in its name or summary.",
                ".help lists the commands, .manual NAME explains a function or an indicator.",
                ExitCode::kUsage);
  }
}

}  // namespace kv::queryctl
