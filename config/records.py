"""The kinds of records, as names of models: for accounts, which knows no model, and for the models themselves."""

# Shared by all texts, and public with what refers to it.
CATALOGUE = ("process", "party", "source", "topic", "issue", "measure")
# Read by readers once a second person has published it.
REVIEWED = ("proposal", "position", "event", "correspondence")
# Follow the text that they are a part of.
PARTS = ("clause", "term", "variantreading", "omission")
