"""Pages of the desk that are a task of their own: align, tag, review, suggest, look back."""
