-- @source imdi-ema
-- @title Enslige mindreårige flyktninger som er bosatt, etter kommune og år
-- @publisher Integrerings- og mangfoldsdirektoratet (IMDi)
-- @licence NLOD (IMDi's usual licence; the files state none)
-- @url https://www.imdi.no/tall-og-statistikk/
-- @needs klass-131
INSERT INTO indicator_in (code, title_nb, title_nn, title_en, unit, decimals, kind, sums_over_regions, sums_over_periods, definition) VALUES
  ('enslige_mindrearige_bosatt', 'Bosatte enslige mindreårige', 'Busette einslege mindreårige', 'Unaccompanied minors settled', 'personer', 0, 'count', 1, 1,
   'Enslige mindreårige flyktninger som er bosatt i kommunen i året. Tall under 5 er prikket.');

-- One row per municipality and year, under today's codes. The number stands twice, as a number and as a text; where it is hidden,
-- the number is empty and the text is <5.
-- @layout ema
-- @sheet *
-- @header [year];[kommnr];År;Kommunenavn|Kommune;Kommunenummer;ema;ema_string;[prikket]
-- @region Kommunenummer
-- @name Kommunenavn
-- @value ema
-- @ignored year;kommnr;ema_string;prikket
-- @empty-from ema ema_string
-- @symbols <* :
-- @left-out Rest;21-22;23
-- @codes today
INSERT INTO series (label, indicator, period) SELECT id, 'enslige_mindrearige_bosatt', "År" FROM label;
