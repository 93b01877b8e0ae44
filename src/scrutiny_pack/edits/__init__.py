"""Editors' words: read back from Word, kept in the edits store, and carried over into the next build where they still hold."""
