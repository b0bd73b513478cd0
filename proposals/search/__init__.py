"""Finding words in what readers see: one rule of what is found, and an index in each database that narrows it down."""
