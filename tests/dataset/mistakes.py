"""One mistake each: the record that is changed (file#record), the fields it gets, and the sentence about it."""

from __future__ import annotations

PLAN = "proposals/plan.yaml"
ANSWER = "proposals/answer.yaml"
TERM = {"key": "cap", "value": 5, "unit": "personnel"}

MISTAKES = [
    # How far sources were read
    (
        "positions.yaml#p2",
        {"reading": {"gazette": "read"}},
        "p2: reading: “gazette” is not in the sources of this record; add it there or correct it",
    ),
    (
        "events.yaml#meeting",
        {"reading": {"wire": "skimmed"}},
        "meeting: reading: Give each source one of read, in-part, not-read",
    ),
    (
        f"{PLAN}#1",
        {"reading": {"lost": "read"}},
        "clause 1: reading: “lost” is not in the sources of this record; add it there or correct it",
    ),
    # Identity
    ("parties.yaml#south", {"slug": "north"}, "north: slug: “north” occurs 2 times; keep one"),
    ("parties.yaml#south", {"iso": "NO"}, "south: iso: “NO” occurs 2 times; keep one"),
    (
        "sources.yaml#gazette",
        {"url": "https://example.org/wire"},
        "gazette: url: “https://example.org/wire” occurs 2 times; keep one",
    ),
    ("positions.yaml#p2", {"id": "p1"}, "p1: id: “p1” occurs 2 times; keep one"),
    (
        f"{PLAN}#1.a",
        {"key": "2", "parent": None},
        "clause 2: key: another clause of this text already has this key; choose another",
    ),
    (PLAN, {"slug": "other"}, "slug: the file of “other” is other.yaml; rename it"),
    (
        "sources.yaml#wire",
        {"url": "ftp://example.org/wire"},
        "wire: url: start the address with https:// or http://",
    ),
    # Sources
    ("sources.yaml#wire", {"publisher": None}, "wire: missing: say why publisher, url or published_on is not given"),
    ("sources.yaml#wire", {"outlet_of": "no"}, "wire: outlet_of: Write two capital letters, such as UA"),
    (
        "sources.yaml#wire",
        {"reliability": "good"},
        "wire: reliability: choose one of official, record, edited, advocacy, aggregator, state-media, propaganda, "
        "unknown",
    ),
    # Lengths, choices, shapes: the model's own
    (PLAN, {"short_title": "x" * 61}, "short_title: Ensure this value has at most 60 characters (it has 61)"),
    (PLAN, {"title": ""}, "title: fill it in"),
    (PLAN, {"claimed_points": 0}, "claimed_points: Input should be greater than or equal to 1"),
    (PLAN, {"state": "secret"}, "state: choose one of draft, in-review, published, withdrawn"),
    (
        f"{PLAN}#2",
        {"key": "A b"},
        "clause A b: key: Use small letters and digits, joined by dots or hyphens: 12, 10.a, x1",
    ),
    ("parties.yaml#north", {"iso": "no"}, "north: iso: Write two capital letters, such as UA"),
    ("parties.yaml#both", {"iso": "BO"}, "both: iso: only a state has an ISO code; write null"),
    ("sources.yaml#wire", {"language": "English!"}, "wire: language: Use a language code, such as en or uk"),
    (
        "topics.yaml#security",
        {"thesis": "x"},
        "security: thesis: only a leaf has this field; remove it, or name the parent",
    ),
    (
        "topics.yaml#forces",
        {"thesis": None},
        "forces: thesis: text is expected here; put numbers, true and false in quotes",
    ),
    (
        "process.yaml",
        {"ended_on": "2025-04-16"},
        "ended_on: a process cannot end before it starts; correct one of the dates",
    ),
    (
        "events.yaml#meeting",
        {"end": "2025-11-19"},
        "meeting: end: an event cannot end before it starts; correct one of the dates",
    ),
    ("events.yaml#meeting", {"end": "2025-02-30"}, "meeting: end: not a valid date; write it like 2025-11-20"),
    # Characters
    ("process.yaml", {"name": "a\x00b"}, "name: character U+0000 at position 2 is not text; remove it"),
    ("process.yaml", {"name": "\x1b[0m"}, "name: character U+001B at position 1 is not text; remove it"),
    (
        "events.yaml#meeting",
        {"persons": ["\x85"]},
        "meeting: persons[1]: character U+0085 at position 1 is not text; remove it",
    ),
    # Circles
    (PLAN, {"revises": "answer"}, "revises: “plan” leads back to itself; break the circle"),
    (f"{PLAN}#1", {"parent": "1.a"}, "clause 1: parent: “1” leads back to itself; break the circle"),
    # Measures and terms
    ("measures.yaml#place", {"unit": "km"}, "place: unit: give one for a numeric measure, and for no other kind"),
    ("measures.yaml#fund", {"unit": None}, "fund: unit: give one for a numeric measure, and for no other kind"),
    (
        f"{PLAN}#1.a",
        {"terms": [TERM | {"unit": "men"}]},
        "clause 1.a: terms[cap].unit: Set the unit to “personnel”",
    ),
    (
        f"{PLAN}#1.a",
        {"terms": [TERM | {"value": "none"}]},
        "clause 1.a: terms[cap].unit: Leave the unit empty",
    ),
    (f"{PLAN}#1.a", {"terms": [TERM, TERM]}, "clause 1.a: terms[cap]: this measure occurs twice; keep one"),
    (
        f"{PLAN}#1.a",
        {"terms": [{"key": "place", "value": True}]},
        "clause 1.a: terms[place].value: this is not a yes-or-no measure; put words in quotes",
    ),
    (
        f"{PLAN}#1.a",
        {"terms": [{"key": "inspected", "value": "yes"}]},
        "clause 1.a: terms[inspected].value: This is a yes-or-no measure: write true or false",
    ),
    (f"{PLAN}#1.a", {"terms": [{"key": "place", "value": ""}]}, "clause 1.a: terms[place].value: fill it in"),
    (
        f"{PLAN}#1.a",
        {"terms": [{"key": "place", "value": "x" * 301}]},
        "clause 1.a: terms[place].value: Ensure this value has at most 300 characters (it has 301)",
    ),
    # Clauses
    (f"{PLAN}#1.a", {"text": None}, "clause 1.a: text: fill it in"),
    (f"{PLAN}#2", {"text": "Struck."}, "clause 2: text: a deleted or unrecorded clause has no text; write null"),
    (f"{PLAN}#4", {"text": "Read."}, "clause 4: text: a deleted or unrecorded clause has no text; write null"),
    (f"{PLAN}#4", {"basis": "paraphrase"}, "clause 4: basis: an unrecorded clause has none; write null"),
    (f"{PLAN}#1.a", {"basis": None}, "clause 1.a: basis: fill it in"),
    (f"{PLAN}#1.a", {"topics": []}, "clause 1.a: topics: name at least one issue; the first is the main issue"),
    (
        f"{PLAN}#3.north",
        {"advanced_by": None},
        "clause 3.north: advanced_by: name the party for a rival variant, and for no other clause",
    ),
    (
        f"{PLAN}#1.a",
        {"advanced_by": "north"},
        "clause 1.a: advanced_by: name the party for a rival variant, and for no other clause",
    ),
    (
        f"{PLAN}#1.a",
        {"variant_readings": [{"source": "wire", "reading": "x"}, {"source": "wire", "reading": "y"}]},
        "clause 1.a: variant_readings[wire]: this source occurs twice; merge its readings",
    ),
    (
        f"{PLAN}#1.a",
        {"variant_readings": [{"source": "wire", "reading": ""}]},
        "clause 1.a: variant_readings[wire].reading: fill it in",
    ),
    # Omissions
    (
        PLAN,
        {"omitted_from_base": [{"key": "1", "how": "struck"}]},
        "omitted_from_base[1].proposal: this text does not revise any; name the text that had the clause",
    ),
    (
        PLAN,
        {"omitted_from_base": [{"proposal": "plan", "key": "1", "how": "struck"}]},
        "omitted_from_base[1].proposal: choose a text other than this one",
    ),
    (
        PLAN,
        {"omitted_from_base": [{"proposal": "answer", "key": "1", "how": "burnt"}]},
        "omitted_from_base[1].how: choose one of struck, left-out, replaced",
    ),
    (
        ANSWER,
        {"omitted_from_base": [{"key": "2", "how": "struck"}, {"key": "2", "how": "struck"}]},
        "omitted_from_base[2]: occurs twice; keep one",
    ),
    # Positions and correspondences
    (
        "positions.yaml#p1",
        {"target": {}},
        "p1: target: name one topic, or one proposal, or one proposal and its clause",
    ),
    ("positions.yaml#p3", {"conditions": ""}, "p3: conditions: state them for “supports with conditions”"),
    (
        "positions.yaml#p1",
        {"certainty": "rumour"},
        "p1: certainty: choose one of on-record, reported, anonymous, inferred",
    ),
    ("correspondences.yaml#caps", {"to": ["plan/2"]}, "caps: to: Choose clauses of another text"),
    ("correspondences.yaml#caps", {"from": []}, "caps: from: Choose one or more clauses of one text"),
    ("correspondences.yaml#caps", {"to": ["answer/1", "plan/2"]}, "caps: to: Choose one or more clauses of one text"),
    (
        "correspondences.yaml#caps",
        {"silent": "answer"},
        "caps: silent: name the silent text for the relation “unanswered”, and for no other",
    ),
    (
        "correspondences.yaml#caps",
        {"relation": "unanswered"},
        "caps: silent: name the silent text for the relation “unanswered”, and for no other",
    ),
    (
        "correspondences.yaml#caps",
        {"relation": "unanswered", "silent": "answer"},
        "caps: to: Leave this side empty for “unanswered”",
    ),
    (
        "correspondences.yaml#caps",
        {"relation": "unanswered", "silent": "plan", "to": []},
        "caps: silent: Choose another text",
    ),
    (
        "correspondences.yaml#caps",
        {"relation": "unanswered", "silent": "lost", "to": []},
        "caps: silent: “lost” is not in the folder proposals; add it there or correct it",
    ),
    (
        "correspondences.yaml#caps",
        {"decided_about": "lately"},
        "caps: decided_about: leave it out, or write 32 hexadecimal digits as in a dump, or “none”",
    ),
    # What the models ask of published records
    (PLAN, {"sources": []}, "sources: name at least one source of this text"),
    (PLAN, {"drafted_by": []}, "drafted_by: name at least one party"),
    (f"{PLAN}#1.a", {"sources": []}, "clause 1.a, sources: name at least one source"),
    ("events.yaml#meeting", {"sources": []}, "meeting: sources: name at least one source of this event"),
    (
        PLAN,
        {"omitted_from_base": [{"proposal": "answer", "key": "1", "how": "struck"}]},
        "omission of answer/1: this text must revise or draw on the text of that clause",
    ),
]
