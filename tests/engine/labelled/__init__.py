"""Labelled passages that answer each other: texts, pairs, edits and rewrites, with the right answers."""
