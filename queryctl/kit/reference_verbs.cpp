// SPDX-License-Identifier: MIT
#include <ostream>

#include "queryctl/kit/program_interface.h"
#include "queryctl/kit/verb.h"
#include "schema/error.h"

namespace kv::queryctl {

int run_spec(const Arguments&, Console& console) {
  console.out << spec_json(program_interface(console.err));
  return 0;
}

int run_completion(const Arguments& arguments, Console& console) {
  console.out << completion_script(program_interface(console.err), arguments.text("shell"));
  return 0;
}

int run_man(const Arguments& arguments, Console& console) {
  const Interface interface = program_interface(console.err);
  console.out << (arguments.has("plugin") ? man_page_of_plugin(interface, arguments.text("plugin"))
                                          : man_page(interface));
  return 0;
}

int run_reference(const Arguments&, Console& console) {
  console.out << reference_page(program_interface(console.err));
  return 0;
}

}  // namespace kv::queryctl
