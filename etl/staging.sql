-- The TEMP tables between a mapping and the warehouse. A mapping fills them; the loader reads, checks and merges them.

-- What a source declares.
CREATE TEMP TABLE indicator_in (
  code TEXT PRIMARY KEY, title_nb TEXT NOT NULL, title_nn TEXT, title_en TEXT, unit TEXT NOT NULL,
  decimals INTEGER NOT NULL, kind TEXT NOT NULL, sums_over_regions INTEGER NOT NULL, sums_over_periods INTEGER NOT NULL,
  part_of TEXT, whole TEXT, definition TEXT) STRICT;
CREATE TEMP TABLE dimension_in (dimension TEXT PRIMARY KEY, title_nb TEXT NOT NULL, title_nn TEXT, title_en TEXT) STRICT;
CREATE TEMP TABLE category_in (
  dimension TEXT NOT NULL, category TEXT NOT NULL, title_nb TEXT NOT NULL, title_nn TEXT, title_en TEXT,
  PRIMARY KEY (dimension, category)) STRICT;

-- The files of the load, as staged rows number them, each table of a workbook being one; period: what the name, the text above
-- the table or the operator states, else ''. sheet and title (what stands above the table): of workbooks, else ''.
CREATE TEMP TABLE file_in (file INTEGER PRIMARY KEY, layout TEXT NOT NULL, period TEXT NOT NULL, sheet TEXT NOT NULL, title TEXT NOT NULL) STRICT;

-- The parts of each label, one row each, for mappings that do not know the columns: no is 1, 2 …; part the column's name.
CREATE TEMP TABLE label_part (
  label INTEGER NOT NULL, no INTEGER NOT NULL, part TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (label, no)) STRICT, WITHOUT ROWID;

-- What a layout's SQL has to say of labels; an operator may accept an error with acceptable = 1.
CREATE TEMP TABLE label_finding (
  label INTEGER NOT NULL, severity TEXT NOT NULL, rule TEXT NOT NULL, value TEXT, message TEXT NOT NULL, remedy TEXT,
  acceptable INTEGER NOT NULL DEFAULT 0) STRICT;

-- What one label of a file's cells means: filled by a layout's SQL from TEMP table label.
-- skip: a reason to leave the label's cells out, told to the user; then indicator and period may be NULL.
CREATE TEMP TABLE series (
  label INTEGER PRIMARY KEY, indicator TEXT, period TEXT, breakdown TEXT NOT NULL DEFAULT '', skip TEXT) STRICT;

-- Cells made by SQL from staged rows; value is the cell's text.
CREATE TEMP TABLE cell_in (
  indicator TEXT NOT NULL, period TEXT NOT NULL, region TEXT NOT NULL, breakdown TEXT NOT NULL DEFAULT '', value TEXT,
  kind TEXT NOT NULL DEFAULT 'kommune', file INTEGER NOT NULL, "row" INTEGER NOT NULL, "column" INTEGER NOT NULL) STRICT;

-- Regions, their changes and their groups.
CREATE TEMP TABLE region_version_in (
  kind TEXT NOT NULL, code TEXT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, name TEXT NOT NULL, variant INTEGER,
  key TEXT UNIQUE, PRIMARY KEY (kind, code, valid_from)) STRICT;
CREATE TEMP TABLE region_change_in (
  from_key TEXT NOT NULL, to_key TEXT NOT NULL, changed_on TEXT NOT NULL, weight REAL, PRIMARY KEY (from_key, to_key)) STRICT;
CREATE TEMP TABLE group_in (code TEXT PRIMARY KEY, title_nb TEXT NOT NULL, title_nn TEXT, title_en TEXT, note TEXT) STRICT;
CREATE TEMP TABLE group_member_in (
  group_code TEXT NOT NULL, kind TEXT NOT NULL, code TEXT NOT NULL, PRIMARY KEY (group_code, kind, code)) STRICT;
-- What lies within what, where the codes do not tell.
CREATE TEMP TABLE region_part_in (
  kind TEXT NOT NULL, code TEXT NOT NULL, within_kind TEXT NOT NULL, within_code TEXT NOT NULL, valid_from TEXT NOT NULL,
  valid_to TEXT, PRIMARY KEY (kind, code, within_kind, within_code, valid_from)) STRICT;
-- Of a change of municipalities that stands in the warehouse: which share of from_code went to to_code, and who says so.
CREATE TEMP TABLE region_weight_in (
  from_code TEXT NOT NULL, to_code TEXT NOT NULL, changed_on TEXT NOT NULL, weight REAL NOT NULL, basis TEXT NOT NULL,
  PRIMARY KEY (from_code, to_code, changed_on)) STRICT;
-- All the area of the municipality from_code that ended on that day is in the one that began later.
CREATE TEMP TABLE region_territory_in (
  from_code TEXT NOT NULL, ended_on TEXT NOT NULL, to_code TEXT NOT NULL, began_on TEXT NOT NULL, basis TEXT NOT NULL,
  PRIMARY KEY (from_code, ended_on)) STRICT;
-- What the list of a day remarks on a region.
CREATE TEMP TABLE region_note_in (
  kind TEXT NOT NULL, code TEXT NOT NULL, noted_on TEXT NOT NULL, note TEXT NOT NULL,
  PRIMARY KEY (kind, code, noted_on)) STRICT;
