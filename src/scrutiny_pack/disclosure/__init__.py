"""Small numbers: which counts of people must not be seen, and what must go with them so that nobody can work them out again."""
