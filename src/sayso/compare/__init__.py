"""Claims beside claims: which are the same, which conflict, and how many origins bear them out."""
