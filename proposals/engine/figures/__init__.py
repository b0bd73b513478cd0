"""Figures: the terms that clauses fix, compared; and the figures found in a text."""
