"""The version, alone in a file so that packaging and `tqa --version` read it without importing the rest."""

__version__ = "0.1.0"
