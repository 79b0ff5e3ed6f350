// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace kv::queryctl {

/// What a shared library shows to and wants of others.
struct ElfFile {
  std::string machine;                 ///< "x86-64"
  std::vector<std::string> exported;   ///< names of functions and data that others can see, sorted
  std::vector<std::string> undefined;  ///< names that others must have (weak ones left out), sorted
  std::vector<std::string> needed;     ///< the libraries it asks for, in its order
};

/// Reads the tables of a library without loading it. Throws Error(kPlugin) with a sentence when the
/// file is no library, is cut short or damaged, or is built for another machine than this program.
ElfFile read_elf_file(const std::filesystem::path& path);

}  // namespace kv::queryctl
