-- @migration 3
-- @title Survey waves: questions, options, respondents, answers
--
-- A wave is one round of a survey as one delivery of it says: a later delivery of the same wave is a row of its own, told
-- apart by its vintage, and the views show the latest. A respondent answers for one municipality of the wave's own time;
-- --borders does not move answers. What is not an answer has a kind, and every kind is another thing.

CREATE TABLE survey_state (
  state    TEXT PRIMARY KEY CONSTRAINT survey_state_name CHECK (state <> ''),
  position INTEGER NOT NULL CONSTRAINT survey_state_position_unique UNIQUE,
  is_part  INTEGER NOT NULL CONSTRAINT survey_state_part CHECK (is_part IN (0, 1)),  -- 1: of one who took part in the wave
  title_nb TEXT NOT NULL,
  title_nn TEXT NOT NULL,
  title_en TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO survey_state (state, position, is_part, title_nb, title_nn, title_en) VALUES
  ('answered',      0, 1, 'Svart',                 'Svara',                 'Answered'),
  ('not-asked',     1, 1, 'Ikke stilt (filter)',   'Ikkje stilt (filter)',  'Not asked (filter)'),
  ('dont-know',     2, 1, 'Vet ikke',              'Veit ikkje',            'Don''t know'),
  ('refused',       3, 1, 'Vil ikke svare',        'Vil ikkje svare',       'Refused'),
  ('no-answer',     4, 1, 'Ubesvart',              'Ikkje svart',           'No answer'),
  ('no-response',   5, 0, 'Svarte ikke på undersøkelsen', 'Svara ikkje på undersøkinga', 'Did not take part'),
  ('not-in-sample', 6, 0, 'Ikke i utvalget',       'Ikkje i utvalet',       'Not in the sample');

-- origin: 'collected' from respondents; 'reconstructed' or 'invented', which every result says.
CREATE TABLE survey_wave (
  wave_id   INTEGER PRIMARY KEY,
  code      TEXT NOT NULL CONSTRAINT survey_wave_code CHECK (code <> ''),
  vintage   INTEGER NOT NULL,
  load_id   INTEGER NOT NULL CONSTRAINT survey_wave_load REFERENCES load (load_id),
  title_nb  TEXT NOT NULL,
  title_nn  TEXT,
  title_en  TEXT,
  publisher TEXT,
  starts    TEXT NOT NULL CONSTRAINT survey_wave_starts CHECK (starts IS date(starts, '+0 days')),
  ends      TEXT NOT NULL CONSTRAINT survey_wave_ends CHECK (ends IS date(ends, '+0 days') AND ends >= starts),
  borders   TEXT NOT NULL CONSTRAINT survey_wave_borders CHECK (borders IS date(borders, '+0 days')),
  origin    TEXT NOT NULL CONSTRAINT survey_wave_origin CHECK (origin IN ('collected', 'reconstructed', 'invented')),
  remark    TEXT,
  weighted  INTEGER NOT NULL CONSTRAINT survey_wave_weighted CHECK (weighted IN (0, 1)),
  sha256    TEXT NOT NULL CONSTRAINT survey_wave_sha256 CHECK (length(sha256) = 64),  -- of codebook and answers as stored
  CONSTRAINT survey_wave_once UNIQUE (code, vintage)
) STRICT;

-- role 'background': what is known of a respondent without asking. type 'up-to-k': at most max_picks options.
CREATE TABLE survey_question (
  question_id INTEGER PRIMARY KEY,
  wave_id     INTEGER NOT NULL CONSTRAINT survey_question_wave REFERENCES survey_wave (wave_id),
  position    INTEGER NOT NULL,
  code        TEXT NOT NULL COLLATE NOCASE CONSTRAINT survey_question_code CHECK (code <> ''),
  role        TEXT NOT NULL CONSTRAINT survey_question_role CHECK (role IN ('question', 'background')),
  type        TEXT NOT NULL CONSTRAINT survey_question_type CHECK (type IN ('single', 'multiple', 'up-to-k', 'open', 'number')),
  max_picks   INTEGER CONSTRAINT survey_question_max CHECK (max_picks > 0),
  text_nb     TEXT NOT NULL,
  text_nn     TEXT,
  text_en     TEXT,
  label       TEXT,
  filter      TEXT,  -- asked only where this holds; as the codebook writes it
  variable    TEXT,  -- the file's column, where it is one
  CONSTRAINT survey_question_once UNIQUE (wave_id, code),
  CONSTRAINT survey_question_place UNIQUE (wave_id, position),
  CONSTRAINT survey_question_k CHECK ((type = 'up-to-k') = (max_picks IS NOT NULL))
) STRICT;

-- state 'answered' is an answer. is_valid: whether it counts among the valid answers; a "don't know" may or may not.
CREATE TABLE survey_option (
  option_id   INTEGER PRIMARY KEY,
  question_id INTEGER NOT NULL CONSTRAINT survey_option_question REFERENCES survey_question (question_id),
  position    INTEGER NOT NULL,
  code        TEXT NOT NULL CONSTRAINT survey_option_code CHECK (code <> ''),
  state       TEXT NOT NULL CONSTRAINT survey_option_state REFERENCES survey_state (state),
  is_valid    INTEGER NOT NULL CONSTRAINT survey_option_valid CHECK (is_valid IN (0, 1)),
  label_nb    TEXT NOT NULL,
  label_nn    TEXT,
  label_en    TEXT,
  variable    TEXT COLLATE NOCASE,  -- the file's column, where each option of a multiple question has one
  CONSTRAINT survey_option_once UNIQUE (question_id, code),
  CONSTRAINT survey_option_answer_is_valid CHECK (state <> 'answered' OR is_valid = 1)
) STRICT;

CREATE TABLE survey_respondent (
  respondent_id INTEGER PRIMARY KEY,
  wave_id       INTEGER NOT NULL CONSTRAINT survey_respondent_wave REFERENCES survey_wave (wave_id),
  ident         TEXT NOT NULL CONSTRAINT survey_respondent_ident CHECK (ident <> ''),
  region_id     INTEGER NOT NULL CONSTRAINT survey_respondent_region REFERENCES region (region_id),
  state         TEXT NOT NULL CONSTRAINT survey_respondent_state REFERENCES survey_state (state)
                CONSTRAINT survey_respondent_part CHECK (state IN ('answered', 'no-response', 'not-in-sample')),
  weight        REAL CONSTRAINT survey_respondent_weight CHECK (weight >= 0),  -- NULL: the wave has none
  CONSTRAINT survey_respondent_once UNIQUE (wave_id, ident)
) STRICT;
CREATE INDEX survey_respondent_by_region ON survey_respondent (region_id);

-- One row for every question of each who took part, and for every background question of each respondent.
CREATE TABLE survey_response (
  respondent_id INTEGER NOT NULL CONSTRAINT survey_response_respondent REFERENCES survey_respondent (respondent_id),
  question_id   INTEGER NOT NULL CONSTRAINT survey_response_question REFERENCES survey_question (question_id),
  state         TEXT NOT NULL CONSTRAINT survey_response_state REFERENCES survey_state (state),
  number        REAL,
  text          TEXT,
  CONSTRAINT survey_response_key PRIMARY KEY (respondent_id, question_id),
  CONSTRAINT survey_response_given CHECK (state = 'answered' OR (number IS NULL AND text IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX survey_response_by_question ON survey_response (question_id);

-- The options that were picked, or the option that says why none was.
CREATE TABLE survey_pick (
  respondent_id INTEGER NOT NULL,
  question_id   INTEGER NOT NULL,
  option_id     INTEGER NOT NULL CONSTRAINT survey_pick_option REFERENCES survey_option (option_id),
  CONSTRAINT survey_pick_key PRIMARY KEY (respondent_id, question_id, option_id),
  CONSTRAINT survey_pick_response FOREIGN KEY (respondent_id, question_id)
    REFERENCES survey_response (respondent_id, question_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX survey_pick_by_option ON survey_pick (option_id);

-- What a codebook states of a question of another wave: that it is the same question, or that it is another one.
CREATE TABLE survey_link (
  question_id    INTEGER NOT NULL CONSTRAINT survey_link_question REFERENCES survey_question (question_id),
  other_wave     TEXT NOT NULL CONSTRAINT survey_link_wave CHECK (other_wave <> ''),
  other_question TEXT NOT NULL COLLATE NOCASE CONSTRAINT survey_link_other CHECK (other_question <> ''),
  relation       TEXT NOT NULL CONSTRAINT survey_link_relation CHECK (relation IN ('same', 'not-same')),
  CONSTRAINT survey_link_key PRIMARY KEY (question_id, other_wave, other_question)
) STRICT, WITHOUT ROWID;

-- Views: how it reads -----------------------------------------------------------------------------

-- The latest delivery of each wave.
CREATE VIEW survey_waves AS
SELECT w.code AS wave, w.title_nb, w.title_nn, w.title_en, w.publisher, w.starts, w.ends, w.borders, w.origin, w.remark,
       w.weighted, date(w.vintage * 86400, 'unixepoch') AS vintage,
       (SELECT count(*) FROM survey_question AS q WHERE q.wave_id = w.wave_id AND q.role = 'question') AS questions,
       (SELECT count(*) FROM survey_respondent AS r WHERE r.wave_id = w.wave_id) AS frame,
       (SELECT count(*) FROM survey_respondent AS r WHERE r.wave_id = w.wave_id AND r.state <> 'not-in-sample') AS asked,
       (SELECT count(*) FROM survey_respondent AS r WHERE r.wave_id = w.wave_id AND r.state = 'answered') AS answered,
       w.wave_id, w.load_id
  FROM survey_wave AS w
 WHERE w.vintage = (SELECT max(o.vintage) FROM survey_wave AS o WHERE o.code = w.code);

CREATE VIEW survey_questions AS
SELECT w.wave, q.position, q.code AS question, q.role, q.type, q.max_picks, q.label, q.text_nb, q.text_nn, q.text_en,
       q.filter, q.variable, w.origin, q.question_id
  FROM survey_waves AS w JOIN survey_question AS q USING (wave_id);

CREATE VIEW survey_options AS
SELECT w.wave, q.code AS question, o.position, o.code AS code, o.state, o.is_valid, o.label_nb, o.label_nn, o.label_en,
       o.variable, w.origin, o.option_id
  FROM survey_waves AS w JOIN survey_question AS q USING (wave_id) JOIN survey_option AS o USING (question_id);

-- name: what the municipality was called on the wave's border day.
CREATE VIEW survey_respondents AS
SELECT w.wave, r.ident AS respondent, g.code AS region,
       (SELECT v.name FROM region_version AS v
         WHERE v.region_id = r.region_id AND v.valid_from <= w.borders ORDER BY v.valid_from DESC LIMIT 1) AS name,
       r.state, r.weight, w.origin, r.respondent_id
  FROM survey_waves AS w JOIN survey_respondent AS r USING (wave_id) JOIN region AS g USING (region_id);

-- One row for each option that was picked, one for each response without one.
CREATE VIEW survey_answers AS
SELECT w.wave, q.code AS question, r.ident AS respondent, g.code AS region,
       (SELECT v.name FROM region_version AS v
         WHERE v.region_id = r.region_id AND v.valid_from <= w.borders ORDER BY v.valid_from DESC LIMIT 1) AS name,
       r.weight, a.state, o.code AS code, o.label_nb AS label, a.number, a.text, w.origin
  FROM survey_waves AS w
  JOIN survey_respondent AS r USING (wave_id)
  JOIN region AS g USING (region_id)
  JOIN survey_response AS a USING (respondent_id)
  JOIN survey_question AS q USING (question_id)
  LEFT JOIN survey_pick AS p ON p.respondent_id = a.respondent_id AND p.question_id = a.question_id
  LEFT JOIN survey_option AS o ON o.option_id = p.option_id;
