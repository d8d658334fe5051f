"""Sentence beads and the word links inside them."""
