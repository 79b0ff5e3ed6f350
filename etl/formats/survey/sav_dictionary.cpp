// SPDX-License-Identifier: MIT
#include "etl/formats/survey/sav_dictionary.h"

#include <algorithm>
#include <map>

#include "etl/formats/survey/sav_blocks.h"

namespace kv::etl {
namespace {

constexpr std::size_t kLongestString = 32'767;
constexpr std::size_t kSegment = 255;      // bytes of each but the last segment of a long string
constexpr std::size_t kSegmentUsed = 252;  // of which the string has so many

std::string without_end(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\0')) text.remove_suffix(1);
  return std::string(text);
}

std::string upper(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

class Scanner {
 public:
  Scanner(std::string_view bytes, const SavLimits& limits)
      : bytes_(bytes), limits_(limits), in_(bytes, 0, false) {}

  SavDictionary scan() {
    header();
    while (record()) {
    }
    finish();
    return std::move(out_);
  }

 private:
  void header() {
    if (bytes_.size() > limits_.bytes)
      in_.fail("has " + std::to_string(bytes_.size()) + " bytes, more than the " +
               std::to_string(limits_.bytes) + " that are read");
    const std::string_view magic = in_.take(4, "its first word");
    if (magic != "$FL2" && magic != "$FL3")
      throw SavFault{0, "does not begin with $FL2 or $FL3, as SPSS system files do"};
    in_.take(60, "the name of the program that wrote it");
    const std::size_t order_at = in_.at();
    const std::int32_t layout = in_.int32("its layout code");
    if (layout != 2 && layout != 3) {
      in_ = SavBytes(bytes_, order_at, true);
      const std::int32_t swapped = in_.int32("its layout code");
      if (swapped != 2 && swapped != 3)
        in_.fail("has the layout code " + std::to_string(layout) + " in place of 2 or 3");
      swap_ = true;
    }
    in_.int32("its case size");
    out_.compression = in_.int32("its kind of compression");
    if (out_.compression < 0 || out_.compression > 2)
      in_.fail("has the compression " + std::to_string(out_.compression) +
               ", which is none of 0, 1 and 2");
    if ((out_.compression == 2) != (magic == "$FL3"))
      in_.fail("is marked " + std::string(magic) + " but has the compression " +
               std::to_string(out_.compression));
    weight_ = in_.int32("its weight");
    out_.cases = in_.int32("its number of cases");
    if (out_.cases < -1) in_.fail("says " + std::to_string(out_.cases) + " for its cases");
    in_.take(8 + 9 + 8 + 64 + 3, "its header");
  }

  bool record() {
    const std::size_t at = in_.at();
    switch (const std::int32_t type = in_.int32("a record of the dictionary")) {
      case 2:
        variable();
        return true;
      case 3:
        value_labels();
        return true;
      case 6:
        in_.take(80 * in_.count("its lines of documents", limits_.label_bytes), "its documents");
        return true;
      case 7:
        extension();
        return true;
      case 999:
        out_.terminator_at = at;
        in_.int32("the end of the dictionary");
        return false;
      default:
        throw SavFault{
            at, "has a record of the unknown type " + std::to_string(type) + " in its dictionary"};
    }
  }

  void variable() {
    const std::int32_t width = in_.int32("a variable");
    const std::int32_t has_label = in_.int32("a variable");
    const std::int32_t missing = in_.int32("a variable");
    in_.take(8, "a variable's formats");
    const std::string name = without_end(in_.take(8, "a variable's name"));
    if (width < -1 || width > static_cast<std::int32_t>(kSegment))
      in_.fail("gives the variable " + name + " the width " + std::to_string(width));
    if (has_label != 0 && has_label != 1)
      in_.fail("does not say whether the variable " + name + " has a label");
    if (missing < -3 || missing > 3 || missing == -1)
      in_.fail("gives the variable " + name + " " + std::to_string(missing) + " missing values");
    if (has_label == 1) {
      const std::size_t length = in_.count("the length of a label", limits_.label_bytes);
      in_.take((length + 3) / 4 * 4, "a variable's label");
    }
    in_.take(8 * static_cast<std::size_t>(std::abs(missing)), "a variable's missing values");
    if (width == -1) {
      if (open_ == 0) in_.fail("has a continuation without a string before it");
      --open_;
    } else {
      if (open_ != 0) in_.fail("has a string that lacks its continuation before " + name);
      if (name.empty()) in_.fail("has a variable without a name");
      out_.variables.push_back({upper(name), name, out_.elements, static_cast<std::size_t>(width)});
      if (out_.variables.size() > limits_.variables)
        in_.fail("has more than " + std::to_string(limits_.variables) + " variables");
      open_ = width == 0 ? 0 : (static_cast<std::size_t>(width) + 7) / 8 - 1;
    }
    ++out_.elements;
  }

  void value_labels() {
    const std::size_t count = in_.count("its value labels", limits_.label_bytes);
    for (std::size_t i = 0; i < count; ++i) {
      in_.take(8, "a value label");
      const auto length = static_cast<unsigned char>(in_.take(1, "a value label").front());
      in_.take((std::size_t{length} + 1 + 7) / 8 * 8 - 1, "a value label");
    }
    if (in_.int32("the variables of value labels") != 4)
      in_.fail("has value labels without the variables that they are of");
    const std::size_t variables = in_.count("the variables of value labels", out_.elements);
    for (std::size_t i = 0; i < variables; ++i) {
      const std::int32_t element = in_.int32("a variable of value labels");
      if (element < 1 || !starts_at(static_cast<std::size_t>(element) - 1))
        in_.fail("has value labels of variable number " + std::to_string(element) +
                 ", where none begins");
    }
  }

  bool starts_at(std::size_t element) const {
    const auto it = std::ranges::lower_bound(out_.variables, element, {}, &SavVariable::element);
    return it != out_.variables.end() && it->element == element;
  }

  void extension() {
    const std::int32_t subtype = in_.int32("an extension record");
    const std::size_t size = in_.count("the size of an extension record's parts", 1U << 20U);
    const std::size_t count = in_.count("the parts of an extension record", 1U << 28U);
    if (size != 0 && count > in_.left() / size)
      in_.fail("ends within an extension record (7/" + std::to_string(subtype) + ")");
    const std::size_t at = in_.at();
    const std::string_view data = in_.take(size * count, "an extension record");
    switch (subtype) {
      case 3:
        if (size != 4 || count != 8) in_.fail("has a damaged record on its machine (7/3)");
        codepage_ = SavBytes(bytes_, at + 28, swap_).int32("its code page");
        break;
      case 4:
        if (size != 8 || count != 3) in_.fail("has a damaged record on its numbers (7/4)");
        break;
      case 7:
      case 19:
        for (SavSet& set : parse_sav_sets(data)) out_.sets.push_back(std::move(set));
        break;
      case 13:
        long_names_ = data;
        break;
      case 14:
        long_strings_ = data;
        break;
      case 20:
        out_.encoding = without_end(data);
        break;
      default:
        break;
    }
  }

  /// Calls `use(name, value)` for each name=value of a record that separates them by tabs.
  template <typename Use>
  void pairs(std::string_view text, Use use) {
    while (!text.empty()) {
      const std::size_t tab = text.find('\t');
      const std::string_view part = text.substr(0, tab);
      text.remove_prefix(tab == std::string_view::npos ? text.size() : tab + 1);
      const std::string_view pair = part.substr(0, part.find('\0'));
      if (pair.empty()) continue;
      const std::size_t equals = pair.find('=');
      if (equals == std::string_view::npos || equals == 0)
        in_.fail("has '" + std::string(pair.substr(0, 40)) + "' where NAME=VALUE should be");
      use(upper(std::string(pair.substr(0, equals))), std::string(pair.substr(equals + 1)));
    }
  }

  void finish() {
    if (open_ != 0) in_.fail("has a string that lacks its continuation");
    if (out_.variables.empty()) in_.fail("has no variables");
    std::map<std::string, std::size_t> by_name;
    for (std::size_t i = 0; i < out_.variables.size(); ++i)
      if (!by_name.emplace(out_.variables[i].short_name, i).second)
        in_.fail("has two variables " + out_.variables[i].short_name);
    pairs(long_names_, [&](const std::string& name, std::string value) {
      const auto it = by_name.find(name);
      if (it == by_name.end()) in_.fail("has a long name for " + name + ", which it lacks");
      out_.variables[it->second].long_name = std::move(value);
    });
    merge_long_strings(by_name);
    if (weight_ != 0) {
      const auto it = std::ranges::find(out_.variables, static_cast<std::size_t>(weight_) - 1,
                                        &SavVariable::element);
      if (weight_ < 0 || it == out_.variables.end() || it->width != 0)
        in_.fail("is weighted by variable number " + std::to_string(weight_) +
                 ", which is no number");
      out_.weight = it->short_name;
    }
    if (out_.encoding.empty() && codepage_ == 65001) out_.encoding = "UTF-8";
    out_.data_at = in_.at();
    check_data();
  }

  // A string of more than 255 bytes is a row of variables of 255, each holding 252 of it.
  void merge_long_strings(const std::map<std::string, std::size_t>& by_name) {
    std::vector<bool> segment(out_.variables.size(), false);
    pairs(long_strings_, [&](const std::string& name, const std::string& value) {
      const auto it = by_name.find(name);
      std::size_t width = 0;
      for (const char c : value)
        width = c >= '0' && c <= '9' && width < 1'000'000
                    ? width * 10 + static_cast<std::size_t>(c - '0')
                    : kLongestString + 1;
      if (it == by_name.end() || width <= kSegment || width > kLongestString)
        in_.fail("has a long string " + name + " of the width '" + value.substr(0, 20) + "'");
      const std::size_t segments = (width + kSegmentUsed - 1) / kSegmentUsed;
      for (std::size_t i = 0; i < segments; ++i) {
        const std::size_t at = it->second + i;
        const std::size_t wanted =
            i + 1 < segments ? kSegment : width - (segments - 1) * kSegmentUsed;
        if (at >= out_.variables.size() || out_.variables[at].width != wanted || segment[at])
          in_.fail("has a long string " + name + " whose parts do not fit its width of " +
                   std::to_string(width));
        if (i > 0) segment[at] = true;
      }
      out_.variables[it->second].width = width;
    });
    std::vector<SavVariable> whole;
    for (std::size_t i = 0; i < segment.size(); ++i)
      if (!segment[i]) whole.push_back(std::move(out_.variables[i]));
    out_.variables = std::move(whole);
  }

  void check_data() const {
    const std::size_t left = in_.left();
    std::size_t most = left;  // the elements that the bytes can hold
    if (out_.compression == 0) most = left / 8;
    if (out_.compression == 2)
      most = check_sav_blocks(bytes_, out_.data_at, swap_, limits_.inflated);
    const std::size_t cases = out_.cases < 0 ? 0 : static_cast<std::size_t>(out_.cases);
    if (cases > most / out_.elements)
      in_.fail("says that it has " + std::to_string(cases) + " cases of " +
               std::to_string(out_.elements) + " parts each, more than its data can hold");
    if (cases > limits_.cells / out_.variables.size())
      in_.fail("has " + std::to_string(cases) + " cases of " +
               std::to_string(out_.variables.size()) + " variables, more than the " +
               std::to_string(limits_.cells) + " cells that are read");
  }

  std::string_view bytes_;
  const SavLimits& limits_;
  SavBytes in_;
  bool swap_ = false;
  std::int32_t weight_ = 0;
  std::int32_t codepage_ = 0;
  std::size_t open_ = 0;  // continuations that the last string still needs
  std::string_view long_names_;
  std::string_view long_strings_;
  SavDictionary out_;
};

}  // namespace

SavDictionary scan_sav(std::string_view bytes, const SavLimits& limits) {
  return Scanner(bytes, limits).scan();
}

}  // namespace kv::etl
