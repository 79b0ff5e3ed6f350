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
 WHERE o.from_version IS NULL OR o.changed_on <> c.changed_on OR o.weight IS NOT c.weight;

INSERT INTO region_change (from_version, to_version, changed_on, weight)
SELECT from_version, to_version, changed_on, weight FROM temp.change_new WHERE true
ON CONFLICT (from_version, to_version) DO UPDATE SET changed_on = excluded.changed_on, weight = excluded.weight;

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
