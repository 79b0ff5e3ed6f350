// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <kommunevarehus/plugin.h>
#include <kommunevarehus/sdk/api.h>
#include <string>
#include <variant>
#include <vector>

namespace kv::sdk {

/// What SQLite calls. A scalar function has `scalar`; an aggregate `step` and `final`, and to be
/// used with OVER also `value` and `inverse`.
struct Callbacks {
  using Call = void (*)(sqlite3_context*, int, sqlite3_value**);
  using Finish = void (*)(sqlite3_context*);
  Call scalar = nullptr;
  Call step = nullptr;
  Finish final = nullptr;
  Finish value = nullptr;
  Call inverse = nullptr;
};

enum class Arity { kFixed, kLastRepeats };

class Arguments;
using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;
using Rows = std::vector<std::vector<Cell>>;

/// What a table-valued function is made of. See table.h.
struct TableSource {
  const char* columns;  ///< as in CREATE TABLE: "term TEXT, estimate REAL"; no comma inside a type
  void (*rows)(const Arguments&, Rows&);  ///< may throw; the message becomes the SQL error
};

/// A function of the same arguments always gives the same result and has no effect: the query
/// planner may move it, and views and triggers of an untrusted schema may use it.
inline constexpr int kPure = SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

/// One SQL function, said once: the record is its help, and with the callbacks it is registered.
/// How many arguments it takes follows from the record's parameters; with kLastRepeats the last of
/// them may be given one or more times.
struct Function {
  kv_function record;
  Callbacks callbacks;
  Arity arity = Arity::kFixed;
  int flags = kPure;
  const TableSource* table = nullptr;  ///< set: a table-valued function, registered as a module

  /// As sqlite3_create_function() takes it: -1 is "any number".
  int argument_count() const {
    return arity == Arity::kLastRepeats ? -1 : static_cast<int>(record.parameter_count);
  }
};

constexpr kv_parameter parameter(const char* name, const char* type, const char* summary,
                                 const char* default_value = nullptr) {
  return {sizeof(kv_parameter), name, type, default_value, summary};
}

/// The prose of a record. Every member must be given; `details` may be nullptr.
struct Description {
  const char* name;
  const char* kind;
  const char* signature;
  const char* summary;
  const char* details;
  const char* returns;
  const char* example;
  const char* result;
};

/// `parameters` must have static storage.
template <std::size_t N>
constexpr Function function(const Description& text, const kv_parameter* const (&parameters)[N],
                            const Callbacks& callbacks, Arity arity = Arity::kFixed) {
  return {{sizeof(kv_function), text.name, text.kind, text.signature, text.summary, text.details,
           text.returns, text.example, text.result, parameters, N},
          callbacks,
          arity,
          kPure,
          nullptr};
}

/// A table-valued function. `source` must have static storage.
template <std::size_t N>
constexpr Function table(const Description& text, const kv_parameter* const (&parameters)[N],
                         const TableSource& source) {
  Function out = function(text, parameters, Callbacks{});
  out.table = &source;
  return out;
}

/// The records of a plugin's functions, for kv_plugin::functions.
template <std::size_t N>
constexpr std::array<const kv_function*, N> records(const Function* const (&functions)[N]) {
  std::array<const kv_function*, N> out{};
  for (std::size_t i = 0; i < N; ++i) out[i] = &functions[i]->record;
  return out;
}

}  // namespace kv::sdk
