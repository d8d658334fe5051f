"""TMX and XLIFF: units of two languages, with inline tags that no fix touches."""
