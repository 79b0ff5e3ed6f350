// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "queryctl/commands/arguments.h"
#include "sql/library.h"

namespace kv::queryctl {

class Session;

/// What a command is called and takes; gives parsing, help, manual and completion.
struct CommandInfo {
  std::string name;
  std::string origin;  ///< "built in", "indicator", "report", "map" or "plugin <name>"
  std::string summary;
  std::string details;                    ///< may be empty; paragraphs end in newlines
  std::string example;                    ///< without the program's name and the database
  std::vector<sql::Param> arguments;      ///< given by position
  std::vector<sql::Param> options;        ///< --name value; of type "flag": --name
  std::vector<std::string> formats = {};  ///< of the artefact that it makes; usually empty
};

class Command {
 public:
  explicit Command(CommandInfo info) : info_(std::move(info)) {}
  virtual ~Command() = default;
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;

  const CommandInfo& info() const { return info_; }
  /// `arguments` have been parsed by this command's info and checked against the database.
  virtual void run(Session& session, const Arguments& arguments) const = 0;

 private:
  CommandInfo info_;
};

}  // namespace kv::queryctl
