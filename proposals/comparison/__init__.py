"""Two to six texts compared, with the records a reader wants beside them; an issue across texts and through time."""
