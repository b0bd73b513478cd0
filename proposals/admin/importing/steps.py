"""What the buttons of the preview do to the rows: join, split, nest, undo.

Each step takes the state, where the button says it applies, and the posted form. It returns the new state and the index
of the row to continue with, None for none in particular. A row that does not exist raises IndexError or ValueError.
"""

from collections.abc import Callable, Mapping

from proposals.admin.importing.state import PreviewState
from proposals.engine.splitting import edit

Step = Callable[[PreviewState, str, Mapping[str, str]], tuple[PreviewState, int | None]]


def look(state: PreviewState, where: str, posted: Mapping[str, str]) -> tuple[PreviewState, None]:
    """Only take in what was typed."""
    return state, None


def join(state: PreviewState, where: str, posted: Mapping[str, str]) -> tuple[PreviewState, int]:
    """Join a row to the one above."""
    row = _row(state, where)
    previous_rows = [index for index in range(len(state.rows)) if index != row]
    return state.then(edit.join(state.pieces, row), previous_rows), row - 1


def split(state: PreviewState, where: str, posted: Mapping[str, str]) -> tuple[PreviewState, int]:
    """Split a row at an offset: ``where`` is "row:offset"."""
    row, _colon, offset = where.partition(":")
    return _split_at(state, _row(state, row), int(offset[:9]))


def split_before(state: PreviewState, where: str, posted: Mapping[str, str]) -> tuple[PreviewState, int]:
    """Split a row before words that were typed, wherever they stand in it."""
    row = _row(state, where)
    typed = posted.get(f"before-{row}", "").strip()
    offset = state.pieces[row].written.find(typed) if typed else -1
    if offset < 0:
        raise ValueError(typed)
    return _split_at(state, row, offset)


def nest(state: PreviewState, where: str, posted: Mapping[str, str], levels: int = 1) -> tuple[PreviewState, int]:
    row = _row(state, where)
    return state.then(edit.nest(state.pieces, row, levels), range(len(state.rows))), row


def unnest(state: PreviewState, where: str, posted: Mapping[str, str]) -> tuple[PreviewState, int]:
    return nest(state, where, posted, -1)


def undo(state: PreviewState, where: str, posted: Mapping[str, str]) -> tuple[PreviewState, None]:
    return state.back(), None


def split_again(state: PreviewState, where: str, posted: Mapping[str, str]) -> tuple[PreviewState, None]:
    """Split the whole text as the engine does; this can be undone like any other step."""
    fresh = PreviewState.of(state.text)
    return state.then(fresh.pieces, [None] * len(fresh.rows)), None


STEPS: dict[str, Step] = {
    "look": look,
    "join": join,
    "split": split,
    "split-before": split_before,
    "nest": nest,
    "unnest": unnest,
    "undo": undo,
    "split-again": split_again,
}
"""By the value of a button, before its first colon."""


def _row(state: PreviewState, where: str) -> int:
    row = int(where[:6])
    if not 0 <= row < len(state.rows):
        raise IndexError(where)
    return row


def _split_at(state: PreviewState, row: int, offset: int) -> tuple[PreviewState, int]:
    previous_rows = [*range(row + 1), None, *range(row + 1, len(state.rows))]
    return state.then(edit.split_at(state.pieces, row, offset), previous_rows), row + 1
