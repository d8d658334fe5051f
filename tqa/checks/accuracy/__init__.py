"""Figures and facts against the Arabic."""
