"""Facts of Arabic and of English: normalisation, tokens, stems, sentences, numbers, names."""
