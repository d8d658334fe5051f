"""The bilingual lexicon: training, the file format, look-up, and the sense list."""
