// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace kv::queryctl {

/// A warehouse of six municipalities until 2020. Then 0101 and 0102 became 3001, 0103 became 3003,
/// 0104 was divided between 3005 (with all of 0105) and 3004 (weights 0.25 and 0.75), and 0106 kept
/// its code. 01 is a county, 0199 is no municipality. The group old-pair lists 0101 and 0103, the
/// group rule-01 is all of 2013 that begins with 010 but for 0106.
///
/// folk (count), 2013: 10 20 30 40 50 60, county 210, 0199 7; by sex for 0101 and 0102 only: 4, 9.
/// asyl (count), 2013: 0101 5, 0102 ':', 0103 ':', 0104 '.', 0105 8, and 9 under 3001, a code that
/// was not valid then. prosent (share of asyl in folk): 0103 12.5. klasse (category): 1 2 3.
/// folk, 2019: 0106 61.
void make_small_country(const std::string& path);

/// A warehouse with the vintages of 1 March 2013, 2014 and 2015 of x for 0101, 0102 and 0103:
/// 0101 1, 2, 2; 0102 5, removed, 7; 0103 none, 3, ':'. The source y has been published once, in
/// 2015.
void make_vintages(const std::string& path);

}  // namespace kv::queryctl
