"""Many articles: which they are, and running something over them on all cores, in order."""
