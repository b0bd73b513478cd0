"""Two to six texts compared, with the records that readers want beside them; an issue across texts and over time."""
