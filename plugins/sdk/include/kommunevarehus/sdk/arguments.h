// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <kommunevarehus/plugin.h>
#include <kommunevarehus/sdk/api.h>
#include <kommunevarehus/sdk/number.h>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace kv::sdk {

/// What the caller gave cannot be used. The text goes on from "<function>: ".
class ArgumentError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The arguments of one call, read strictly: nothing is converted. A text that looks like a number
/// is not a number, and neither are Inf and a BLOB. Every read throws ArgumentError with the
/// argument's place and name. Valid during the call only.
class Arguments {
 public:
  Arguments(const kv_function& record, std::span<sqlite3_value* const> values)
      : record_(&record), values_(values) {}

  std::size_t size() const { return values_.size(); }

  /// SQLITE_NULL, SQLITE_INTEGER, SQLITE_FLOAT, SQLITE_TEXT or SQLITE_BLOB.
  int type(std::size_t i) const { return sqlite3_value_type(at(i)); }
  std::int64_t integer(std::size_t i) const { return sqlite3_value_int64(at(i)); }
  double real(std::size_t i) const { return sqlite3_value_double(at(i)); }

  bool is_null(std::size_t i) const { return sqlite3_value_type(at(i)) == SQLITE_NULL; }

  /// NULL is nullopt.
  std::optional<Number> number(std::size_t i) const {
    switch (sqlite3_value_type(at(i))) {
      case SQLITE_NULL:
        return std::nullopt;
      case SQLITE_INTEGER:
        return Number(std::int64_t{sqlite3_value_int64(at(i))});
      case SQLITE_FLOAT:
        if (const double real = sqlite3_value_double(at(i)); std::isfinite(real))
          return Number(real);
        break;
      default:
        break;
    }
    throw wrong(i, "a number");
  }

  /// NULL is refused too.
  Number required_number(std::size_t i) const {
    if (const auto value = number(i)) return *value;
    throw wrong(i, "a number");
  }

  /// NULL is nullopt. The text is the caller's and lives as long as the call.
  std::optional<std::string_view> text(std::size_t i) const {
    if (is_null(i)) return std::nullopt;
    if (sqlite3_value_type(at(i)) != SQLITE_TEXT) throw wrong(i, "a text");
    return bytes(i);
  }

  /// NULL is nullopt. The bytes are the caller's and live as long as the call.
  std::optional<std::string_view> blob(std::size_t i) const {
    if (is_null(i)) return std::nullopt;
    if (sqlite3_value_type(at(i)) != SQLITE_BLOB) throw wrong(i, "a BLOB");
    const auto* data = static_cast<const char*>(sqlite3_value_blob(at(i)));
    return std::string_view(data != nullptr ? data : "",
                            static_cast<std::size_t>(sqlite3_value_bytes(at(i))));
  }

  /// A text that two values share when SQL's IS holds between them and they have one type: a
  /// category of any type. The text '1' and the number 1 are two.
  std::string key(std::size_t i) const {
    const int type = sqlite3_value_type(at(i));
    std::string text(1, static_cast<char>('0' + type));
    if (type == SQLITE_BLOB) {
      const auto* blob = static_cast<const char*>(sqlite3_value_blob(at(i)));
      return text.append(blob ? blob : "", static_cast<std::size_t>(sqlite3_value_bytes(at(i))));
    }
    return type == SQLITE_NULL ? text : text.append(bytes(i));
  }

  /// One of the named choices; anything else, NULL included, is refused with the list.
  template <class T, std::size_t N>
  T choice(std::size_t i, const std::pair<std::string_view, T> (&choices)[N]) const {
    if (sqlite3_value_type(at(i)) == SQLITE_TEXT) {
      const std::string_view given = bytes(i);
      for (const auto& [name, value] : choices) {
        if (name == given) return value;
      }
    }
    std::string list;
    for (std::size_t k = 0; k < N; ++k) {
      list += k == 0 ? "'" : (k + 1 == N ? " or '" : ", '");
      list += choices[k].first;
      list += '\'';
    }
    throw wrong(i, list);
  }

  /// "argument 2 (whole) must be a number, got the text 'abc'".
  ArgumentError wrong(std::size_t i, std::string_view wanted) const {
    return ArgumentError(
        place(i).append(" must be ").append(wanted).append(", got ").append(shown(i)));
  }

  /// "argument 2 (whole)". A repeated last parameter is numbered: "argument 4 (item 3)".
  std::string place(std::size_t i) const {
    const std::size_t last = record_->parameter_count - 1;
    std::string text = "argument ";
    text += std::to_string(i + 1);
    text += " (";
    text += record_->parameters[i < last ? i : last]->name;
    if (values_.size() > record_->parameter_count && i >= last) {
      text += ' ';
      text += std::to_string(i - last + 1);
    }
    text += ')';
    return text;
  }

  /// The value as a sentence shows it: "NULL", "Inf", "the text 'abc'", "12.5".
  std::string shown(std::size_t i) const {
    switch (sqlite3_value_type(at(i))) {
      case SQLITE_NULL:
        return "NULL";
      case SQLITE_BLOB:
        return std::string("a BLOB of ")
            .append(std::to_string(sqlite3_value_bytes(at(i))))
            .append(" bytes");
      case SQLITE_TEXT:
        return std::string("the text ").append(quoted(bytes(i)));
      default:
        const unsigned char* digits = sqlite3_value_text(at(i));
        if (digits == nullptr) throw std::bad_alloc();
        return reinterpret_cast<const char*>(digits);
    }
  }

 private:
  sqlite3_value* at(std::size_t i) const { return values_[i]; }

  std::string_view bytes(std::size_t i) const {
    const unsigned char* text = sqlite3_value_text(at(i));
    if (text == nullptr) throw std::bad_alloc();
    return {reinterpret_cast<const char*>(text),
            static_cast<std::size_t>(sqlite3_value_bytes(at(i)))};
  }

  /// A long text is shown by its beginning and its length; never cut inside a UTF-8 character.
  static std::string quoted(std::string_view text) {
    constexpr std::size_t kShown = 60;
    if (text.size() <= kShown) return std::string("'").append(text).append("'");
    std::size_t end = kShown;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return std::string("that begins '")
        .append(text.substr(0, end))
        .append("' and has ")
        .append(std::to_string(text.size()))
        .append(" bytes");
  }

  const kv_function* record_;
  std::span<sqlite3_value* const> values_;
};

}  // namespace kv::sdk
