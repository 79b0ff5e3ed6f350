-- @migration 2
-- @title The archive of raw files, the options and mapping of each load, and where each cell stood
--
-- What is needed to make a load again: the bytes of its files, the options it was given, and the mapping that read
-- them. The files of loads that were made before this migration read 'not archived'; `etl keep` adds their bytes.

-- A raw file, or the text of a mapping: once per content, however many loads took it.
CREATE TABLE archive (
  archive_id INTEGER PRIMARY KEY,
  sha256     TEXT NOT NULL CONSTRAINT archive_once UNIQUE CONSTRAINT archive_sha256 CHECK (length(sha256) = 64),
  bytes      INTEGER NOT NULL CONSTRAINT archive_bytes CHECK (bytes >= 0)
) STRICT;

-- Its bytes in pieces of at most 1 MiB, so that no file has to fit into memory. data: one Zstandard frame (RFC 8878).
CREATE TABLE archive_chunk (
  archive_id INTEGER NOT NULL CONSTRAINT archive_chunk_of REFERENCES archive (archive_id),
  chunk_no   INTEGER NOT NULL,  -- from 0, without a hole
  bytes      INTEGER NOT NULL CONSTRAINT archive_chunk_bytes CHECK (bytes BETWEEN 1 AND 1048576),
  data       BLOB NOT NULL,
  CONSTRAINT archive_chunk_key PRIMARY KEY (archive_id, chunk_no)
) STRICT;

-- The options that shaped a load, as they would be given again. name: without the dashes.
CREATE TABLE load_option (
  load_id INTEGER NOT NULL CONSTRAINT load_option_load REFERENCES load (load_id),
  name    TEXT NOT NULL CONSTRAINT load_option_name CHECK (name <> ''),
  value   TEXT NOT NULL,
  CONSTRAINT load_option_key PRIMARY KEY (load_id, name)
) STRICT, WITHOUT ROWID;

-- Loads that were made before: version 1 kept all options that there were, in other places.
INSERT INTO load_option (load_id, name, value)
SELECT load_id, 'accept', accepted FROM load WHERE accepted IS NOT NULL
UNION ALL
SELECT load_id, 'note', note FROM load WHERE note IS NOT NULL
UNION ALL
SELECT load_id, 'vintage', date(vintage * 86400, 'unixepoch') FROM load WHERE vintage_basis = 'option'
UNION ALL
SELECT load_id, 'period', min(period) FROM load_file GROUP BY load_id
HAVING count(*) = count(period) AND min(period) = max(period);

-- The mapping's text has this SHA-256; NULL for sources whose files describe themselves, and before migration 2.
ALTER TABLE load ADD COLUMN mapping_sha256 TEXT
  CONSTRAINT load_mapping_sha256 CHECK (mapping_sha256 IS NULL OR length(mapping_sha256) = 64);

-- How the file was read: the sheet of a workbook, and the mark before decimals.
ALTER TABLE load_file ADD COLUMN sheet TEXT;
ALTER TABLE load_file ADD COLUMN decimal_mark TEXT
  CONSTRAINT load_file_decimal_mark CHECK (decimal_mark IS NULL OR decimal_mark IN ('.', ','));

-- Where the cells stood that a load said first: those that were new or revised by it. A cell that a later vintage
-- only repeats has no place there, and costs nothing. data: file, row, column and code of up to 32768 cells in the
-- order of observation's key, from (first_indicator, first_period, first_region, first_breakdown) on
-- (schema/cell_places.h).
CREATE TABLE load_place (
  load_id         INTEGER NOT NULL CONSTRAINT load_place_load REFERENCES load (load_id),
  part            INTEGER NOT NULL,
  first_indicator INTEGER NOT NULL,
  first_period    INTEGER NOT NULL,
  first_region    INTEGER NOT NULL,
  first_breakdown INTEGER NOT NULL,
  cells           INTEGER NOT NULL,
  data            BLOB NOT NULL,
  CONSTRAINT load_place_key PRIMARY KEY (load_id, part)
) STRICT, WITHOUT ROWID;

-- The cells of a file whose text is not the plain text of their value: '-' for 0, '1 234', '12.50'. data: up to
-- 32768 of them in the order in which they were read, from first_row to last_row (schema/cell_texts.h).
CREATE TABLE load_text (
  load_id   INTEGER NOT NULL CONSTRAINT load_text_load REFERENCES load (load_id),
  file_no   INTEGER NOT NULL,
  part      INTEGER NOT NULL,
  first_row INTEGER NOT NULL,
  last_row  INTEGER NOT NULL,
  cells     INTEGER NOT NULL,
  data      BLOB NOT NULL,
  CONSTRAINT load_text_key PRIMARY KEY (load_id, file_no, part)
) STRICT, WITHOUT ROWID;

CREATE VIEW load_files AS
SELECT f.load_id, s.code AS source, f.file_no, f.name, f.bytes, f.sha256, f.encoding, f.sheet, f.layout, f.period, f.rows,
       CASE WHEN a.archive_id IS NULL THEN 'not archived' ELSE 'archived' END AS archived
  FROM load_file AS f
  JOIN load AS l USING (load_id)
  JOIN source AS s USING (source_id)
  LEFT JOIN archive AS a USING (sha256);
