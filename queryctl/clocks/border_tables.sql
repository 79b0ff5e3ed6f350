-- border_mapping: the municipalities of each 1 January with those of the border day. weight: the share of from_code that is
-- counted in to_code; NULL where it is not known. basis, of the weight of a part: supplied, population or territory. region_group_members: as the stored view, on the border day.
CREATE TEMP TABLE border_mapping (
  year INTEGER NOT NULL, from_code TEXT NOT NULL, from_name TEXT NOT NULL, to_code TEXT NOT NULL, to_name TEXT NOT NULL,
  relation TEXT NOT NULL, name_change TEXT NOT NULL, weight REAL,
  basis TEXT NOT NULL,
  PRIMARY KEY (year, from_code, to_code)) WITHOUT ROWID;
CREATE TEMP TABLE region_group_members (
  group_id INTEGER NOT NULL, group_code TEXT NOT NULL, region_id INTEGER NOT NULL, region TEXT NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (group_code, region_id)) WITHOUT ROWID;
-- Municipalities that are no members of the group, but of which some area is in one that is on the border day.
CREATE TEMP TABLE border_group_outsiders (
  group_code TEXT NOT NULL, from_code TEXT NOT NULL, from_name TEXT NOT NULL, to_code TEXT NOT NULL,
  PRIMARY KEY (group_code, from_code, to_code)) WITHOUT ROWID;
