"""Bringing in a text: paste or upload, correct the pieces, preview, save."""
