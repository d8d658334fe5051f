"""The grading that the README's figures rest on."""
