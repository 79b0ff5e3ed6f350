SELECT from_version, to_version, weight FROM main.region_change
