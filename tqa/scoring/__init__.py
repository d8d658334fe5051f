"""Scores of a run."""
