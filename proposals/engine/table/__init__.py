"""Two to six texts as rows and cells. :mod:`~proposals.engine.table.table` is the way in."""
