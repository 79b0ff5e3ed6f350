-- The statuses, and the one of figures that the borders do not determine.
CREATE TEMP TABLE status (
  status_id INTEGER PRIMARY KEY, symbol TEXT NOT NULL, title_nb TEXT NOT NULL, title_nn TEXT NOT NULL, title_en TEXT NOT NULL);
INSERT INTO temp.status
SELECT status_id, symbol, title_nb, title_nn, title_en FROM main.status;
INSERT INTO temp.status VALUES
  ({not_determined}, 'not-determined', 'ikke bestemt på disse grensene', 'ikkje avgjort på desse grensene', 'not determined on these borders');
