"""Importing a text: paste or upload it, correct how it was split, look at the preview, save."""
