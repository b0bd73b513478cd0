"""Passages that answer each other, written down by reading: texts, pairs, edits and rewrites, with what is right."""
