"""How the words of two texts differ. :mod:`~proposals.engine.marking.marks` is the way in."""
