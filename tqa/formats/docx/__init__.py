"""Word files: paragraphs, tables and notes, written back with nothing else changed."""
