"""Tables of facts for other tools: Parquet, SQLite, DuckDB, CSV."""
