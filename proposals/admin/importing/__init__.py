"""Bringing in a text: paste or upload, correct the cuts, preview, save."""
