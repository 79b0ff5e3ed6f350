// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/zip.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <minizip/unzip.h>
#include <utility>

#include "etl/formats/place.h"
#include "etl/formats/xlsx/sniff.h"
#include "etl/formats/xlsx/zip_source.h"
#include "schema/error.h"

namespace kv::etl::xlsx {
namespace {

constexpr std::size_t kMaxName = 1024;
constexpr std::uint64_t kMiB = std::uint64_t{1} << 20;
constexpr const char* kAgain =
    "Take the file again from where it came, or open it in Excel and save it anew.";

struct Closer {
  void operator()(void* handle) const { unzClose(handle); }
};
using Handle = std::unique_ptr<void, Closer>;

std::string key_of(std::string_view name) {
  std::string key(name.substr(std::min(name.find_first_not_of("/\\"), name.size())));
  for (char& c : key) {
    if (c == '\\') c = '/';
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return key;
}

std::string named(std::string_view part) {
  return "The part " + in_quotes(shown(part, 80));
}

Error damaged(std::string_view part, const std::string& how) {
  return Error(named(part) + " of the workbook is damaged: " + how + ".", kAgain);
}

void check_size(const unz_file_info64& info, std::string_view name, const Limits& limits) {
  if (info.uncompressed_size > limits.ratio_from &&
      info.uncompressed_size / limits.ratio > info.compressed_size)
    throw Error(named(name) + " would grow from " + std::to_string(info.compressed_size) + " to " +
                    std::to_string(info.uncompressed_size) + " bytes when unpacked, more than " +
                    std::to_string(limits.ratio) + " times: a zip bomb, or not a table.",
                "Do not open the file; ask its sender what it is.");
}

// minizip reads an end record that lacks its last two bytes.
void check_end(std::string_view tail) {
  constexpr std::size_t kEndRecord = 22;
  const auto at = tail.rfind("PK\x05\x06");
  if (at != std::string_view::npos && tail.size() - at >= kEndRecord) return;
  throw Error("The workbook was cut off: its last bytes are missing.", kAgain);
}

}  // namespace

ZipPart::ZipPart(void* handle, std::string name, std::uint64_t size)
    : handle_(handle), name_(std::move(name)), size_(size) {}

ZipPart::ZipPart(ZipPart&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)),
      name_(std::move(other.name_)),
      size_(other.size_),
      read_(other.read_),
      ended_(other.ended_) {}

ZipPart::~ZipPart() {
  if (handle_ != nullptr) unzClose(handle_);
}

std::size_t ZipPart::read(std::span<char> out) {
  if (ended_ || out.empty()) return 0;
  const auto wanted = static_cast<unsigned>(std::min<std::size_t>(out.size(), kMiB));
  const int got = unzReadCurrentFile(handle_, out.data(), wanted);
  if (got < 0) throw damaged(name_, "it cannot be unpacked");
  if (got > 0) {
    read_ += static_cast<std::uint64_t>(got);
    return static_cast<std::size_t>(got);
  }
  ended_ = true;
  if (read_ != size_)
    throw damaged(name_, "it ends after " + std::to_string(read_) + " of " + std::to_string(size_) +
                             " bytes");
  if (unzCloseCurrentFile(handle_) != UNZ_OK)
    throw damaged(name_, "its checksum is not the one that was written");
  return 0;
}

Zip Zip::open(const std::filesystem::path& path, const Limits& limits) {
  Zip zip(limits);
  zip.path_ = path;
  zip.index();
  return zip;
}

Zip Zip::from_bytes(std::string_view bytes, const Limits& limits) {
  Zip zip(limits);
  zip.bytes_ = bytes;
  zip.in_memory_ = true;
  zip.index();
  return zip;
}

// The caller owns the handle.
void* Zip::handle() const {
  if (in_memory_) {
    zlib_filefunc64_def functions = memory_functions();
    if (void* opened = unzOpen2_64(&bytes_, &functions)) return opened;
    throw not_a_package(bytes_.substr(0, 512));
  }
  if (void* opened = unzOpen64(path_.c_str())) return opened;
  std::ifstream file(path_, std::ios::binary);
  std::array<char, 512> head{};
  if (!file || std::filesystem::is_directory(path_))
    throw Error("The file " + path_.string() + " cannot be opened.",
                "Check its name and that you may read it.", ExitCode::kCannotOpen);
  file.read(head.data(), head.size());
  throw not_a_package({head.data(), static_cast<std::size_t>(file.gcount())});
}

// As much of the end as can hold the end record and its comment.
std::string Zip::tail() const {
  constexpr std::size_t kMost = 0x10000 + 22;
  if (in_memory_) return std::string(bytes_.substr(bytes_.size() - std::min(kMost, bytes_.size())));
  std::ifstream file(path_, std::ios::binary | std::ios::ate);
  const std::size_t size = std::min(kMost, static_cast<std::size_t>(file.tellg()));
  std::string out(size, '\0');
  file.seekg(-static_cast<std::streamoff>(size), std::ios::end);
  file.read(out.data(), static_cast<std::streamsize>(size));
  if (!file) throw Error("The file " + path_.string() + " cannot be read.", kAgain);
  return out;
}

void Zip::index() {
  const Handle opened(handle());
  check_end(tail());
  unz_global_info64 global{};
  unzGetGlobalInfo64(opened.get(), &global);
  if (global.number_entry > limits_.entries)
    throw Error("The file holds " + std::to_string(global.number_entry) + " parts, more than the " +
                    std::to_string(limits_.entries) + " that a workbook may have.",
                kAgain);
  const std::uint64_t file_size = in_memory_ ? bytes_.size() : std::filesystem::file_size(path_);
  std::uint64_t total = 0;
  std::uint64_t packed = 0;
  int step = unzGoToFirstFile(opened.get());
  for (; step == UNZ_OK; step = unzGoToNextFile(opened.get())) {
    std::array<char, kMaxName + 1> text{};
    unz_file_info64 info{};
    unz64_file_pos position{};
    if (unzGetCurrentFileInfo64(opened.get(), &info, text.data(), kMaxName, nullptr, 0, nullptr,
                                0) != UNZ_OK ||
        unzGetFilePos64(opened.get(), &position) != UNZ_OK)
      throw Error("The list of the workbook's parts is damaged.", kAgain);
    if (info.size_filename > kMaxName)
      throw Error(
          "The file holds a part whose name is longer than " + std::to_string(kMaxName) + " bytes.",
          kAgain);
    const std::string name(text.data(), info.size_filename);
    if (name.find('\0') != std::string::npos)
      throw Error(named(name) + " has a NUL in its name.", kAgain);
    if (name.ends_with('/')) continue;  // a folder
    if ((info.flag & 1U) != 0)
      throw Error(
          named(name) + " of the file is encrypted.",
          "Unpack and pack the file without a password, or save it from Excel without one.");
    if (info.compression_method != 0 && info.compression_method != Z_DEFLATED)
      throw Error(named(name) + " is packed by method " + std::to_string(info.compression_method) +
                      ", which Office does not use and which is not read.",
                  "Open the file in Excel or LibreOffice and save it anew.");
    check_size(info, name, limits_);
    packed += std::min<std::uint64_t>(info.compressed_size, file_size + 1);
    if (packed > file_size)
      throw Error(
          "The workbook's parts are said to be larger than the file: they overlap, or the "
          "file was cut off.",
          kAgain);
    total += std::min<std::uint64_t>(info.uncompressed_size, limits_.total_bytes + 1);
    if (total > limits_.total_bytes)
      throw Error("The workbook would take more than " +
                      std::to_string(limits_.total_bytes / kMiB) + " MiB when unpacked.",
                  "Split it into several files, or ask its sender what it is.");
    const auto [at, is_new] = entries_.try_emplace(
        key_of(name),
        Entry{position.pos_in_zip_directory, position.num_of_file, info.uncompressed_size, name});
    if (!is_new)
      throw Error(
          named(name) + " is in the workbook twice, and programs differ in which they read.",
          kAgain);
  }
  if (step != UNZ_END_OF_LIST_OF_FILE)
    throw Error("The list of the workbook's parts is damaged.", kAgain);
}

bool Zip::has(std::string_view name) const {
  return entries_.contains(key_of(name));
}

std::vector<std::string> Zip::names() const {
  std::vector<std::string> list;
  for (const auto& [key, entry] : entries_) list.push_back(entry.name);
  return list;
}

ZipPart Zip::small_part(std::string_view name) const {
  const auto found = entries_.find(key_of(name));
  if (found != entries_.end() && found->second.size > limits_.small_part_bytes)
    throw Error(named(name) + " is larger than " + std::to_string(limits_.small_part_bytes / kMiB) +
                    " MiB.",
                "Copy the cells into a new workbook, values only, and save that.");
  return part(name);
}

ZipPart Zip::part(std::string_view name) const {
  const auto found = entries_.find(key_of(name));
  if (found == entries_.end()) throw Error(named(name) + " is missing from the workbook.", kAgain);
  const Entry& entry = found->second;
  Handle opened(handle());
  const unz64_file_pos position{entry.offset, entry.number};
  if (unzGoToFilePos64(opened.get(), &position) != UNZ_OK ||
      unzOpenCurrentFile(opened.get()) != UNZ_OK)
    throw damaged(entry.name, "it is not where the list of parts says");
  return {opened.release(), entry.name, entry.size};
}

}  // namespace kv::etl::xlsx
