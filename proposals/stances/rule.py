"""How stances are counted, and what each step means: in the words that pages, API and documents show."""

from django.utils.translation import gettext_lazy as _

from proposals.models import Position

RULE = (
    _(
        "On an issue, a party’s stance on its thesis counts: one sentence that can be accepted or rejected. On a "
        "text, its stance on the whole text counts. Stances on single clauses are shown beside them and never count "
        "as stances on the thesis or the text. A party that has spoken only of clauses is counted by itself."
    ),
    _(
        "Each party’s latest statement counts, however it is known. If two are of one day, the better evidenced "
        "counts: on the record, then reported, then anonymous, then inferred; of two equal ones, the one entered "
        "last. A higher office would come first, but the records do not rank offices."
    ),
    _(
        "Every day stands with the certainty of the statement made on it, and with what that statement rests on if "
        "none of its sources counts. “Since” is the first statement from which the party has held its stance without a "
        "recorded break; “best evidence” is, of those statements, one with a source that counts before one without, "
        "then the best known, then the latest."
    ),
    _(
        "“Supports”, “supports with conditions” and “a basis for further talks” are counted apart from each other. "
        "“Opposes” and “rejects” count together as objecting, “leaves it open” and “ambiguous” "
        "together as neither."
    ),
    _(
        "A sticking point is what at least one party accepts, with or without conditions, and at least one objects "
        "to. That nobody objects is no agreement. Acceptances with conditions are none either, unless an editor has "
        "recorded, with a reason, that the conditions are compatible; otherwise “conditions differ”."
    ),
    _(
        "A pledge is what a party says it will do itself. Pledges are listed apart, never counted against each "
        "other, and never a dispute."
    ),
    _(
        "A change of stance takes two statements on the same target, on different days, that both take a side "
        "(support, support with conditions, oppose, reject) and take different ones of these. Any other statement "
        "with another stance is “also said”."
    ),
    _(
        "Each party is counted separately: what a coalition says does not count for its members, or the reverse. If "
        "a coalition and one of its members have both spoken, they count as two."
    ),
    _(
        "“No stance recorded” says of a party that made statements in these talks, or was asked for by name: no "
        "statement of its on the thesis or on a clause about the issue is recorded, or, of a text, none on the whole "
        "or on one of its clauses. It may still have spoken of the matter in a statement filed elsewhere."
    ),
    _(
        "A party that the records name as a drafter of a text is counted as “drafted it” unless a stance of its on "
        "the whole text is recorded. A member of a coalition that drafted it, or a coalition whose members did, is "
        "not: that stands beside it. To draft a text is not counted as supporting it."
    ),
)

# Heading → step → what it means.
STEPS = (
    (
        _("Stance"),
        (
            (Position.Stance.SUPPORTS, _("Accepts it and names no condition.")),
            (Position.Stance.CONDITIONS, _("Accepts it if something else is done; what that is stands beside it.")),
            (Position.Stance.BASIS, _("Would go on talking from it. It neither accepts nor objects to what it says.")),
            (Position.Stance.OPEN, _("Neither accepts it nor rules it out, or says that it has no view yet.")),
            (Position.Stance.OPPOSES, _("Speaks against it.")),
            (Position.Stance.REJECTS, _("Rules it out.")),
            (Position.Stance.AMBIGUOUS, _("What was said can be read more than one way.")),
        ),
    ),
    (
        _("Emphasis; where neither is said, none is recorded"),
        (
            (Position.Emphasis.RED_LINE, _("The speaker called it a red line.")),
            (Position.Emphasis.PRIORITY, _("The speaker called it a priority.")),
        ),
    ),
    (
        _("How the statement is known"),
        (
            (Position.Certainty.ON_RECORD, _("A named speaker or a published paper says it.")),
            (
                Position.Certainty.REPORTED,
                _("Reported: somebody else tells what a named speaker or party said or holds."),
            ),
            (Position.Certainty.ANONYMOUS, _("Sources that are not named say it.")),
            (Position.Certainty.INFERRED, _("Nobody is quoted with it: we read it from what was said or done.")),
        ),
    ),
    (
        _("How we know what it is about; where neither is said, it is not recorded"),
        (
            (Position.TargetBasis.NAMED, _("The speaker named the text, the clause or the matter.")),
            (Position.TargetBasis.INFERRED, _("The speaker did not name it; we took it from the words and the day.")),
        ),
    ),
)
