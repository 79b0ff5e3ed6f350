-- Spells that are new or differ, by code and first day.
CREATE TEMP TABLE version_change AS
SELECT n.kind, n.code, n.valid_from, n.valid_to, n.name, n.variant, v.version_id
  FROM temp.region_version_in AS n
  LEFT JOIN region AS r ON r.kind = n.kind AND r.code = n.code
  LEFT JOIN region_version AS v ON v.region_id = r.region_id AND v.valid_from = n.valid_from
 WHERE v.version_id IS NULL OR v.valid_to IS NOT n.valid_to OR v.name <> n.name OR v.variant IS NOT n.variant;

INSERT INTO region (kind, code)
SELECT DISTINCT kind, code FROM temp.region_version_in WHERE true ORDER BY code, kind
ON CONFLICT (code, kind) DO NOTHING;

-- Ends first, so that a spell that was open makes room for the one that follows.
UPDATE region_version
   SET valid_to = c.valid_to, name = c.name, variant = c.variant
  FROM temp.version_change AS c
 WHERE region_version.version_id = c.version_id;

INSERT INTO region_version (region_id, valid_from, valid_to, name, variant)
SELECT r.region_id, c.valid_from, c.valid_to, c.name, c.variant
  FROM temp.version_change AS c JOIN region AS r ON r.kind = c.kind AND r.code = c.code
 WHERE c.version_id IS NULL
 ORDER BY c.code, c.valid_from;

CREATE TEMP TABLE version_key AS
SELECT n.key, v.version_id
  FROM temp.region_version_in AS n
  JOIN region AS r ON r.kind = n.kind AND r.code = n.code
  JOIN region_version AS v ON v.region_id = r.region_id AND v.valid_from = n.valid_from
 WHERE n.key IS NOT NULL;
CREATE UNIQUE INDEX temp.version_key_once ON version_key (key);

CREATE TEMP TABLE change_new AS
SELECT a.version_id AS from_version, b.version_id AS to_version, c.changed_on, c.weight, o.from_version IS NULL AS is_new
  FROM temp.region_change_in AS c
  JOIN temp.version_key AS a ON a.key = c.from_key
  JOIN temp.version_key AS b ON b.key = c.to_key
  LEFT JOIN region_change AS o ON o.from_version = a.version_id AND o.to_version = b.version_id
 WHERE o.from_version IS NULL OR o.changed_on <> c.changed_on OR (c.weight IS NOT NULL AND o.weight IS NOT c.weight);

INSERT INTO region_change (from_version, to_version, changed_on, weight)
SELECT from_version, to_version, changed_on, weight FROM temp.change_new WHERE true
ON CONFLICT (from_version, to_version) DO UPDATE SET changed_on = excluded.changed_on, weight = coalesce(excluded.weight, weight);

CREATE TEMP TABLE group_change AS
SELECT n.code, g.group_id IS NULL AS is_new
  FROM temp.group_in AS n LEFT JOIN region_group AS g USING (code)
 WHERE g.group_id IS NULL OR g.title_nb <> n.title_nb OR g.note IS NOT n.note;

INSERT INTO region_group (code, title_nb, title_nn, title_en, note)
SELECT code, title_nb, coalesce(title_nn, title_nb), coalesce(title_en, title_nb), note FROM temp.group_in WHERE true ORDER BY code
ON CONFLICT (code) DO UPDATE SET title_nb = excluded.title_nb, title_nn = excluded.title_nn, title_en = excluded.title_en, note = excluded.note;

CREATE TEMP TABLE member_change AS
SELECT g.group_id, r.region_id
  FROM temp.group_member_in AS m
  JOIN region_group AS g ON g.code = m.group_code
  JOIN region AS r ON r.kind = m.kind AND r.code = m.code
EXCEPT
SELECT group_id, region_id FROM region_group_member;

INSERT INTO region_group_member (group_id, region_id) SELECT group_id, region_id FROM temp.member_change;

CREATE TEMP TABLE part_change AS
SELECT r.region_id, w.region_id AS within_id, p.valid_from, p.valid_to, o.region_id IS NULL AS is_new
  FROM temp.region_part_in AS p
  JOIN region AS r ON r.kind = p.kind AND r.code = p.code
  JOIN region AS w ON w.kind = p.within_kind AND w.code = p.within_code
  LEFT JOIN region_part AS o ON o.region_id = r.region_id AND o.within_id = w.region_id AND o.valid_from = p.valid_from
 WHERE o.region_id IS NULL OR o.valid_to IS NOT p.valid_to;

INSERT INTO region_part (region_id, within_id, valid_from, valid_to)
SELECT region_id, within_id, valid_from, valid_to FROM temp.part_change WHERE true
ON CONFLICT (region_id, within_id, valid_from) DO UPDATE SET valid_to = excluded.valid_to;

-- The spells of municipalities by the days on which they begin and end.
CREATE TEMP TABLE kommune_spell AS
SELECT r.code, v.version_id, v.valid_from, v.valid_to
  FROM region_version AS v JOIN region AS r USING (region_id) WHERE r.kind = 'kommune';

CREATE TEMP TABLE weight_change AS
SELECT c.from_version, c.to_version, w.weight, w.basis
  FROM temp.region_weight_in AS w
  JOIN temp.kommune_spell AS a ON a.code = w.from_code AND a.valid_to = w.changed_on
  JOIN temp.kommune_spell AS b ON b.code = w.to_code AND b.valid_from = w.changed_on
  JOIN region_change AS c ON c.from_version = a.version_id AND c.to_version = b.version_id
 WHERE c.weight IS NOT w.weight OR c.weight_basis IS NOT w.basis;

UPDATE region_change SET weight = w.weight, weight_basis = w.basis
  FROM temp.weight_change AS w
 WHERE region_change.from_version = w.from_version AND region_change.to_version = w.to_version;

CREATE TEMP TABLE territory_change AS
SELECT a.version_id AS from_version, b.version_id AS to_version, t.basis, o.from_version IS NULL AS is_new
  FROM temp.region_territory_in AS t
  JOIN temp.kommune_spell AS a ON a.code = t.from_code AND a.valid_to = t.ended_on
  JOIN temp.kommune_spell AS b ON b.code = t.to_code AND b.valid_from = t.began_on
  LEFT JOIN region_territory AS o ON o.from_version = a.version_id
 WHERE o.from_version IS NULL OR o.to_version <> b.version_id OR o.basis <> t.basis;

INSERT INTO region_territory (from_version, to_version, basis)
SELECT from_version, to_version, basis FROM temp.territory_change WHERE true
ON CONFLICT (from_version) DO UPDATE SET to_version = excluded.to_version, basis = excluded.basis;

CREATE TEMP TABLE note_change AS
SELECT r.region_id, n.noted_on, n.note, o.region_id IS NULL AS is_new
  FROM temp.region_note_in AS n
  JOIN region AS r ON r.kind = n.kind AND r.code = n.code
  LEFT JOIN region_note AS o ON o.region_id = r.region_id AND o.noted_on = n.noted_on
 WHERE o.region_id IS NULL OR o.note <> n.note;

INSERT INTO region_note (region_id, noted_on, note)
SELECT region_id, noted_on, note FROM temp.note_change WHERE true
ON CONFLICT (region_id, noted_on) DO UPDATE SET note = excluded.note;
