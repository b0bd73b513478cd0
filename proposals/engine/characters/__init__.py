"""Characters that a reader cannot see, or takes for others: found, named and made visible."""

from proposals.engine.characters.hidden import HIDDEN, has_function, visible
from proposals.engine.characters.odd import Oddity, odd_characters, sentence

__all__ = ["HIDDEN", "Oddity", "has_function", "odd_characters", "sentence", "visible"]
