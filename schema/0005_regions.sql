-- @migration 5
-- @title Kinds of regions, and which region is a part of which
--
-- Codes are unique within a kind: county 08 and municipality 0800 are two regions.

INSERT INTO region_kind (kind, title_nb, title_nn, title_en) VALUES
  ('bydel',           'Bydel',            'Bydel',            'City district'),
  ('okonomiskregion', 'Økonomisk region', 'Økonomisk region', 'Economic region'),
  ('naringsregion',   'Næringsregion',    'Næringsregion',    'Business region');

-- A region that a code list puts into a larger one, where the code does not tell.
-- valid_to: the day after the last; NULL where the list does not say when it ends.
CREATE TABLE region_part (
  region_id  INTEGER NOT NULL CONSTRAINT region_part_region REFERENCES region (region_id),
  within_id  INTEGER NOT NULL CONSTRAINT region_part_within REFERENCES region (region_id),
  valid_from TEXT NOT NULL CONSTRAINT region_part_from CHECK (valid_from IS date(valid_from, '+0 days')),
  valid_to   TEXT CONSTRAINT region_part_to
             CHECK (valid_to IS NULL OR (valid_to IS date(valid_to, '+0 days') AND valid_to > valid_from)),
  CONSTRAINT region_part_key PRIMARY KEY (region_id, within_id, valid_from),
  CONSTRAINT region_part_not_itself CHECK (region_id <> within_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX region_part_by_whole ON region_part (within_id);

-- Who states a weight of region_change.
ALTER TABLE region_change ADD COLUMN weight_basis TEXT;

-- The whole area of from_version is in to_version, although a merger and a division lie between: what the changes cannot
-- tell. basis: who says so, and why.
CREATE TABLE region_territory (
  from_version INTEGER PRIMARY KEY CONSTRAINT region_territory_from REFERENCES region_version (version_id),
  to_version   INTEGER NOT NULL CONSTRAINT region_territory_to REFERENCES region_version (version_id),
  basis        TEXT NOT NULL
) STRICT;

-- What the code list of a day remarks on a region, as the agency wrote it: borders that moved, names.
CREATE TABLE region_note (
  region_id INTEGER NOT NULL CONSTRAINT region_note_region REFERENCES region (region_id),
  noted_on  TEXT NOT NULL CONSTRAINT region_note_date CHECK (noted_on IS date(noted_on, '+0 days')),
  note      TEXT NOT NULL CONSTRAINT region_note_text CHECK (note <> ''),
  CONSTRAINT region_note_key PRIMARY KEY (region_id, noted_on)
) STRICT, WITHOUT ROWID;

-- Which region is within which, and when. As in KLASS, a municipality is in the county whose code begins its own, and a
-- city district in the municipality whose code begins its own; the rest is region_part.
CREATE VIEW region_parts AS
WITH pair (region_id, within_id, valid_from, valid_to) AS (
  SELECT small.region_id, large.region_id, '0000-01-01', NULL
    FROM region AS small
    JOIN region AS large ON large.code = substr(small.code, 1, length(large.code))
   WHERE (small.kind = 'kommune' AND large.kind = 'fylke') OR (small.kind = 'bydel' AND large.kind = 'kommune')
   UNION ALL
  SELECT region_id, within_id, valid_from, valid_to FROM region_part)
SELECT small.kind, small.code, sv.name, large.kind AS within_kind, large.code AS within_code, lv.name AS within_name,
       max(sv.valid_from, lv.valid_from, pair.valid_from) AS valid_from,
       nullif(min(coalesce(sv.valid_to, '9999-12-31'), coalesce(lv.valid_to, '9999-12-31'),
                  coalesce(pair.valid_to, '9999-12-31')), '9999-12-31') AS valid_to
  FROM pair
  JOIN region AS small ON small.region_id = pair.region_id
  JOIN region AS large ON large.region_id = pair.within_id
  JOIN region_version AS sv ON sv.region_id = pair.region_id
   AND (pair.valid_to IS NULL OR sv.valid_from < pair.valid_to) AND (sv.valid_to IS NULL OR sv.valid_to > pair.valid_from)
  JOIN region_version AS lv ON lv.region_id = pair.within_id
   AND (pair.valid_to IS NULL OR lv.valid_from < pair.valid_to) AND (lv.valid_to IS NULL OR lv.valid_to > pair.valid_from)
   AND (lv.valid_to IS NULL OR lv.valid_to > sv.valid_from) AND (sv.valid_to IS NULL OR sv.valid_to > lv.valid_from);
