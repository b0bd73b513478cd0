"""Which passage answers which. :mod:`~proposals.engine.pairing.align` is the way in."""
