-- @migration 6
-- @title Stored models

-- A logistic regression as it was fitted: what was asked, of which rows, at which state of the warehouse.
-- The name stays with its first model; fitting it anew is what `logit drift` is for.
CREATE TABLE model (
  model_id       INTEGER PRIMARY KEY,
  name           TEXT NOT NULL CONSTRAINT model_name UNIQUE CONSTRAINT model_name_not_empty CHECK (name <> ''),
  formula        TEXT NOT NULL,
  data           TEXT NOT NULL CONSTRAINT model_data_not_empty CHECK (data <> ''),  -- a table, a view or a query
  options        TEXT NOT NULL CONSTRAINT model_options CHECK (options <> ''),  -- JSON
  model          TEXT NOT NULL CONSTRAINT model_model CHECK (model <> ''),      -- JSON: what the logit functions read
  method         TEXT NOT NULL,
  errors         TEXT NOT NULL,
  rows_used      INTEGER NOT NULL,
  rows_digest    TEXT NOT NULL,  -- of the outcome, weights and design columns of the rows used
  as_of          TEXT,           -- the day that was asked for with --as-of
  vintage        TEXT,           -- the latest publication the model could see; none in a warehouse without loads
  borders        INTEGER,        -- the border year that was asked for with --borders
  plugin_version TEXT NOT NULL,
  fitted_at      TEXT NOT NULL
) STRICT;

CREATE TRIGGER model_keeps_its_name BEFORE INSERT ON model
WHEN EXISTS (SELECT 1 FROM model WHERE name = new.name)
BEGIN
  SELECT RAISE(ABORT, 'there is a model of that name already; give another name, or delete it first: DELETE FROM model WHERE name = ''…''');
END;

CREATE VIEW stored_models AS
SELECT name, formula, method, errors, rows_used, rows_digest,
       as_of, vintage, borders, plugin_version, fitted_at, data
  FROM model;
