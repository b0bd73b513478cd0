"""How a person changes a record, at the desk and through the API alike."""
