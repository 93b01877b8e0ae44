"""The local review page: the pack as it will print, its words to change, approve or reset, for the one person who started it."""
