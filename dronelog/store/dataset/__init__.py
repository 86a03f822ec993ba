"""Incidents ↔ a dataset of Parquet files, for archives that have outgrown SQLite (docs/dataset.md).

The same facts as in the database, under the same identities; written by many workers at once, block by block, and read
by whatever reads Parquet. pyarrow and fsspec come with the extra `dronelog[dask]`, and are loaded when first used.
"""
