"""SubRip and WebVTT: sentences that run over cues."""
