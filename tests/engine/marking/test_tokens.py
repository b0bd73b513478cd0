"""What counts as one token, and what is folded before tokens are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals.engine.marking import tokens
from proposals.engine.marking.marks import mark
from proposals.engine.marking.tokens import Token, Tokens, is_solid, joined_tokens, tokenise, tokens_of
from tests.engine.reading import in_line


@given(st.text())
def test_every_character_is_kept(text: str) -> None:
    assert "".join(token.written for token in tokenise(text)) == text


@given(st.text(alphabet="ab5 ,.’'\u00a0%-:$\n"))
def test_no_token_but_the_first_is_white_space(text: str) -> None:
    assert all(token.written.strip() for token in tokenise(text)[1:])


def test_a_token_keeps_its_space_and_is_compared_without() -> None:
    assert tokenise(" At  most 600,000\n") == (
        Token(" ", ""),
        Token("At  ", "At"),
        Token("most ", "most"),
        Token("600,000\n", "600000"),
    )
    assert tokenise("") == ()


@pytest.mark.parametrize(
    "figure",
    [
        "600,000", "800 000", "1 234 567,5", "0.5", "2025", "100 billion", "2.5 million", "100 тис.", "100-150 billion",
        "$100 billion", "$100bn", "€90m", "US$ 5", "USD 100 billion", "EUR 90bn", "100 billion dollars", "5 €",
        "100 млрд доларів", "90 млрд євро", "100 миллиардов долларов", "250 грн.",
        "14 December 2025", "14th of December 2025", "14–15 December 2025", "14 Dec. 2025", "14 December",
        "December 14, 2025", "December 14", "December 2025", "2025-12-14", "14.12.2025", "14/12/2025",
        "14 грудня 2025 року", "14 декабря 2025 г.", "грудня 2025",
        "30 per cent", "30%", "30 %", "30 відсотків", "30 процентов", "10–15 per cent", "50:50", "33:33:33", "12:30",
        "5th", "21st", "5-я", "5-го", "28-point", "15-year", "10.a", "12.1.3", "5G", "2025–2027",
    ],
)  # fmt: skip
def test_a_figure_is_one_token(figure: str) -> None:
    assert [token.written for token in tokenise(f"({figure}, xx)")] == ["(", figure, ", ", "xx", ")"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Article 5 holds", ["Article", "5", "holds"]),
        ("for 15 years", ["for", "15", "years"]),
        ("a pipe of 5 m", ["a", "pipe", "of", "5", "m"]),
        ("in 2025 100 men", ["in", "2025", "100", "men"]),
        ("It ends in 2025. At once", ["It", "ends", "in", "2025", ".", "At", "once"]),
        ("points 1, 2 and 3", ["points", "1", ",", "2", "and", "3"]),
        ("May it last", ["May", "it", "last"]),
        ("Mayor 5 may", ["Mayor", "5", "may"]),
        ("and/or", ["and", "/", "or"]),
        ("Yes—no", ["Yes", "-", "no"]),
        ("the U.S. forces, e.g. F-16s", ["the", "U.S.", "forces", ",", "e.g.", "F-16s"]),
        ("US-led, Russia–Ukraine", ["US-led", ",", "Russia-Ukraine"]),
        ("здоров'я здоров’я здоровʼя", ["здоров'я"] * 3),
        ("Ukraine's Ukraine’s Ukraine`s", ["Ukraine's"] * 3),
        ("Ukraine`s", ["Ukraine's"]),
        ("“x” «x» „x“ \"x\"", ['"', "x", '"'] * 4),
        ("so ... so…", ["so", "...", "so", "..."]),
        ("re\u00adbuild re\u200bbuild", ["rebuild", "rebuild"]),
        ("Cafe\u0301 Café", ["Café", "Café"]),
        ("\u202e600", ["\u202e", "600"]),
        ("600\u00a0000 or 600\u2009000", ["600000", "or", "600000"]),
        ("5\u00a0per\u00a0cent", ["5 per cent"]),
        ("600.000", ["600.000"]),
        ("停火 now", ["停", "火", "now"]),
        ("<ins>x</ins>", ["<", "ins", ">", "x", "<", "/", "ins", ">"]),
    ],
)  # fmt: skip
def test_a_text_is_compared_by_the_keys_of_its_tokens(text: str, keys: list[str]) -> None:
    assert [token.key for token in tokenise(text)] == keys


def test_a_solid_word_is_no_function_word() -> None:
    words = ["Ukraine", "not", "may", "600000", "US", "the", "The", "THE", "and", "від", ",", ""]

    assert [word for word in words if is_solid(word)] == ["Ukraine", "not", "may", "600000", "US", "THE"]


def test_columns_say_where_each_token_is() -> None:
    columns = tokens_of("The cap is 600,000 men.")

    assert columns.keys == ("The", "cap", "is", "600000", "men", ".")
    assert columns.at == (0, 4, 8, 11, 19, 22, 23)
    assert columns.solid == (0, 0, 1, 1, 2, 3, 3)
    assert columns.figures == {3}
    assert columns.starts == (0,)


def test_an_empty_text_has_no_tokens() -> None:
    assert tokens_of("") == Tokens("", (0,), (), "", (0,), (0,), frozenset(), (0,))
    assert joined_tokens(["", ""]) == Tokens("", (0,), (), "", (0,), (0,), frozenset(), (0, 0))


def test_texts_are_cached_by_their_length_and_the_longest_are_not() -> None:
    tokens.clear_cache()
    texts = [f"a{' ' * (length - 1)}" for length in (2_000, 2_001, 50_000, 50_001, 500_000, 500_001)]
    cached = [tokens_of(text) for text in texts]

    assert [(each.text, each.at, each.keys) for each in cached] == [(text, (0, len(text)), ("a",)) for text in texts]
    assert [cache.cache_info().currsize for cache in (tokens._clause, tokens._document, tokens._book)] == [1, 2, 2]
    assert [tokens_of(text) is each for text, each in zip(texts, cached, strict=True)] == [True] * 5 + [False]


def test_joined_texts_keep_their_tokens_apart() -> None:
    columns = joined_tokens(["In 5", "0 men", "", "go"])

    assert columns.text == "In 50 mengo"
    assert columns.keys == ("In", "5", "0", "men", "go")
    assert columns.at == (0, 3, 4, 6, 9, 11)
    assert columns.solid == (0, 0, 1, 2, 3, 4)
    assert columns.figures == {1, 2}
    assert columns.starts == (0, 2, 4, 4)
    assert joined_tokens(["In 5"]) == tokens_of("In 5")


def test_equal_keys_and_only_they_have_equal_codes() -> None:
    codes = tokens_of('men “war” men “war” men "peace"').codes

    assert codes is not None
    # The quotation mark that opens belongs to another word than the one that closes.
    assert [codes.index(code) for code in codes] == [0, 1, 2, 3, 0, 1, 2, 3, 0, 9, 10, 11]


def test_a_full_codebook_gives_no_codes_to_new_words() -> None:
    book = tokens._Codebook(2)

    assert book.encode(("a", "b", "a")) == "\x00\x01\x00"
    assert book.encode(("a", "c")) is None
    assert book.encode(("b", "a")) == "\x01\x00"


def test_a_codebook_keeps_no_giant_words() -> None:
    book = tokens._Codebook(2)

    assert book.encode(("x" * 201,)) is None
    assert book.encode(("x" * 200, "b")) == "\x00\x01"


def test_codes_leave_out_half_characters() -> None:
    book = tokens._Codebook(0xE002)
    last = book.encode(tuple(map(str, range(0xD802))))

    assert last is not None
    assert last[-3:] == "\ud7ff\ue000\ue001"


@pytest.mark.parametrize("known", ["neither", "base", "other"])
@pytest.mark.parametrize(
    ("base", "other", "marked"),
    [
        ("Nine rule ever.", "Ten rule now.", "[-Nine-]{+Ten+} rule [-ever-]{+now+}."),
        ("men and Ukraine", "Ukraine and Europe", "[-men and -]Ukraine{+ and Europe+}"),
    ],
)
def test_words_beyond_the_codebook_are_still_compared(
    base: str, other: str, marked: str, known: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = {"neither": "", "base": base, "other": other}[known]
    monkeypatch.setattr(tokens, "_CODEBOOK", tokens._Codebook(len(tokens_of(text).keys)))
    tokens.clear_cache()

    assert tokens.tokens_of(text).codes is not None
    assert in_line(mark([base], [other])[0]) == marked
    assert (tokens.tokens_of(base).codes is not None) is (known == "base")
    assert (tokens.tokens_of(other).codes is not None) is (known == "other")
    assert tokens.wording_of(other) == tokens.wording_of(other.replace(" ", "  ")) != tokens.wording_of(base)

    tokens.clear_cache()
