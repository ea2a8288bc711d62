"""Places that a user imports from GeoNames' dumps: one SQLite file an import, looked up beside the compiled gazetteer."""
