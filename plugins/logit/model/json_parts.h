// SPDX-License-Identifier: MIT
/// \file
/// The members of a model's JSON, each written as "name": value.
#pragma once

#include "plugins/logit/model/analysis.h"
#include "plugins/logit/model/json_writer.h"

namespace kv::logit {

void write_matrix(JsonWriter& out, std::string_view name, const Matrix& matrix);
void write_fit(JsonWriter& out, const Analysis& analysis);
void write_separation(JsonWriter& out, const Analysis& analysis);
void write_tests(JsonWriter& out, const Analysis& analysis);
void write_calibration(JsonWriter& out, const Analysis& analysis);
void write_inflation(JsonWriter& out, const Analysis& analysis);
void write_effects(JsonWriter& out, const Analysis& analysis);
void write_robust(JsonWriter& out, const Analysis& analysis);
void write_firth(JsonWriter& out, const Analysis& analysis);
void write_rows(JsonWriter& out, const Analysis& analysis);

}  // namespace kv::logit
