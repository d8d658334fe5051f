"""The checks: one file per rule, in folders by family."""
