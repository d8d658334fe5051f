"""What decides whether a build passes: fingerprints and the fail level."""
