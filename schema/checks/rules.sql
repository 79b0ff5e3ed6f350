-- @problem overlapping spells
SELECT 'Region code ' || r.code || ' has two spells that overlap, from ' || a.valid_from || ' and from ' || b.valid_from || '.'
  FROM region_version AS a
  JOIN region_version AS b ON b.region_id = a.region_id AND b.valid_from > a.valid_from
                          AND (a.valid_to IS NULL OR a.valid_to > b.valid_from)
  JOIN region AS r ON r.region_id = a.region_id;

-- @problem changes on another day than their spells
SELECT 'The change of ' || c.changed_on || ' from ' || ra.code || ' to ' || rb.code || ' does not fall on the day on which the one ends and the other begins.'
  FROM region_change AS c
  JOIN region_version AS a ON a.version_id = c.from_version
  JOIN region_version AS b ON b.version_id = c.to_version
  JOIN region AS ra ON ra.region_id = a.region_id
  JOIN region AS rb ON rb.region_id = b.region_id
 WHERE a.valid_to IS NOT c.changed_on OR b.valid_from <> c.changed_on;

-- @problem weights of a split
SELECT 'The weights of the parts of ' || r.code || ' (' || v.name || ', until ' || v.valid_to || ') add up to ' || sum(c.weight) || ', not 1.'
  FROM region_change AS c
  JOIN region_version AS v ON v.version_id = c.from_version
  JOIN region AS r ON r.region_id = v.region_id
 GROUP BY c.from_version
HAVING count(c.weight) = count(*) AND abs(sum(c.weight) - 1) > 1e-6;

-- @problem history reaches into the present
SELECT 'Indicator ' || i.code || ', period ' || p.code || ', region ' || r.code || ': the history ends on ' ||
       date(max(h.vintage_to) * 86400, 'unixepoch') || ', after the current value began (' || date(o.vintage * 86400, 'unixepoch') || ').'
  FROM observation_history AS h
  JOIN observation AS o USING (indicator_id, period_id, region_id, breakdown_id)
  JOIN indicator AS i USING (indicator_id)
  JOIN period AS p USING (period_id)
  JOIN region AS r USING (region_id)
 GROUP BY h.indicator_id, h.period_id, h.region_id, h.breakdown_id
HAVING max(h.vintage_to) > o.vintage;

-- @problem a total that claims a category
SELECT 'Breakdown ' || breakdown_id || ' is the total but has the category ' || dimension || '=' || category || '.'
  FROM breakdown_category WHERE breakdown_id = 0;

-- @problem an archived file with a hole
SELECT 'The archived file ' || a.sha256 || ' should have ' || a.bytes || ' bytes; its pieces have ' || coalesce(sum(c.bytes), 0) ||
       ', or are not numbered 0, 1, 2 … without a hole.'
  FROM archive AS a
  LEFT JOIN archive_chunk AS c USING (archive_id)
 GROUP BY a.archive_id
HAVING coalesce(sum(c.bytes), 0) <> a.bytes OR count(c.chunk_no) <> coalesce(max(c.chunk_no) + 1, 0);

-- @problem a boundary of another kind than its set
SELECT 'Boundary set ' || s.name || ' (' || s.kind || ', ' || s.border_year || ') has an area for ' || r.code || ', which is a ' || r.kind || '.'
  FROM boundary AS b JOIN boundary_set AS s USING (set_id) JOIN region AS r USING (region_id)
 WHERE r.kind <> s.kind;

-- @problem a boundary of a region that did not exist
SELECT 'Boundary set ' || s.name || ' has an area for ' || r.code || ', which did not exist on 1 January ' || s.border_year || '.'
  FROM boundary AS b JOIN boundary_set AS s USING (set_id) JOIN region AS r USING (region_id)
 WHERE NOT EXISTS (SELECT 1 FROM region_version AS v
                    WHERE v.region_id = b.region_id AND v.valid_from <= printf('%04d-01-01', s.border_year)
                      AND (v.valid_to IS NULL OR v.valid_to > printf('%04d-01-01', s.border_year)));

-- @problem a picked option of another question
SELECT 'Wave ' || w.code || ', respondent ' || r.ident || ': question ' || q.code || ' has the option ' || o.code || ' of another question.'
  FROM survey_pick AS p
  JOIN survey_option AS o USING (option_id)
  JOIN survey_question AS q ON q.question_id = p.question_id
  JOIN survey_respondent AS r ON r.respondent_id = p.respondent_id
  JOIN survey_wave AS w ON w.wave_id = r.wave_id
 WHERE o.question_id <> p.question_id;

-- @problem more picks than the question takes
SELECT 'Wave ' || w.code || ', respondent ' || r.ident || ': question ' || q.code || ' has ' || count(*) || ' picks.'
  FROM survey_pick AS p
  JOIN survey_question AS q ON q.question_id = p.question_id
  JOIN survey_respondent AS r ON r.respondent_id = p.respondent_id
  JOIN survey_wave AS w ON w.wave_id = r.wave_id
 WHERE q.type IN ('single', 'up-to-k')
 GROUP BY p.respondent_id, p.question_id
HAVING count(*) > coalesce(q.max_picks, 1);

-- @problem an answer to a question of another wave
SELECT 'Respondent ' || r.ident || ' of wave ' || w.code || ' answers question ' || q.code || ', which is of another wave.'
  FROM survey_response AS a
  JOIN survey_respondent AS r USING (respondent_id)
  JOIN survey_question AS q USING (question_id)
  JOIN survey_wave AS w ON w.wave_id = r.wave_id
 WHERE q.wave_id <> r.wave_id;
