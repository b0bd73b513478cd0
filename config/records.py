"""The kinds of records as names of models, for accounts, which imports no models, and for the models themselves."""

# Shared by all texts; public together with what refers to them.
CATALOGUE = ("process", "party", "source", "topic", "issue", "measure")
# Shown to readers once a second person has published them.
REVIEWED = ("proposal", "position", "event", "correspondence")
# Public together with the text they are a part of.
PARTS = ("clause", "term", "variantreading", "omission")
