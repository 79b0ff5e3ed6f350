// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kv::etl {

/// A municipality's name without what agencies add to it: brackets at the end ("(-2017)", "(t.o.m.
/// 2019)",
/// "(Telem.)"), no-break spaces, doubled spaces. Upper and lower case stay.
std::string plain_name(std::string_view name);

/// Whether two names can be of one place; a check on a code that was read, never a way to find one:
/// Bø in Telemark and Bø in Nordland have the same name.
///
/// True when, upper and lower case apart, and without "kommune", "kommuna", "herad", "fylke":
///   the plain names are equal, or
///   a whole part of parallel names ("Oslo - Oslove", "Unjárga/Nesseby") is a part of the other, or
///   they share a word of three letters or more that stands for the place. Nord, øvre, gamle and
///   their like do not; and where both names have such a word and not the same, the places differ
///   (Øvre Eiker, Nedre Eiker).
/// An empty name is the same as none.
bool same_name(std::string_view a, std::string_view b);

/// What a name can be looked up by, all in lower case and without brackets and "kommune": the name
/// itself, with spaces for hyphens and dashes, and each part of a parallel name.
std::vector<std::string> name_keys(std::string_view name);

/// The words of a name in lower case, hyphens read as spaces, without "fylke" and its like.
std::vector<std::string> name_words(std::string_view name);

}  // namespace kv::etl
