// SPDX-License-Identifier: MIT
#include "queryctl/report/pdf.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "schema/error.h"

namespace kv::queryctl::report {
namespace {

// Debian's own Python, for which its packages are; the status says when WeasyPrint is missing.
constexpr const char* kPython = "/usr/bin/python3";
constexpr int kNotThere = 77;
constexpr const char* kScript = R"(import sys
try:
    import weasyprint
except ImportError:
    sys.exit(77)
def fetch(url, *rest, **named):
    if url.startswith('data:'):
        return weasyprint.default_url_fetcher(url, *rest, **named)
    raise ValueError('not fetched: the page is one file')
page = weasyprint.HTML(string=sys.stdin.buffer.read().decode('utf-8'), url_fetcher=fetch)
page.write_pdf(sys.stdout.buffer)
)";

Error not_there() {
  return Error("A PDF is made by WeasyPrint, which is not installed.",
               "Install it (apt-get install weasyprint), or write the note as .html and print it.");
}

Error no_process() {
  return Error(std::string("WeasyPrint cannot be started: ") + std::strerror(errno) + ".",
               "Write the note as .html.");
}

class Pipe {
 public:
  Pipe() {
    if (pipe2(ends_.data(), O_CLOEXEC) != 0) throw no_process();
  }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  int end(std::size_t which) const { return ends_[which]; }
  void close_end(std::size_t which) {
    if (ends_[which] >= 0) ::close(ends_[which]);
    ends_[which] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

/// Ended and waited for when it goes out of scope.
class Child {
 public:
  explicit Child(pid_t id) : id_(id) {}
  ~Child() {
    if (id_ <= 0) return;
    kill(id_, SIGKILL);
    wait();
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  int wait() {
    int status = 0;
    while (waitpid(id_, &status, 0) < 0 && errno == EINTR) {
    }
    id_ = 0;
    return status;
  }

 private:
  pid_t id_;
};

[[noreturn]] void become_weasyprint(const Pipe& in, const Pipe& out, const Pipe& told) {
  dup2(in.end(0), STDIN_FILENO);
  dup2(out.end(1), STDOUT_FILENO);
  dup2(told.end(1), STDERR_FILENO);
  std::signal(SIGPIPE, SIG_DFL);
  std::signal(SIGINT, SIG_IGN);  // this program is told of Ctrl-C, and ends it
  // -s -P: neither the user's folder nor this one say what is imported. The hash seed and the epoch
  // make the same page the same bytes.
  std::array<const char*, 6> words = {kPython, "-s", "-P", "-c", kScript, nullptr};
  std::array<const char*, 6> environment = {"PATH=/usr/bin:/bin",  "LANG=C.UTF-8",
                                            "HOME=/nonexistent",   "PYTHONHASHSEED=0",
                                            "SOURCE_DATE_EPOCH=0", nullptr};
  execve(kPython, const_cast<char* const*>(words.data()),
         const_cast<char* const*>(environment.data()));
  _exit(kNotThere);
}

/// False at the end of what there is to read.
bool read_some(int fd, std::string& to) {
  std::array<char, 65536> part;
  const ssize_t count = read(fd, part.data(), part.size());
  if (count > 0) to.append(part.data(), static_cast<std::size_t>(count));
  return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR));
}

void exchange(const std::string& html, Pipe& in, Pipe& out, Pipe& told, std::string& pdf,
              std::string& errors, const std::function<void()>& check) {
  fcntl(in.end(1), F_SETFL, O_NONBLOCK);
  std::size_t sent = 0;
  while (out.end(0) >= 0 || told.end(0) >= 0) {
    std::array<pollfd, 3> ends = {pollfd{in.end(1), POLLOUT, 0}, pollfd{out.end(0), POLLIN, 0},
                                  pollfd{told.end(0), POLLIN, 0}};
    poll(ends.data(), ends.size(), 100);
    check();
    if (ends[0].revents != 0) {
      const ssize_t count = write(in.end(1), html.data() + sent, html.size() - sent);
      if (count > 0) sent += static_cast<std::size_t>(count);
      const bool gone = count < 0 && errno != EAGAIN && errno != EINTR;
      if (sent == html.size() || gone) in.close_end(1);
    }
    if (ends[1].revents != 0 && !read_some(out.end(0), pdf)) out.close_end(0);
    if (ends[2].revents != 0 && !read_some(told.end(0), errors)) told.close_end(0);
  }
}

}  // namespace

std::string pdf_of(const std::string& html, const std::function<void()>& check) {
  if (access(kPython, X_OK) != 0) throw not_there();
  Pipe in;
  Pipe out;
  Pipe told;
  const pid_t id = fork();
  if (id < 0) throw no_process();
  if (id == 0) become_weasyprint(in, out, told);
  Child child(id);
  in.close_end(0);
  out.close_end(1);
  told.close_end(1);
  std::string pdf;
  std::string errors;
  exchange(html, in, out, told, pdf, errors, check);
  const int status = child.wait();
  if (WIFEXITED(status) && WEXITSTATUS(status) == kNotThere) throw not_there();
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || !pdf.starts_with("%PDF")) {
    while (errors.ends_with('\n')) errors.pop_back();
    const std::string last = errors.substr(errors.rfind('\n') + 1);
    throw Error("WeasyPrint did not make a PDF" + (last.empty() ? "." : ": " + last + "."),
                "Write the note as .html and print it.");
  }
  return pdf;
}

}  // namespace kv::queryctl::report
