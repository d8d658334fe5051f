"""Parquet tables of pairs."""
