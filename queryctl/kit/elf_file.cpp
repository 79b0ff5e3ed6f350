// SPDX-License-Identifier: MIT
#include "queryctl/kit/elf_file.h"

#include <algorithm>
#include <cstring>
#include <elf.h>
#include <fstream>
#include <iterator>
#include <string_view>

#include "schema/error.h"

namespace kv::queryctl {
namespace {

constexpr std::string_view kMark = ELFMAG;

std::string machine_name(int machine) {
  switch (machine) {
    case EM_X86_64:
      return "x86-64";
    case EM_AARCH64:
      return "ARM 64 bit";
    case EM_386:
      return "x86 32 bit";
    case EM_ARM:
      return "ARM 32 bit";
    case EM_RISCV:
      return "RISC-V";
    case EM_PPC64:
      return "POWER 64 bit";
    case EM_S390:
      return "IBM Z";
    default:
      return "machine number " + std::to_string(machine);
  }
}

std::string read_bytes(const std::filesystem::path& path, std::size_t most = std::string::npos) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw Error("The plugin " + path.string() + " cannot be read.", "Check the path.",
                ExitCode::kPlugin);
  if (most == std::string::npos) return {std::istreambuf_iterator<char>(file), {}};
  std::string bytes(most, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(most));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

/// The number of the machine that the running program is built for; 0 when that cannot be known.
int own_machine() {
  const std::string head = read_bytes("/proc/self/exe", sizeof(Elf64_Ehdr));
  Elf64_Ehdr header{};
  if (head.size() < sizeof header) return 0;
  std::memcpy(&header, head.data(), sizeof header);
  return header.e_machine;
}

/// Reads with every offset checked: the file may be anything.
class Reader {
 public:
  Reader(const std::filesystem::path& path, std::string bytes)
      : path_(path), bytes_(std::move(bytes)) {}

  ElfFile read() {
    const auto header = read_header();
    const auto sections = read_sections(header);
    ElfFile file;
    file.machine = machine_name(header.e_machine);
    bool any_symbols = false;
    for (const Elf64_Shdr& section : sections) {
      if (section.sh_type != SHT_DYNSYM && section.sh_type != SHT_DYNAMIC) continue;
      if (section.sh_link >= sections.size()) damaged("a table names a section that is not there");
      const std::string_view names = text_of(sections[section.sh_link]);
      if (section.sh_type == SHT_DYNSYM) {
        any_symbols = true;
        read_symbols(section, names, file);
      } else {
        read_needed(section, names, file);
      }
    }
    if (!any_symbols) damaged("it has no table of symbols");
    std::ranges::sort(file.exported);
    std::ranges::sort(file.undefined);
    return file;
  }

 private:
  [[noreturn]] void refuse(const std::string& why, const std::string& remedy) const {
    throw Error("The plugin " + path_.string() + " is no library for this machine: " + why + ".",
                remedy, ExitCode::kPlugin);
  }
  [[noreturn]] void damaged(const std::string& why) const {
    throw Error("The plugin " + path_.string() + " is damaged: " + why + ".",
                "Build it or fetch it again.", ExitCode::kPlugin);
  }

  template <typename T>
  T at(std::uint64_t offset) const {
    if (offset > bytes_.size() || bytes_.size() - offset < sizeof(T))
      damaged("it ends after " + std::to_string(bytes_.size()) +
              " bytes, within one of its tables");
    T part;
    std::memcpy(&part, bytes_.data() + offset, sizeof part);
    return part;
  }

  Elf64_Ehdr read_header() const {
    if (bytes_.empty()) damaged("the file is empty");
    if (!bytes_.starts_with(kMark))
      refuse("it does not begin as a library does", "Name the .so file of a plugin.");
    if (bytes_.size() < sizeof(Elf64_Ehdr))
      damaged("it ends after " + std::to_string(bytes_.size()) + " bytes");
    const auto header = at<Elf64_Ehdr>(0);
    // The number of the machine lies at the same place in 32-bit files.
    if (const int own = own_machine(); own != 0 && header.e_machine != own)
      refuse("it is built for " + machine_name(header.e_machine) + ", and this is " +
                 machine_name(own),
             "Build it on this machine, or for it.");
    if (header.e_ident[EI_CLASS] != ELFCLASS64)
      refuse("it is built for 32 bit", "Build it for 64 bit.");
    if (header.e_type != ET_DYN)
      refuse("it is not a shared library", "Link it with -shared; kv_plugin() in CMake does.");
    return header;
  }

  std::vector<Elf64_Shdr> read_sections(const Elf64_Ehdr& header) const {
    std::vector<Elf64_Shdr> sections;
    for (std::uint64_t i = 0; i < header.e_shnum; ++i) {
      const std::uint64_t step = i * sizeof(Elf64_Shdr);
      if (header.e_shoff > ~step) damaged("its table of sections lies outside the file");
      sections.push_back(at<Elf64_Shdr>(header.e_shoff + step));
    }
    return sections;
  }

  std::string_view text_of(const Elf64_Shdr& section) const {
    if (section.sh_offset > bytes_.size() || bytes_.size() - section.sh_offset < section.sh_size)
      damaged("it ends after " + std::to_string(bytes_.size()) +
              " bytes, within one of its tables");
    return std::string_view(bytes_).substr(section.sh_offset, section.sh_size);
  }

  std::string name_at(std::string_view names, std::uint64_t offset) const {
    const std::size_t end = offset < names.size() ? names.find('\0', offset) : std::string::npos;
    if (end == std::string::npos) damaged("a name lies outside its table of names");
    return std::string(names.substr(offset, end - offset));
  }

  void read_symbols(const Elf64_Shdr& section, std::string_view names, ElfFile& file) const {
    const std::uint64_t count = text_of(section).size() / sizeof(Elf64_Sym);
    for (std::uint64_t i = 1; i < count; ++i) {
      const auto symbol = at<Elf64_Sym>(section.sh_offset + i * sizeof(Elf64_Sym));
      const auto binding = ELF64_ST_BIND(symbol.st_info);
      if (binding == STB_LOCAL) continue;
      if (symbol.st_shndx != SHN_UNDEF)
        file.exported.push_back(name_at(names, symbol.st_name));
      else if (binding != STB_WEAK)
        file.undefined.push_back(name_at(names, symbol.st_name));
    }
  }

  void read_needed(const Elf64_Shdr& section, std::string_view names, ElfFile& file) const {
    const std::uint64_t count = text_of(section).size() / sizeof(Elf64_Dyn);
    for (std::uint64_t i = 0; i < count; ++i) {
      const auto entry = at<Elf64_Dyn>(section.sh_offset + i * sizeof(Elf64_Dyn));
      if (entry.d_tag == DT_NULL) return;
      if (entry.d_tag == DT_NEEDED) file.needed.push_back(name_at(names, entry.d_un.d_val));
    }
  }

  std::filesystem::path path_;
  std::string bytes_;
};

}  // namespace

ElfFile read_elf_file(const std::filesystem::path& path) {
  return Reader(path, read_bytes(path)).read();
}

}  // namespace kv::queryctl
