// SPDX-License-Identifier: MIT
#include <ostream>

#include "queryctl/kit/verb.h"
#include "schema/explain/explain.h"

namespace kv::queryctl {

int run_explain(const Arguments& arguments, Console& console) {
  const std::string lang = arguments.text("lang");
  console.out << (arguments.has("code") ? explain_code(arguments.text("code"), lang)
                                        : list_of_codes(lang));
  return 0;
}

}  // namespace kv::queryctl
