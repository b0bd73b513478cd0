"""Everything public as a Frictionless Data Package."""
