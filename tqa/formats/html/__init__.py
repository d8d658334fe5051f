"""HTML pages: the article of a page, with every other byte kept."""
