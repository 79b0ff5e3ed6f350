// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <kommunevarehus/sdk/api.h>
#include <kommunevarehus/sdk/arguments.h>
#include <kommunevarehus/sdk/function.h>
#include <kommunevarehus/sdk/guard.h>
#include <kommunevarehus/sdk/result.h>
#include <new>
#include <span>
#include <string>

namespace kv::sdk {

namespace detail {

inline const kv_function& record_of(sqlite3_context* context) {
  return static_cast<const Function*>(sqlite3_user_data(context))->record;
}

template <class Body>
void call(sqlite3_context* context, int count, sqlite3_value** values, Body&& body) noexcept {
  const kv_function& record = record_of(context);
  guarded(context, record.name, [&] {
    const Arguments arguments(record, std::span(values, static_cast<std::size_t>(count)));
    if (record.parameter_count > 0 && arguments.size() < record.parameter_count) {
      throw ArgumentError("too few arguments; write " + std::string(record.signature));
    }
    body(arguments);
  });
}

/// The state of one group, constructed in place in the memory that SQLite gives, which is zeroed,
/// aligned to 8 bytes only, and the same in every call of the group.
template <class State>
class Slot {
 public:
  /// nullptr when no row of the group has been seen.
  static Slot* existing(sqlite3_context* context) {
    auto* slot = static_cast<Slot*>(sqlite3_aggregate_context(context, 0));
    return slot != nullptr && slot->constructed_ ? slot : nullptr;
  }

  static Slot& made(sqlite3_context* context) {
    auto* slot = static_cast<Slot*>(sqlite3_aggregate_context(context, sizeof(Slot)));
    if (slot == nullptr) throw std::bad_alloc();
    if (!slot->constructed_) {
      ::new (slot->place()) State();
      slot->constructed_ = true;
    }
    return *slot;
  }

  State& state() { return *std::launder(static_cast<State*>(place())); }

  void destroy() {
    state().~State();
    constructed_ = false;
  }

 private:
  void* place() {
    const auto address = reinterpret_cast<std::uintptr_t>(bytes_);
    return bytes_ + (alignof(State) - address % alignof(State)) % alignof(State);
  }

  bool constructed_;
  unsigned char bytes_[sizeof(State) + alignof(State)];
};

}  // namespace detail

/// `Body(const Arguments&, Result&)`.
template <void (*Body)(const Arguments&, Result&)>
constexpr Callbacks scalar() {
  Callbacks callbacks;
  callbacks.scalar = [](sqlite3_context* context, int count, sqlite3_value** values) {
    detail::call(context, count, values, [&](const Arguments& arguments) {
      Result result(context);
      Body(arguments, result);
    });
  };
  return callbacks;
}

/// `State` is default-constructible and has
///   void step(const Arguments&)      a row enters the group;
///   void result(Result&)             the group's value; of a new State: the value of an empty
///   group; void inverse(const Arguments&)   a row leaves the window frame (undoes step exactly);
///   void last(Result&)               optional: instead of result() when the group ends.
template <class State>
constexpr Callbacks aggregate() {
  Callbacks callbacks;
  callbacks.step = [](sqlite3_context* context, int count, sqlite3_value** values) {
    detail::call(context, count, values, [&](const Arguments& arguments) {
      detail::Slot<State>::made(context).state().step(arguments);
    });
  };
  callbacks.inverse = [](sqlite3_context* context, int count, sqlite3_value** values) {
    detail::call(context, count, values, [&](const Arguments& arguments) {
      detail::Slot<State>::made(context).state().inverse(arguments);
    });
  };
  callbacks.value = [](sqlite3_context* context) {
    guarded(context, detail::record_of(context).name, [&] {
      Result result(context);
      detail::Slot<State>::made(context).state().result(result);
    });
  };
  callbacks.final = [](sqlite3_context* context) {
    auto* slot = detail::Slot<State>::existing(context);
    guarded(context, detail::record_of(context).name, [&] {
      Result result(context);
      State empty;
      State& state = slot == nullptr ? empty : slot->state();
      if constexpr (requires { state.last(result); }) {
        state.last(result);
      } else {
        state.result(result);
      }
    });
    if (slot != nullptr) slot->destroy();
  };
  return callbacks;
}

}  // namespace kv::sdk
