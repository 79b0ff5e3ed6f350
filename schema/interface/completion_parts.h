// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "schema/interface/interface.h"

namespace kv {

/// Single quotes for a POSIX-like shell; in fish with its two escapes.
std::string shell_quoted(const std::string& text);
std::string fish_quoted(const std::string& text);

/// "--mode", "-m" of those options that take a value.
std::vector<std::string> valued_words(const std::vector<InterfaceOption>& options);
/// "--mode", "-m" of all.
std::vector<std::string> option_words(const std::vector<InterfaceOption>& options);
/// The first words of the verbs, each once.
std::vector<std::string> first_words(const Interface& interface);
/// The second words of the verbs that begin with `first`.
std::vector<std::string> second_words(const Interface& interface, const std::string& first);

std::string joined(const std::vector<std::string>& words, const std::string& between = " ");

/// Every verb, then every command.
std::vector<const InterfaceCommand*> all_commands(const Interface& interface);

std::string bash_completion(const Interface& interface);
std::string fish_completion(const Interface& interface);
std::string zsh_completion(const Interface& interface);

}  // namespace kv
