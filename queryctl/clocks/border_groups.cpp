// SPDX-License-Identifier: MIT
#include "queryctl/clocks/border_groups.h"

#include <algorithm>
#include <map>
#include <set>
#include <sqlite3.h>
#include <unordered_map>

#include "queryctl/clocks/border_state.h"
#include "queryctl/clocks/cell_reader.h"
#include "queryctl/clocks/embedded_clocks.h"
#include "queryctl/suggest.h"
#include "queryctl/value.h"

namespace kv::queryctl {
namespace {

struct Group {
  std::string code;
  std::map<std::string, std::set<std::int64_t>> members;  ///< by day: municipalities
  std::set<std::int64_t> listed;                          ///< municipalities without a day
};

class Groups {
 public:
  Groups(sqlite3* db, BorderState& state)
      : state_(state),
        insert_(db, "INSERT OR IGNORE INTO temp.region_group_members VALUES (?1, ?2, ?3, ?4, ?5)"),
        insert_outsider_(
            db, "INSERT OR IGNORE INTO temp.border_group_outsiders VALUES (?1, ?2, ?3, ?4)") {
    for (const std::size_t spell : state.graph().by_beginning()) {
      const Spell& here = state.graph().spells()[spell];
      spells_[here.region].push_back(&here);
      if (days_.empty() || days_.back() != here.from) days_.push_back(here.from);
    }
    read(db);
  }

  std::map<std::string, std::string> fill() {
    std::map<std::string, std::string> sentences;
    for (auto& [id, group] : groups_) {
      if (!group.listed.empty()) group.members[day_of(group.listed)].merge(group.listed);
      std::set<std::string> strangers;
      for (const auto& [day, members] : group.members)
        place(id, group.code, day, members, strangers);
      const std::vector<std::string> names(strangers.begin(), strangers.end());
      if (!names.empty())
        sentences[group.code] =
            "On these borders the group " + group.code +
            " takes in area of municipalities that are no members: " + join_names(names) + ".";
    }
    return sentences;
  }

 private:
  void read(sqlite3* db) {
    OwnStatement rules(db, clock_sql("group_rules"));
    while (rules.step()) {
      Group& group = groups_[rules.integer(0)];
      group.code = rules.text(1);
      const std::int64_t region = rules.integer(2);
      if (spells_.contains(region)) group.members[rules.text(3)].insert(region);
    }
    OwnStatement lists(db, clock_sql("group_lists"));
    while (lists.step()) {
      Group& group = groups_[lists.integer(0)];
      group.code = lists.text(1);
      const std::int64_t region = lists.integer(2);
      if (spells_.contains(region))
        group.listed.insert(region);
      else  // a county or the like
        add(lists.integer(0), group.code, region, lists.text(3), lists.text(4));
    }
  }

  std::string day_of(const std::set<std::int64_t>& regions) const {
    std::string best;
    std::ptrdiff_t most = -1;
    for (const std::string& day : days_) {
      const auto valid = std::ranges::count_if(regions, [&](std::int64_t region) {
        return std::ranges::any_of(spells_.at(region),
                                   [&](const Spell* spell) { return spell->valid_on(day); });
      });
      if (valid >= most) best = day;
      most = std::max(most, valid);
    }
    return best;
  }

  void place(std::int64_t id, const std::string& code, const std::string& day,
             const std::set<std::int64_t>& members, std::set<std::string>& strangers) {
    BorderMap& map = state_.map_from(day);
    for (const std::int64_t member : members) {
      if (!map.valid(member)) {
        for (const std::int64_t target : map.stray(member).targets) add(id, code, target);
        continue;
      }
      for (const Link& link : map.from(member)) {
        const std::int64_t target = map.region_of(link.to);
        add(id, code, target);
        for (const Link& other : map.into(target)) {
          const Spell& source = state_.graph().spells()[other.from];
          const std::string& here = state_.graph().spells()[link.to].code;
          if (members.contains(source.region)) continue;
          strangers.insert(source.code + " " + source.name + " (in " + here + ")");
          put(insert_outsider_, {code, source.code, source.name, here});
        }
      }
    }
  }

  void add(std::int64_t id, const std::string& group, std::int64_t region) {
    const auto& spells = spells_.at(region);
    const auto now = std::ranges::find_if(
        spells, [&](const Spell* spell) { return spell->valid_on(state_.border_day()); });
    const Spell* spell = now == spells.end() ? spells.back() : *now;
    add(id, group, region, spell->code, spell->name);
  }

  void add(std::int64_t id, const std::string& group, std::int64_t region, const std::string& code,
           const std::string& name) {
    put(insert_, {id, group, region, code, name});
  }

  static void put(OwnStatement& insert, const std::vector<Value>& values) {
    int column = 0;
    for (const Value& value : values) {
      ++column;
      if (const auto* integer = std::get_if<std::int64_t>(&value))
        sqlite3_bind_int64(insert.get(), column, *integer);
      else if (const auto* text = std::get_if<std::string>(&value))
        sqlite3_bind_text(insert.get(), column, text->c_str(), -1, SQLITE_TRANSIENT);
    }
    insert.step();
    insert.reset();
  }

  BorderState& state_;
  OwnStatement insert_;
  OwnStatement insert_outsider_;
  std::vector<std::string> days_;  ///< on which a spell began
  std::unordered_map<std::int64_t, std::vector<const Spell*>> spells_;
  std::map<std::int64_t, Group> groups_;
};

}  // namespace

std::map<std::string, std::string> fill_border_groups(sqlite3* db, BorderState& state) {
  return Groups(db, state).fill();
}

}  // namespace kv::queryctl
