"""Whether the English reads as English: grammar, and Arabic turns of phrase carried over."""
