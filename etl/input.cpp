// SPDX-License-Identifier: MIT
#include "etl/input.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <future>
#include <memory>
#include <span>
#include <utility>

#include "schema/error.h"
#include "schema/sha256.h"

namespace kv::etl {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 20U;

// Takes a file piece by piece: into memory as long as it is small, then into a file without a name.
// Hashing costs about as much as copying, and goes on beside it.
class Taker {
 public:
  ~Taker() {
    if (hashing_.valid()) hashing_.wait();
  }
  void take(std::string& piece) {
    if (hashing_.valid()) hashing_.get();
    hashed_.swap(piece);
    hashing_ = std::async(std::launch::async, [this] { hash_.update(hashed_); });
    if (spilled_ == 0 && memory_.size() + hashed_.size() <= FileBytes::kInMemory) {
      memory_ += hashed_;
      return;
    }
    if (spilled_ == 0 && !memory_.empty()) spill(std::exchange(memory_, {}));
    spill(hashed_);
  }
  FileContent finish() {
    if (hashing_.valid()) hashing_.get();
    std::string sha256 = hash_.finish_hex();
    if (spilled_ == 0) return {FileBytes(std::move(memory_)), std::move(sha256)};
    return {FileBytes(std::move(file_), spilled_), std::move(sha256)};
  }

 private:
  void spill(const std::string& bytes) {
    file_.write(spilled_, std::as_bytes(std::span(bytes)));
    spilled_ += bytes.size();
  }

  Sha256 hash_;
  std::string hashed_;
  std::future<void> hashing_;  // of hashed_
  std::string memory_;
  SpillFile file_;
  std::size_t spilled_ = 0;
};

}  // namespace

FileContent read_file(const std::filesystem::path& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error))
    throw Error(path.string() + " is a folder.", "Name the files in it.", ExitCode::kCannotOpen);
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             &std::fclose);
  if (!file)
    throw Error(path.string() + " cannot be read: " + std::strerror(errno) + ".", "Check the path.",
                ExitCode::kCannotOpen);
  std::setvbuf(file.get(), nullptr, _IONBF, 0);
  Taker taker;
  std::string piece;
  while (true) {
    piece.resize(kPiece);
    piece.resize(std::fread(piece.data(), 1, piece.size(), file.get()));
    if (piece.empty()) break;
    taker.take(piece);
  }
  if (std::ferror(file.get()))
    throw Error(path.string() + " could not be read to its end.", "Check the disk.",
                ExitCode::kCannotOpen);
  return taker.finish();
}

}  // namespace kv::etl
