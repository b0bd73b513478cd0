"""What the words of a comparison mean, for the page that explains them: every value that a reader can meet."""

from django.utils.translation import gettext_lazy as _

from proposals.models.clause import ClauseBasis as Basis
from proposals.models.clause import ClauseVerification as Verification
from proposals.models.clause import Confidence

BY_ENGINE = {
    "same": _("The recorded words are the same."),
    "reworded": _("The words differ in spelling, or in small words; those that bear the meaning are the same."),
    "reordered": _("A list has the same members in another order."),
    "figure_changed": _(
        "A figure differs; the other words that bear the meaning stay, and others may be added. Of texts in two "
        "languages only the recorded figures are compared."
    ),
    "reference_changed": _("The number of an article, a point or another text differs; the other words stay."),
    "exchanged": _("Two names have changed places, as who pays whom; most other words are the same."),
    "extended": _("All words of the base are kept, and others are added; these can change what it means."),
    "shortened": _("Words of the base are left out, and none are added; that can change what it means."),
    "rewritten": _(
        "Other words, or another recorded value. Whether the substance differs otherwise is for the reader to judge."
    ),
    "moved": _("The same words at another place."),
    "split": _("One clause of the base is answered by several here."),
    "merged": _("Several clauses of the base are answered by one here."),
    "dropped": _(
        "No clause of this text answers the base’s, and none is mainly about the matter. Where this text is the later "
        "one, it says “not carried over”."
    ),
    "added": _(
        "No clause of the base answers it, and none is mainly about the matter. Where this text is the later one, it "
        "says “new”."
    ),
}
"""What the engine says: it compares words and figures, and judges no substance."""

BY_A_PERSON = {
    "unchanged": _("The substance is the same."),
    "reworded": _("Other words for the same."),
    "amended": _("Part of the substance differs."),
    "stronger": _("It asks for more, or binds more."),
    "weaker": _("It asks for less, or binds less."),
    "contrary": _("It says the opposite."),
    "replaced": _("Something else stands in its place."),
    "split": _("One clause is answered by several."),
    "merged": _("Several clauses are answered by one."),
    "moved": _("The same at another place."),
    "unanswered": _("A person looked for an answer and found none."),
}
"""What an editor decided and another person reviewed. Where there is such a decision it leads; the engine’s stands
behind it."""

SILENCES = {
    "not_addressed": _("The text has no clause on the matter."),
    "elsewhere": _("The text has clauses on the matter, but none that answers this row; they are named."),
    "other_row": _("The text answers in another row, which is named: a clause stands in one row only."),
    "not_searched": _(
        "The texts have no language, or no script, in common, or nobody here has seen the wording of a clause or read "
        "the point: their words are not compared. Or a figure can be read in two ways, as 800.000, and nothing in the "
        "text tells which."
    ),
    "struck": _("The text marks the clause of an earlier text as deleted, or is reported to have struck it."),
    "omitted": _("A clause of an earlier text is recorded as left out here, or as replaced."),
    "bracketed": _("The text leaves the matter open in brackets."),
    "unrecorded": _(
        "The text has points that nobody here has read yet; the matter may be among them: nothing follows from the gap."
    ),
    "not_public": _(
        "The text is not public, or only in part, or was only read in summaries: nothing follows from the gap."
    ),
}

BASES = {
    Basis.VERBATIM: _("The words of the text itself."),
    Basis.TRANSLATION: _("The words of the text in another language."),
    Basis.PARAPHRASE: _("What the clause provides, in our words. It is not a quotation."),
    Basis.TRANSLATED_PARAPHRASE: _("In our words, after a translation."),
    Basis.REPORTED: _("The text was not published; this is what others reported of it."),
}

CONFIDENCES = {
    Confidence.HIGH: _("A source of an upper grade has it, and nothing on record speaks against it."),
    Confidence.MEDIUM: _("It rests on weak sources, or part of it is open."),
    Confidence.LOW: _("Sources contradict each other, or nobody here has seen the wording."),
}

VERIFICATIONS = {
    Verification.DIRECT: _("We read the clause in a copy of a source."),
    Verification.INDIRECT: _("We read a summary of the clause: what is the same there is so as far as read."),
    Verification.UNSEEN: _("We have not seen it, or not all that our words say: they are not compared."),
}
