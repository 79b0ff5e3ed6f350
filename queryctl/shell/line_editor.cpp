// SPDX-License-Identifier: MIT
#include "queryctl/shell/line_editor.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cwchar>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "queryctl/output/text.h"
#include "queryctl/shell/edit_library.h"
#include "schema/error.h"

namespace kv::queryctl {

namespace {

constexpr std::size_t kMostListed = 200;

std::atomic<Host*> interrupted_host{nullptr};
volatile sig_atomic_t line_given_up = 0;
volatile sig_atomic_t reading_line = 0;
volatile sig_atomic_t interrupts = 0;  // since the last line was asked for
struct sigaction action_before;

extern "C" void on_interrupt(int) {
  const int error = errno;
  if (reading_line != 0) {
    line_given_up = 1;
  } else if (Host* const host = interrupted_host.load()) {
    // A function that is running cannot be asked to stop.
    interrupts = interrupts + 1;
    if (interrupts >= 3) {
      constexpr std::string_view kEnded = "\nqueryctl: Ended: what was running did not stop.\n";
      [[maybe_unused]] const ssize_t told = write(STDERR_FILENO, kEnded.data(), kEnded.size());
      _exit(static_cast<int>(ExitCode::kInterrupted));
    }
    host->interrupt();
  }
  errno = error;
}

std::wstring widen(std::string_view text) {
  std::wstring out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    out += point.valid ? static_cast<wchar_t>(point.value) : L'\uFFFD';
    at += point.bytes;
  }
  return out;
}

std::string narrow(std::wstring_view text) {
  std::string out;
  for (const wchar_t c : text) append_utf8(out, static_cast<char32_t>(c));
  return out;
}

// Waits for input with SIGINT open only while waiting, so that a Ctrl-C is never missed in between.
// False when it was Ctrl-C.
bool wait_for_input(EditLine* editor) {
  sigset_t interrupt;
  sigset_t before;
  sigemptyset(&interrupt);
  sigaddset(&interrupt, SIGINT);
  pthread_sigmask(SIG_BLOCK, &interrupt, &before);
  bool ready = false;
  while (!ready && line_given_up == 0) {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    ready = ppoll(&input, 1, nullptr, &before) >= 0;
    if (!ready && errno != EINTR) break;
    if (!ready && line_given_up == 0) {
      std::fputs("\r", stdout);
      std::fflush(stdout);
      edit_library().el_wset(editor,
                             EL_REFRESH);  // back from the background, or the window was resized
    }
  }
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return line_given_up == 0;
}

// Set by the editor that reads; draws its line in colours.
std::function<void()> draw_in_colours;

// Reads one character in the locale's encoding, what is none as U+FFFD. libedit's own reader starts
// over after a signal; this one gives up when that was Ctrl-C.
int read_character(EditLine* editor, wchar_t* character) {
  std::mbstate_t state{};
  static int kept = -1;  // a byte that ended an ill-formed character and may start the next
  while (true) {
    char byte = 0;
    if (kept >= 0) {
      byte = static_cast<char>(kept);
      kept = -1;
    } else {
      if (std::mbsinit(&state) != 0 && draw_in_colours) draw_in_colours();
      if (!wait_for_input(editor)) return -1;
      const ssize_t got = ::read(STDIN_FILENO, &byte, 1);
      if (got < 0 && errno == EINTR && line_given_up == 0) continue;
      if (got <= 0) return static_cast<int>(got);
    }
    const bool begun = std::mbsinit(&state) == 0;
    const std::size_t decoded = std::mbrtowc(character, &byte, 1, &state);
    if (decoded <= 1) return 1;
    if (decoded == static_cast<std::size_t>(-1)) {
      if (begun) kept = static_cast<unsigned char>(byte);
      *character = L'\uFFFD';
      return 1;
    }
  }
}

void list_candidates(const std::vector<std::string>& words) {
  std::size_t widest = 1;
  for (const std::string& word : words) widest = std::max(widest, display_width(word));
  const std::size_t columns = std::max<std::size_t>(1, 80 / (widest + 2));
  std::string text = "\n";
  for (std::size_t i = 0; i < words.size() && i < kMostListed; ++i) {
    text += words[i];
    const bool last = (i + 1) % columns == 0 || i + 1 == std::min(words.size(), kMostListed);
    text += last ? "\n" : std::string(widest - display_width(words[i]) + 2, ' ');
  }
  if (words.size() > kMostListed) {
    text += "… and " + std::to_string(words.size() - kMostListed) + " more; type another letter.\n";
  }
  std::fputs(text.c_str(), stdout);
  std::fflush(stdout);
}

}  // namespace

struct LineEditor::State {
  Complete complete;
  EditLine* editor = nullptr;
  HistoryW* history = nullptr;
  std::wstring prompt;
  Colour colour;

  void draw();
  static State& of(EditLine* editor) {
    void* state = nullptr;
    edit_library().el_wget(editor, EL_CLIENTDATA, &state);
    return *static_cast<State*>(state);
  }
  static wchar_t* show_prompt(EditLine* editor) { return of(editor).prompt.data(); }
  static unsigned char on_tab(EditLine* editor, wint_t);
};

unsigned char LineEditor::State::on_tab(EditLine* editor, wint_t) {
  const LineInfoW* const info = edit_library().el_wline(editor);
  const std::string before =
      narrow({info->buffer, static_cast<std::size_t>(info->cursor - info->buffer)});
  const Completion completion = of(editor).complete(before);
  if (completion.candidates.empty()) return CC_ERROR;

  const std::string typed = before.substr(completion.start);
  std::string next = common_beginning(completion.candidates);
  const bool only = completion.candidates.size() == 1;
  // Candidates that differ in case from each other must not shorten what was typed.
  if (!only && display_width(next) <= display_width(typed)) {
    list_candidates(completion.candidates);
    return CC_REDISPLAY;
  }
  if (only && !next.ends_with('(') && !next.ends_with('/')) next += ' ';
  edit_library().el_deletestr(editor, static_cast<int>(widen(typed).size()));
  return edit_library().el_winsertstr(editor, widen(next).c_str()) == 0 ? CC_REFRESH : CC_ERROR;
}

void LineEditor::State::draw() {
  if (!colour) return;
  pollfd more{STDIN_FILENO, POLLIN, 0};
  if (poll(&more, 1, 0) > 0) return;  // pasted text: its end is soon enough
  const LineInfoW* const info = edit_library().el_wline(editor);
  const std::wstring_view all(info->buffer,
                              static_cast<std::size_t>(info->lastchar - info->buffer));
  const std::string line = narrow(all);
  // A search in the history has its own lines below.
  const bool plain = std::ranges::all_of(all, [](wchar_t c) { return c >= L' ' && c != 0x7F; });
  winsize size{};
  if (line.empty() || !plain || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return;
  const std::size_t start = display_width(narrow(prompt));
  if (start + display_width(line) + 1 >= size.ws_col) return;
  const std::size_t cursor =
      start +
      display_width(narrow({info->buffer, static_cast<std::size_t>(info->cursor - info->buffer)}));
  const auto go_to = [](std::size_t column) {
    return "\r" + (column > 0 ? "\x1b[" + std::to_string(column) + "C" : std::string());
  };
  std::fputs((go_to(start) + colour(line) + "\x1b[0m" + go_to(cursor)).c_str(), stdout);
  std::fflush(stdout);
}

LineEditor::LineEditor(Complete complete) : state_(std::make_unique<State>()) {
  state_->complete = std::move(complete);
  state_->editor = edit_library().el_init("queryctl", stdin, stdout, stderr);
  state_->history = edit_library().history_winit();
  HistEventW event{};
  edit_library().history_w(state_->history, &event, H_SETSIZE, 5000);
  edit_library().history_w(state_->history, &event, H_SETUNIQUE, 1);
  EditLine* const editor = state_->editor;
  edit_library().el_wset(editor, EL_CLIENTDATA, state_.get());
  edit_library().el_wset(editor, EL_PROMPT, &State::show_prompt);
  edit_library().el_wset(editor, EL_EDITOR, L"emacs");
  edit_library().el_wset(editor, EL_SIGNAL, 1);
  edit_library().el_wset(editor, EL_HIST, edit_library().history_w, state_->history);
  edit_library().el_wset(editor, EL_GETCFN, &read_character);
  edit_library().el_wset(editor, EL_ADDFN, L"kv-complete", L"Complete the word", &State::on_tab);
  edit_library().el_wset(editor, EL_BIND, L"^I", L"kv-complete", nullptr);
  edit_library().el_wset(editor, EL_BIND, L"^R", L"em-inc-search-prev", nullptr);
  edit_library().el_source(editor, nullptr);
}

LineEditor::~LineEditor() {
  draw_in_colours = nullptr;
  edit_library().el_end(state_->editor);
  edit_library().history_wend(state_->history);
}

LineEditor::Read LineEditor::read(std::string_view prompt, std::string& line) {
  state_->prompt = widen(prompt);
  line_given_up = 0;
  interrupts = 0;
  reading_line = 1;
  int count = 0;
  // Before the prompt shows: what is typed from then on must not be edited by the terminal driver.
  edit_library().el_wset(state_->editor, EL_PREP_TERM, 1);
  const wchar_t* const text = edit_library().el_wgets(state_->editor, &count);
  reading_line = 0;
  if (line_given_up != 0) {
    line_given_up = 0;
    std::fputs("^C\n", stdout);
    std::fflush(stdout);
    return Read::kInterrupted;
  }
  if (text == nullptr || count <= 0) return Read::kEnd;
  line = narrow({text, static_cast<std::size_t>(count)});
  while (line.ends_with('\n') || line.ends_with('\r')) line.pop_back();
  return Read::kLine;
}

void LineEditor::colour_with(Colour colour) {
  state_->colour = std::move(colour);
  draw_in_colours = [state = state_.get()] { state->draw(); };
}

void LineEditor::remember(const std::string& line) {
  HistEventW event{};
  edit_library().history_w(state_->history, &event, H_ENTER, widen(line).c_str());
}

CatchInterrupt::CatchInterrupt(Host& host) {
  interrupted_host = &host;
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, &action_before);
}

CatchInterrupt::~CatchInterrupt() {
  sigaction(SIGINT, &action_before, nullptr);
  interrupted_host = nullptr;
}

}  // namespace kv::queryctl
