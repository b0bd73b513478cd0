"""How a person changes a record, at the desk or through the API."""
