"""The kinds of records as names of models, for accounts, which imports no models, and for the models themselves."""

# Shared by all texts; public together with what refers to them.
CATALOGUE = ("process", "party", "source", "topic", "issue", "measure")
# Shown to readers once a second person has published them.
REVIEWED = ("proposal", "position", "event", "correspondence")
# What has no state of its own → the record it is a part of, which decides who may change it and when it is public.
PART_OF = {"clause": "proposal", "omission": "proposal", "term": "clause", "variantreading": "clause"}
PARTS = tuple(PART_OF)
