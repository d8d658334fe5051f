"""What the page or the engine left behind."""
