SELECT from_version, to_version FROM main.region_territory
