// SPDX-License-Identifier: MIT
#pragma once

/// A triangle near Risør, as SQL writes its WKB: for the examples of records.
#define KV_EXAMPLE_AREA                                                      \
  "x'0103000000010000000400000000000000804f024100000000a8cb5841000000000088" \
  "034100000000a8cb584100000000c0eb0241000000006cd5584100000000804f024100"   \
  "000000a8cb5841'"
