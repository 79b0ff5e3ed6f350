// SPDX-License-Identifier: MIT
// A plugin whose functions throw, leak when they can, and ask for memory with a wide alignment.
#include <cstdint>
#include <iterator>
#include <kommunevarehus/sdk/callbacks.h>
#include <kommunevarehus/sdk/load.h>
#include <limits>

SQLITE_EXTENSION_INIT1

#define KV_JOIN_(a, b, c) a##b##c
#define KV_JOIN(a, b, c) KV_JOIN_(a, b, c)
#define KV_TEXT_(a) #a
#define KV_TEXT(a) KV_TEXT_(a)
#define KV_NAME(suffix) KV_TEXT(KV_PROBE) suffix

#ifndef KV_PROBE_NEEDS
#define KV_PROBE_NEEDS 3040000
#endif

namespace {

using namespace kv::sdk;

enum class Kind { kMemory, kInt, kStd, kInfinity };
constexpr std::pair<std::string_view, Kind> kKinds[] = {{"memory", Kind::kMemory},
                                                        {"int", Kind::kInt},
                                                        {"std", Kind::kStd},
                                                        {"infinity", Kind::kInfinity}};

void raise_error(const Arguments& arguments, Result& out) {
  switch (arguments.choice(0, kKinds)) {
    case Kind::kMemory:
      throw std::bad_alloc();
    case Kind::kInt:
      throw 7;
    case Kind::kStd:
      throw std::runtime_error("100 %s of it went wrong");
    case Kind::kInfinity:
      out.real(std::numeric_limits<double>::infinity());
  }
}

void echo(const Arguments& arguments, Result& out) {
  if (const auto text = arguments.text(0)) out.text(*text);
}

int alive = 0;

struct alignas(64) Sum {
  Sum() { ++alive; }
  ~Sum() { --alive; }
  Sum(const Sum&) = delete;
  Sum& operator=(const Sum&) = delete;

  void step(const Arguments& arguments) {
    if (reinterpret_cast<std::uintptr_t>(this) % 64 != 0) throw ArgumentError("state misaligned");
    total += arguments.required_number(0).integer();
  }
  void inverse(const Arguments& arguments) { total -= arguments.required_number(0).integer(); }
  void result(Result& out) const {
    if (total == 13) throw ArgumentError("13 is refused");
    out.integer(total);
  }
  std::int64_t total = 0;
};

void count_alive(const Arguments&, Result& out) {
  out.integer(alive);
}

constexpr kv_parameter kAny = parameter("value", "any", "Anything.");
constexpr const kv_parameter* kOne[] = {&kAny};

constexpr Function make(const char* name, Callbacks callbacks, Arity arity = Arity::kFixed) {
  return function({.name = name,
                   .kind = "scalar",
                   .signature = name,
                   .summary = "A probe.",
                   .details = nullptr,
                   .returns = "Something.",
                   .example = "SELECT 1",
                   .result = "1"},
                  kOne, callbacks, arity);
}

#ifdef KV_PROBE_BROKEN
// SQLite refuses function names of more than 255 bytes.
#define KV_TEN(x) x x x x x x x x x x
constexpr const char* kAggregateName = KV_TEN(KV_TEN("long_"));
#else
constexpr const char* kAggregateName = KV_NAME("_sum");
#endif

constexpr Function kRaise = make(KV_NAME("_raise"), scalar<raise_error>());
constexpr Function kEcho = make(KV_NAME("_echo"), scalar<echo>());
constexpr Function kSum = make(kAggregateName, aggregate<Sum>());
constexpr Function kAlive = make(KV_NAME("_alive"), scalar<count_alive>(), Arity::kLastRepeats);
constexpr const Function* kFunctions[] = {&kRaise, &kEcho, &kSum, &kAlive};
constexpr auto kRecords = records(kFunctions);

constexpr kv_plugin kPlugin = {
    sizeof(kv_plugin), KV_TEXT(KV_PROBE), "1.0.0",         "A probe.", "MIT",
    KV_PROBE_NEEDS,    kRecords.data(),   kRecords.size(), nullptr,    0};

}  // namespace

KV_PLUGIN_ENTRY int KV_JOIN(sqlite3_, KV_PROBE, _init)(sqlite3* db, char** message,
                                                       const sqlite3_api_routines* api) {
  SQLITE_EXTENSION_INIT2(api);
  return load(db, message, kPlugin, kFunctions);
}
