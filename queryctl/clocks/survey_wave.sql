-- The deliveries of survey waves that had been published by day {day}.
CREATE TEMP VIEW survey_wave AS SELECT * FROM main.survey_wave WHERE vintage <= {day};
