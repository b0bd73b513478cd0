"""Which clauses of two texts answer each other: what the engine offers, and what a person decides."""
