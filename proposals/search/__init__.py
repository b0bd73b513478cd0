"""Full-text search in what readers see: one rule for what is found, and an index per database that narrows it down."""
