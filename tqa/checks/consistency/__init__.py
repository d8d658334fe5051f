"""Rules about what an article says in one way here and in another way there."""
