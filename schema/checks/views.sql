-- @select regions
SELECT * FROM regions;
-- @select region_changes
SELECT * FROM region_changes;
-- @select region_parts
SELECT * FROM region_parts;
-- @select region_group_members
SELECT * FROM region_group_members;
-- @select indicators
SELECT * FROM indicators;
-- @select observations
SELECT * FROM observations;
-- @select observation_bounds
SELECT * FROM observation_bounds;
-- @select observations_history
SELECT * FROM observations_history;
-- @select loads
SELECT * FROM loads;
-- @select load_findings
SELECT * FROM load_findings;
-- @select load_files
SELECT * FROM load_files;
-- @select boundary_sets
SELECT * FROM boundary_sets;
-- @select boundaries
SELECT * FROM boundaries;
-- @select survey_waves
SELECT * FROM survey_waves;
-- @select survey_questions
SELECT * FROM survey_questions;
-- @select survey_options
SELECT * FROM survey_options;
-- @select survey_respondents
SELECT * FROM survey_respondents;
-- @select survey_answers
SELECT * FROM survey_answers;
-- @select stored_models
SELECT * FROM stored_models;
