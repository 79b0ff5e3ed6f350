// SPDX-License-Identifier: MIT
// A library for LD_PRELOAD that lets the disk fail at one chosen moment. It counts what a program
// does to regular files other than its standard streams (write, pwrite, fwrite, fsync, fdatasync,
// ftruncate, rename, unlink, and open where it creates), and at the KV_FAULT_AT-th of these:
//   KV_FAULT_KIND=eio     fails with EIO           enospc  fails with ENOSPC, where that can be;
//   else with EIO
//                 short   writes half of the bytes and says so (what writes nothing fails with EIO)
//                 kill    ends the process with SIGKILL before it     torn  after half of the bytes
//                 were written
// KV_FAULT_STICKY=1: everything from there on fails, as on a disk that stays full.
// KV_FAULT_LOG=FILE: the number of operations at the end, or what the fault hit.
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

enum class Fault { kNone, kEio, kEnospc, kShort, kKill, kTorn };

std::atomic<long> operations{0};

template <typename Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

const char* setting(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

Fault wanted() {
  const std::string kind = setting("KV_FAULT_KIND");
  if (kind == "eio") return Fault::kEio;
  if (kind == "enospc") return Fault::kEnospc;
  if (kind == "short") return Fault::kShort;
  if (kind == "kill") return Fault::kKill;
  if (kind == "torn") return Fault::kTorn;
  return Fault::kNone;
}

void log(const std::string& text) {
  const char* path = setting("KV_FAULT_LOG");
  if (!*path) return;
  static const auto open_file = real<int(const char*, int, ...)>("open");
  static const auto write_bytes = real<ssize_t(int, const void*, size_t)>("write");
  const int fd = open_file(path, O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (fd < 0) return;
  if (write_bytes(fd, text.data(), text.size()) < 0) std::abort();
  close(fd);
}

// Counts an operation and says what becomes of it.
Fault next(const char* what) {
  static const long at = std::atol(setting("KV_FAULT_AT"));
  static const Fault fault = wanted();
  static const bool sticky = *setting("KV_FAULT_STICKY") != '\0';
  const long number = ++operations;
  if (at <= 0 || number < at || (number > at && !sticky)) return Fault::kNone;
  if (number == at) log(std::string(what) + "\n");
  if (fault == Fault::kKill) raise(SIGKILL);
  if (fault == Fault::kEnospc && std::string_view(what) == "unlink") return Fault::kNone;
  return fault;
}

int fail(Fault fault) {
  if (fault == Fault::kTorn) raise(SIGKILL);
  errno = fault == Fault::kEnospc ? ENOSPC : EIO;
  return -1;
}

bool concerns(int fd) {
  struct stat about {};
  return fd > STDERR_FILENO && fstat(fd, &about) == 0 && S_ISREG(about.st_mode);
}

template <typename Write>
ssize_t faulty_write(const char* what, int fd, size_t count, Write write_first) {
  const Fault fault = concerns(fd) ? next(what) : Fault::kNone;
  if (fault == Fault::kNone) return write_first(count);
  if ((fault != Fault::kShort && fault != Fault::kTorn) || count < 2) return fail(fault);
  const ssize_t written = write_first(count / 2);
  if (fault == Fault::kTorn) raise(SIGKILL);
  return written;
}

// Nothing to write: half of it cannot be done.
bool fails(const char* what) {
  const Fault fault = next(what);
  return fault != Fault::kNone && fail(fault) < 0;
}

struct AtEnd {
  ~AtEnd() {
    if (!*setting("KV_FAULT_KIND")) log(std::to_string(operations) + "\n");
  }
} at_end;

int faulty_open(const char* name, const char* path, int flags, mode_t mode) {
  const bool creates = (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
  if (creates && fails("open")) return -1;
  return real<int(const char*, int, ...)>(name)(path, flags, mode);
}

}  // namespace

extern "C" {

ssize_t write(int fd, const void* bytes, size_t count) {
  static const auto next_write = real<ssize_t(int, const void*, size_t)>("write");
  return faulty_write("write", fd, count, [&](size_t n) { return next_write(fd, bytes, n); });
}

ssize_t pwrite(int fd, const void* bytes, size_t count, off_t offset) {
  static const auto next_write = real<ssize_t(int, const void*, size_t, off_t)>("pwrite");
  return faulty_write("pwrite", fd, count,
                      [&](size_t n) { return next_write(fd, bytes, n, offset); });
}

ssize_t pwrite64(int fd, const void* bytes, size_t count, off64_t offset) {
  static const auto next_write = real<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
  return faulty_write("pwrite", fd, count,
                      [&](size_t n) { return next_write(fd, bytes, n, offset); });
}

size_t fwrite(const void* bytes, size_t size, size_t count, FILE* file) {
  static const auto next_write = real<size_t(const void*, size_t, size_t, FILE*)>("fwrite");
  if (concerns(fileno(file)) && fails("fwrite")) return 0;
  return next_write(bytes, size, count, file);
}

int fsync(int fd) {
  return fails("fsync") ? -1 : real<int(int)>("fsync")(fd);
}

int fdatasync(int fd) {
  return fails("fdatasync") ? -1 : real<int(int)>("fdatasync")(fd);
}

int ftruncate(int fd, off_t size) {
  return fails("ftruncate") ? -1 : real<int(int, off_t)>("ftruncate")(fd, size);
}

int ftruncate64(int fd, off64_t size) {
  return fails("ftruncate") ? -1 : real<int(int, off64_t)>("ftruncate64")(fd, size);
}

int rename(const char* from, const char* to) {
  return fails("rename") ? -1 : real<int(const char*, const char*)>("rename")(from, to);
}

int unlink(const char* path) {
  return fails("unlink") ? -1 : real<int(const char*)>("unlink")(path);
}

int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const auto mode = static_cast<mode_t>(va_arg(rest, unsigned));
  va_end(rest);
  return faulty_open("open", path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const auto mode = static_cast<mode_t>(va_arg(rest, unsigned));
  va_end(rest);
  return faulty_open("open64", path, flags, mode);
}

}  // extern "C"
