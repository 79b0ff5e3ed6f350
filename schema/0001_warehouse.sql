-- @migration 1
-- @title The warehouse: regions, indicators, periods, breakdowns, observations with history, the ledger
--
-- Conventions: codes are text; value and status are two columns; a date is ISO 8601 text; a vintage is
-- the day on which the agency published, stored as whole days since 1970-01-01 (date() shows it).
-- Tables are STRICT and hold what is true; views are plain SQL and hold how it reads.

CREATE TABLE schema_migration (
  version      INTEGER PRIMARY KEY,
  title        TEXT NOT NULL,
  sha256       TEXT NOT NULL CONSTRAINT schema_migration_sha256 CHECK (length(sha256) = 64),
  applied_at   TEXT NOT NULL,
  tool_version TEXT NOT NULL
) STRICT;

-- Regions ---------------------------------------------------------------------------------------

CREATE TABLE region_kind (
  kind     TEXT PRIMARY KEY CONSTRAINT region_kind_name CHECK (kind <> ''),
  title_nb TEXT NOT NULL,
  title_nn TEXT NOT NULL,
  title_en TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO region_kind (kind, title_nb, title_nn, title_en) VALUES
  ('land',    'Land',                  'Land',                  'Country'),
  ('fylke',   'Fylke',                 'Fylke',                 'County'),
  ('kommune', 'Kommune',               'Kommune',               'Municipality'),
  ('annet',   'Utenfor kommunene',     'Utanfor kommunane',     'Outside the municipalities');

-- A region is a code of a kind. What the code meant, and when, is in region_version.
CREATE TABLE region (
  region_id INTEGER PRIMARY KEY,
  kind      TEXT NOT NULL CONSTRAINT region_kind_known REFERENCES region_kind (kind),
  code      TEXT NOT NULL CONSTRAINT region_code_not_empty CHECK (code <> ''),
  CONSTRAINT region_code_unique UNIQUE (code, kind)
) STRICT;

-- A spell of a code: the same name and the same area from valid_from until the day before valid_to.
CREATE TABLE region_version (
  version_id INTEGER PRIMARY KEY,
  region_id  INTEGER NOT NULL CONSTRAINT region_version_region REFERENCES region (region_id),
  valid_from TEXT NOT NULL CONSTRAINT region_version_from CHECK (valid_from IS date(valid_from, '+0 days')),
  valid_to   TEXT CONSTRAINT region_version_to
             CHECK (valid_to IS NULL OR (valid_to IS date(valid_to, '+0 days') AND valid_to > valid_from)),
  name       TEXT NOT NULL CONSTRAINT region_version_name CHECK (name <> ''),
  variant    INTEGER,
  CONSTRAINT region_version_once UNIQUE (region_id, valid_from)
) STRICT;

CREATE TRIGGER region_version_no_overlap
BEFORE INSERT ON region_version
WHEN EXISTS (
  SELECT 1 FROM region_version AS other
   WHERE other.region_id = NEW.region_id
     AND other.valid_from < coalesce(NEW.valid_to, '9999-12-31')
     AND NEW.valid_from < coalesce(other.valid_to, '9999-12-31'))
BEGIN
  SELECT RAISE(ABORT, 'two spells of one region code overlap in time; a code means one area at a time');
END;

-- A dated change: from_version ended and (a part of) its area went on as to_version.
-- weight: the share of from_version that went to to_version, where a source states it.
CREATE TABLE region_change (
  from_version INTEGER NOT NULL CONSTRAINT region_change_from REFERENCES region_version (version_id),
  to_version   INTEGER NOT NULL CONSTRAINT region_change_to REFERENCES region_version (version_id),
  changed_on   TEXT NOT NULL CONSTRAINT region_change_date CHECK (changed_on IS date(changed_on, '+0 days')),
  weight       REAL CONSTRAINT region_change_weight CHECK (weight > 0 AND weight <= 1),
  CONSTRAINT region_change_key PRIMARY KEY (from_version, to_version)
) STRICT, WITHOUT ROWID;
CREATE INDEX region_change_by_target ON region_change (to_version);

-- Groups of regions are data: listed members, rules over codes valid on a day, or both.
CREATE TABLE region_group (
  group_id INTEGER PRIMARY KEY,
  code     TEXT NOT NULL CONSTRAINT region_group_code_unique UNIQUE
                         CONSTRAINT region_group_code_not_empty CHECK (code <> ''),
  title_nb TEXT NOT NULL,
  title_nn TEXT NOT NULL,
  title_en TEXT NOT NULL,
  note     TEXT
) STRICT;

CREATE TABLE region_group_member (
  group_id  INTEGER NOT NULL CONSTRAINT region_group_member_group REFERENCES region_group (group_id),
  region_id INTEGER NOT NULL CONSTRAINT region_group_member_region REFERENCES region (region_id),
  CONSTRAINT region_group_member_key PRIMARY KEY (group_id, region_id)
) STRICT, WITHOUT ROWID;

-- Every region of `kind` whose code starts with `code_prefix` and that exists on `valid_on`.
CREATE TABLE region_group_rule (
  group_id    INTEGER NOT NULL CONSTRAINT region_group_rule_group REFERENCES region_group (group_id),
  kind        TEXT NOT NULL CONSTRAINT region_group_rule_kind REFERENCES region_kind (kind),
  code_prefix TEXT NOT NULL,
  valid_on    TEXT NOT NULL CONSTRAINT region_group_rule_date CHECK (valid_on IS date(valid_on, '+0 days')),
  CONSTRAINT region_group_rule_key PRIMARY KEY (group_id, kind, code_prefix, valid_on)
) STRICT, WITHOUT ROWID;

INSERT INTO region_group (group_id, code, title_nb, title_nn, title_en, note) VALUES
  (1, 'imdi-sor', 'Region Sør', 'Region Sør', 'Region South',
   'The 48 municipalities of Telemark, Aust-Agder and Vest-Agder on 1 January 2013, as counted in NIBR-notat 2014:107.');
INSERT INTO region_group_rule (group_id, kind, code_prefix, valid_on) VALUES
  (1, 'kommune', '08', '2013-01-01'),
  (1, 'kommune', '09', '2013-01-01'),
  (1, 'kommune', '10', '2013-01-01');

-- Sources and indicators --------------------------------------------------------------------------

CREATE TABLE source (
  source_id INTEGER PRIMARY KEY,
  code      TEXT NOT NULL CONSTRAINT source_code_unique UNIQUE CONSTRAINT source_code_not_empty CHECK (code <> ''),
  title     TEXT NOT NULL,
  publisher TEXT NOT NULL,
  licence   TEXT NOT NULL,
  url       TEXT
) STRICT;

-- kind says what the number is; sums_over_* say along which axes it may be added up.
CREATE TABLE indicator (
  indicator_id      INTEGER PRIMARY KEY,
  code              TEXT NOT NULL CONSTRAINT indicator_code_unique UNIQUE CONSTRAINT indicator_code_not_empty CHECK (code <> ''),
  source_id         INTEGER NOT NULL CONSTRAINT indicator_source REFERENCES source (source_id),
  title_nb          TEXT NOT NULL,
  title_nn          TEXT,
  title_en          TEXT,
  unit              TEXT NOT NULL,
  decimals          INTEGER NOT NULL CONSTRAINT indicator_decimals CHECK (decimals BETWEEN 0 AND 15),
  kind              TEXT NOT NULL CONSTRAINT indicator_kind
                    CHECK (kind IN ('count', 'amount', 'share', 'ratio', 'index', 'category')),
  sums_over_regions INTEGER NOT NULL CONSTRAINT indicator_sums_regions CHECK (sums_over_regions IN (0, 1)),
  sums_over_periods INTEGER NOT NULL CONSTRAINT indicator_sums_periods CHECK (sums_over_periods IN (0, 1)),
  part_of           TEXT,  -- for a share: the code of its numerator
  whole             TEXT,  -- for a share: the code of its denominator
  definition        TEXT
) STRICT;

-- Periods and breakdowns --------------------------------------------------------------------------

CREATE TABLE period (
  period_id INTEGER PRIMARY KEY,
  frequency TEXT NOT NULL CONSTRAINT period_frequency CHECK (frequency IN ('A', 'H', 'Q', 'M', 'W', 'D')),
  code      TEXT NOT NULL CONSTRAINT period_code_unique UNIQUE,
  starts    TEXT NOT NULL CONSTRAINT period_starts CHECK (starts IS date(starts, '+0 days')),
  ends      TEXT NOT NULL CONSTRAINT period_ends CHECK (ends IS date(ends, '+0 days') AND ends >= starts)
) STRICT;

CREATE TABLE dimension (
  dimension TEXT PRIMARY KEY CONSTRAINT dimension_name CHECK (dimension <> ''),
  title_nb  TEXT NOT NULL,
  title_nn  TEXT,
  title_en  TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE category (
  dimension TEXT NOT NULL CONSTRAINT category_dimension REFERENCES dimension (dimension),
  category  TEXT NOT NULL CONSTRAINT category_name CHECK (category <> ''),
  title_nb  TEXT NOT NULL,
  title_nn  TEXT,
  title_en  TEXT,
  CONSTRAINT category_key PRIMARY KEY (dimension, category)
) STRICT, WITHOUT ROWID;

-- A breakdown is a set of categories, one per dimension; '' (id 0) is the total of everything.
-- code: "dimension=category" pairs, sorted by dimension, joined by ';'.
CREATE TABLE breakdown (
  breakdown_id INTEGER PRIMARY KEY,
  code         TEXT NOT NULL CONSTRAINT breakdown_code_unique UNIQUE
) STRICT;
INSERT INTO breakdown (breakdown_id, code) VALUES (0, '');

CREATE TABLE breakdown_category (
  breakdown_id INTEGER NOT NULL CONSTRAINT breakdown_category_breakdown REFERENCES breakdown (breakdown_id),
  dimension    TEXT NOT NULL,
  category     TEXT NOT NULL,
  CONSTRAINT breakdown_category_key PRIMARY KEY (breakdown_id, dimension),
  CONSTRAINT breakdown_category_known FOREIGN KEY (dimension, category) REFERENCES category (dimension, category)
) STRICT, WITHOUT ROWID;

-- Observations ------------------------------------------------------------------------------------

-- Why there is no value. status_id 0 means that there is one.
CREATE TABLE status (
  status_id INTEGER PRIMARY KEY,
  symbol    TEXT NOT NULL CONSTRAINT status_symbol_unique UNIQUE,
  title_nb  TEXT NOT NULL,
  title_nn  TEXT NOT NULL,
  title_en  TEXT NOT NULL
) STRICT;
INSERT INTO status (status_id, symbol, title_nb, title_nn, title_en) VALUES
  (0, '',      'tall',                            'tal',                              'a number'),
  (1, '.',     'ikke mulig eller ikke rapportert', 'ikkje mogleg eller ikkje rapportert', 'not applicable or not reported'),
  (2, '..',    'oppgave mangler',                 'oppgåve manglar',                  'not available'),
  (3, ':',     'vises ikke av konfidensialitetshensyn', 'blir ikkje vist av omsyn til konfidensialitet', 'suppressed: confidential'),
  (4, 'tom',   'tom celle',                       'tom celle',                        'empty cell'),
  (5, 'Inf',   'delt på null',                    'delt på null',                     'division by zero');

-- The current cells. vintage: since when the agency has said this.
-- Key order: an indicator, its years, its regions; so that the common questions are seeks.
CREATE TABLE observation (
  indicator_id INTEGER NOT NULL CONSTRAINT observation_indicator REFERENCES indicator (indicator_id),
  period_id    INTEGER NOT NULL CONSTRAINT observation_period REFERENCES period (period_id),
  region_id    INTEGER NOT NULL CONSTRAINT observation_region REFERENCES region (region_id),
  breakdown_id INTEGER NOT NULL CONSTRAINT observation_breakdown REFERENCES breakdown (breakdown_id),
  value        ANY CONSTRAINT observation_value CHECK (typeof(value) <> 'text' AND typeof(value) <> 'blob'),
  status_id    INTEGER NOT NULL DEFAULT 0 CONSTRAINT observation_status REFERENCES status (status_id),
  vintage      INTEGER NOT NULL,
  CONSTRAINT observation_key PRIMARY KEY (indicator_id, period_id, region_id, breakdown_id),
  CONSTRAINT observation_value_or_status CHECK ((value IS NULL) = (status_id <> 0))
) STRICT, WITHOUT ROWID;

-- What cells were before: said from vintage_from until (not including) vintage_to.
-- A removed cell is one that ended here and has no current cell.
CREATE TABLE observation_history (
  indicator_id INTEGER NOT NULL CONSTRAINT observation_history_indicator REFERENCES indicator (indicator_id),
  period_id    INTEGER NOT NULL CONSTRAINT observation_history_period REFERENCES period (period_id),
  region_id    INTEGER NOT NULL CONSTRAINT observation_history_region REFERENCES region (region_id),
  breakdown_id INTEGER NOT NULL CONSTRAINT observation_history_breakdown REFERENCES breakdown (breakdown_id),
  vintage_from INTEGER NOT NULL,
  vintage_to   INTEGER NOT NULL,
  value        ANY CONSTRAINT observation_history_value CHECK (typeof(value) <> 'text' AND typeof(value) <> 'blob'),
  status_id    INTEGER NOT NULL DEFAULT 0 CONSTRAINT observation_history_status REFERENCES status (status_id),
  CONSTRAINT observation_history_key PRIMARY KEY (indicator_id, period_id, region_id, breakdown_id, vintage_from),
  CONSTRAINT observation_history_order CHECK (vintage_to > vintage_from),
  CONSTRAINT observation_history_value_or_status CHECK ((value IS NULL) = (status_id <> 0))
) STRICT, WITHOUT ROWID;

-- The ledger --------------------------------------------------------------------------------------

CREATE TABLE load (
  load_id         INTEGER PRIMARY KEY,
  source_id       INTEGER NOT NULL CONSTRAINT load_source REFERENCES source (source_id),
  vintage         INTEGER NOT NULL,
  vintage_basis   TEXT NOT NULL CONSTRAINT load_vintage_basis CHECK (vintage_basis IN ('file', 'option', 'day of load')),
  loaded_at       TEXT NOT NULL,
  operator        TEXT NOT NULL,
  tool_version    TEXT NOT NULL,
  note            TEXT,
  accepted        TEXT,              -- rules whose problems the operator accepted
  rows_read       INTEGER NOT NULL,  -- records in the files, headers not counted
  cells_read      INTEGER NOT NULL,  -- cells that hold a value or a symbol
  cells_new       INTEGER NOT NULL,
  cells_unchanged INTEGER NOT NULL,
  cells_revised   INTEGER NOT NULL,
  cells_removed   INTEGER NOT NULL,
  cells_skipped   INTEGER NOT NULL,  -- left out by a rule of the source, each told in load_finding
  rows_changed    INTEGER NOT NULL   -- rows of regions, changes and groups that were added or changed
) STRICT;
CREATE INDEX load_by_source ON load (source_id, vintage);

CREATE TABLE load_file (
  load_id  INTEGER NOT NULL CONSTRAINT load_file_load REFERENCES load (load_id),
  file_no  INTEGER NOT NULL,
  name     TEXT NOT NULL,
  bytes    INTEGER NOT NULL,
  sha256   TEXT NOT NULL CONSTRAINT load_file_sha256 CHECK (length(sha256) = 64),
  encoding TEXT NOT NULL,
  layout   TEXT NOT NULL,
  period   TEXT,  -- where the file's name or the operator states it, and not the file
  rows     INTEGER NOT NULL,
  CONSTRAINT load_file_key PRIMARY KEY (load_id, file_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX load_file_by_hash ON load_file (sha256);

-- What the loader had to say of the files: problems that were accepted, warnings, repairs, counts.
CREATE TABLE load_finding (
  load_id  INTEGER NOT NULL CONSTRAINT load_finding_load REFERENCES load (load_id),
  no       INTEGER NOT NULL,
  severity TEXT NOT NULL CONSTRAINT load_finding_severity CHECK (severity IN ('error', 'warning', 'note')),
  rule     TEXT NOT NULL,
  file     TEXT,
  row      INTEGER,
  column   TEXT,
  value    TEXT,
  message  TEXT NOT NULL,
  remedy   TEXT,
  CONSTRAINT load_finding_key PRIMARY KEY (load_id, no)
) STRICT, WITHOUT ROWID;

-- Which (indicator, period) a vintage speaks of: a cell absent there is absent on purpose.
CREATE TABLE load_scope (
  indicator_id INTEGER NOT NULL CONSTRAINT load_scope_indicator REFERENCES indicator (indicator_id),
  period_id    INTEGER NOT NULL CONSTRAINT load_scope_period REFERENCES period (period_id),
  vintage      INTEGER NOT NULL,
  load_id      INTEGER NOT NULL CONSTRAINT load_scope_load REFERENCES load (load_id),
  CONSTRAINT load_scope_key PRIMARY KEY (indicator_id, period_id, vintage, load_id)
) STRICT, WITHOUT ROWID;

-- Views: how it reads -----------------------------------------------------------------------------

CREATE VIEW regions AS
SELECT r.kind, r.code, v.name, v.valid_from, v.valid_to
  FROM region AS r JOIN region_version AS v USING (region_id);

-- kind of a change, from the shape of the graph around it.
CREATE VIEW region_changes AS
WITH fan AS (
  SELECT c.*,
         (SELECT count(*) FROM region_change AS o WHERE o.from_version = c.from_version) AS targets,
         (SELECT count(*) FROM region_change AS o WHERE o.to_version = c.to_version) AS sources
    FROM region_change AS c)
SELECT fan.changed_on,
       CASE WHEN targets > 1 AND sources > 1 THEN 'split and merge'
            WHEN targets > 1 THEN 'split'
            WHEN sources > 1 THEN 'merge'
            WHEN a.region_id <> b.region_id THEN 'renumber'
            WHEN a.name <> b.name THEN 'rename'
            ELSE 'other' END AS kind,
       ra.code AS from_code, a.name AS from_name, rb.code AS to_code, b.name AS to_name, fan.weight
  FROM fan
  JOIN region_version AS a ON a.version_id = fan.from_version
  JOIN region_version AS b ON b.version_id = fan.to_version
  JOIN region AS ra ON ra.region_id = a.region_id
  JOIN region AS rb ON rb.region_id = b.region_id;

-- Who is in a group, by list or by rule. name: the name on the rule's day, else the latest.
CREATE VIEW region_group_members AS
SELECT g.group_id, g.code AS group_code, r.region_id, r.code AS region,
       v.name AS name
  FROM region_group AS g
  JOIN region_group_rule AS rule USING (group_id)
  JOIN region AS r ON r.kind = rule.kind AND substr(r.code, 1, length(rule.code_prefix)) = rule.code_prefix
  JOIN region_version AS v ON v.region_id = r.region_id AND v.valid_from <= rule.valid_on
                          AND (v.valid_to IS NULL OR v.valid_to > rule.valid_on)
UNION
SELECT g.group_id, g.code, r.region_id, r.code,
       (SELECT name FROM region_version AS v WHERE v.region_id = r.region_id ORDER BY valid_from DESC LIMIT 1)
  FROM region_group AS g
  JOIN region_group_member AS m USING (group_id)
  JOIN region AS r USING (region_id);

CREATE VIEW indicators AS
SELECT i.code AS indicator, i.title_nb, i.title_nn, i.title_en, i.unit, i.decimals, i.kind,
       i.sums_over_regions, i.sums_over_periods, i.definition, s.code AS source
  FROM indicator AS i JOIN source AS s USING (source_id);

-- name: the name the code had when the period began; for a code that was not valid then, the last or first it had.
CREATE VIEW observations AS
SELECT i.code AS indicator, r.code AS region,
       coalesce((SELECT v.name FROM region_version AS v
                  WHERE v.region_id = o.region_id AND v.valid_from <= p.starts ORDER BY v.valid_from DESC LIMIT 1),
                (SELECT v.name FROM region_version AS v
                  WHERE v.region_id = o.region_id ORDER BY v.valid_from LIMIT 1)) AS name,
       p.code AS period, b.code AS breakdown, o.value, st.symbol AS status,
       date(o.vintage * 86400, 'unixepoch') AS vintage
  FROM observation AS o
  JOIN indicator AS i USING (indicator_id)
  JOIN period AS p USING (period_id)
  JOIN region AS r USING (region_id)
  JOIN breakdown AS b USING (breakdown_id)
  JOIN status AS st USING (status_id);

CREATE VIEW observations_history AS
SELECT i.code AS indicator, r.code AS region, p.code AS period, b.code AS breakdown,
       h.value, st.symbol AS status,
       date(h.vintage_from * 86400, 'unixepoch') AS vintage_from,
       date(h.vintage_to * 86400, 'unixepoch') AS vintage_to
  FROM observation_history AS h
  JOIN indicator AS i USING (indicator_id)
  JOIN period AS p USING (period_id)
  JOIN region AS r USING (region_id)
  JOIN breakdown AS b USING (breakdown_id)
  JOIN status AS st USING (status_id);

CREATE VIEW loads AS
SELECT l.load_id, s.code AS source, date(l.vintage * 86400, 'unixepoch') AS vintage, l.vintage_basis, l.loaded_at,
       (SELECT group_concat(f.name, ', ') FROM load_file AS f WHERE f.load_id = l.load_id) AS files,
       l.rows_read, l.cells_read, l.cells_new, l.cells_unchanged, l.cells_revised, l.cells_removed, l.cells_skipped,
       l.rows_changed,
       (SELECT count(*) FROM load_finding AS f WHERE f.load_id = l.load_id AND f.severity <> 'note') AS warnings,
       l.operator, l.tool_version, l.note
  FROM load AS l JOIN source AS s USING (source_id);

CREATE VIEW load_findings AS
SELECT f.load_id, s.code AS source, f.severity, f.rule, f.file, f.row, f.column, f.value, f.message, f.remedy
  FROM load_finding AS f JOIN load AS l USING (load_id) JOIN source AS s USING (source_id);
