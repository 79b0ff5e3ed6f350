-- @migration 2
-- @title The archive of raw files, and the options and mapping of each load
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

CREATE VIEW load_files AS
SELECT f.load_id, s.code AS source, f.file_no, f.name, f.bytes, f.sha256, f.encoding, f.layout, f.period, f.rows,
       CASE WHEN a.archive_id IS NULL THEN 'not archived' ELSE 'archived' END AS archived
  FROM load_file AS f
  JOIN load AS l USING (load_id)
  JOIN source AS s USING (source_id)
  LEFT JOIN archive AS a USING (sha256);
