"""Which fixes to apply, and the guard that drops the harmful ones."""
