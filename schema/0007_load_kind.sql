-- @migration 7
-- @title Which kinds of regions a load speaks of
--
-- A cell that a vintage leaves out is removed only where the vintage speaks of its kind of region at all: counties and
-- municipalities have files of their own, on days of their own. Codes outside the municipalities (kind annet) go with
-- the kind whose codes are as long.

CREATE TABLE load_kind (
  load_id INTEGER NOT NULL CONSTRAINT load_kind_load REFERENCES load (load_id),
  kind    TEXT NOT NULL CONSTRAINT load_kind_known REFERENCES region_kind (kind),
  CONSTRAINT load_kind_key PRIMARY KEY (load_id, kind)
) STRICT, WITHOUT ROWID;

-- Until now only municipalities had figures.
INSERT INTO load_kind (load_id, kind) SELECT DISTINCT load_id, 'kommune' FROM load_scope;
