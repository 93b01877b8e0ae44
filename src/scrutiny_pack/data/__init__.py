"""Data files as one table of observations: every figure with its file and row, every mistake named with its place, nothing guessed."""
