"""Texts and queries for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

ANYTHING = st.text(st.characters(), max_size=60)
# Letters that interact, more often than a draw from all of Unicode would combine them.
NEAR = st.text("аеёЁийїіІґҐкў'’ʼ\u0301\u0306\u0308é Éeik-,.\"“” 0126«»_漢ß\0\ud800", max_size=30)
