// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "queryctl/shell/completion.h"

namespace kv::queryctl {

/// A line read from the terminal with editing, history and Tab. One at a time per process, because
/// the SIGINT handler must find it.
class LineEditor {
 public:
  enum class Read { kLine, kInterrupted, kEnd };
  using Colour = std::function<std::string(std::string_view line)>;
  using Complete = std::function<Completion(std::string_view before_cursor)>;

  explicit LineEditor(Complete complete);
  ~LineEditor();
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;

  /// `line` becomes UTF-8 without the newline. kInterrupted: Ctrl-C; kEnd: Ctrl-D on an empty line,
  /// or the terminal is gone.
  Read read(std::string_view prompt, std::string& line);
  void remember(const std::string& line);
  /// How what is typed is coloured: the same text with escape sequences of no width. The line
  /// library knows nothing of it: what it has drawn is drawn over before each key is waited for, as
  /// long as prompt and line fit into one line of the screen.
  void colour_with(Colour colour);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// While it lives, SIGINT calls `interrupt` (which must be safe in a signal handler); a LineEditor
/// that is reading gives the line up instead.
class CatchInterrupt {
 public:
  explicit CatchInterrupt(Host& host);
  ~CatchInterrupt();
  CatchInterrupt(const CatchInterrupt&) = delete;
  CatchInterrupt& operator=(const CatchInterrupt&) = delete;
};

}  // namespace kv::queryctl
