"""Compares the figures of terms, and finds figures in a text."""
