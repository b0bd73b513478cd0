"""Words in several languages that mark a line as a point, a section, a comment or a deleted point."""

from __future__ import annotations

import re
from typing import Final

POINT: Final = (
    r"points?|articles?|art\.|clauses?|items?|paragraphs?|para\.|provisions?|principles?|steps?|measures?|"
    r"пункты?|пункти|п\.|статт[яі]|статья|ст\.|punkty?|artikel|artykuł|artículos?|puntos?|articol[oi]|"
    r"artigos?|ponto|punct|madde|نقطة|البند|المادة|بند|סעיף|נקודה"
)
"""Words before the number of a point. Alternatives of a regular expression; case does not matter."""

SECTION: Final = re.compile(
    r"(?:section|part|chapter|title|block|annex|appendix|schedule|basket|pillar|phase|"
    r"раздел|глава|часть|блок|приложение|розділ|глава|частина|додаток|етап|этап|"
    r"sección|capítulo|parte|chapitre|partie|titre|abschnitt|kapitel|teil|sezione|capitolo|seção|rozdział|część)"
    r"\s{1,3}(?:\d{1,3}|[IVXLC]{1,7}|[A-ZА-ЯІ]|one|two|three|four|five|six)\b",
    re.IGNORECASE,
)

COMMENT: Final = re.compile(
    r"[\[(（*_\s]{0,4}(?:"
    r"(?:(?:our|editors?['’]?s?|editorial|ed\.|translators?['’]?s?|transl\.|publishers?['’]?)\s{1,3}(?:note|comment|remark|addition)s?)"
    r"|(?:note|notes|comment|commentary|ed|ed\. note|n\.b|nb|tr\. note|analysis)\.?(?=\s{0,2}[:—–])"
    r"|(?:note|comment)\s(?:by|from|of)\s(?:the\s)?(?:editor|editors|translator|author|publisher|newsroom)"
    r"|прим(?:ечание|ітка|\.)\s{0,2}(?:ред(?:акции|акції|актора|\.)|переводчика|перекладача|авт(?:ора|\.)|[:—–])"
    r"|(?:от|від)\s(?:редакции|редакції)"
    r"|(?:комментарий|коментар)(?:\s(?:редакции|редакції))?\s{0,2}[:—–]"
    r"|(?:nota|anmerkung|anm|n\.d\.l\.r|ndlr|ndr|note|remarque)\.?\s(?:de\sla\sredacción|del\seditor|d\.\sred|der\sredaktion|de\sla\srédaction|di\sredazione)"
    r"|(?:ndlr|ndr|n\.d\.l\.r\.)\s{0,2}[:—–]"
    r"|ملاحظة\sالمحرر|הערת\sהמערכת"
    r")",
    re.IGNORECASE,
)

DELETED: Final = re.compile(
    rf"[\s\[(<*_—–:-]{{0,6}}(?:(?:{POINT})\s{{1,3}}\d{{1,3}}[\s:.]{{1,3}})?"
    r"(?:(?:is|was|has\sbeen|were|have\sbeen)\s)?"
    r"(?:deleted|removed|struck(?:\s(?:out|off))?|omitted|dropped|withdrawn|excluded|intentionally\sleft\sblank|"
    r"удал[её]н\w{0,2}|исключ[её]н\w{0,2}|вычеркнут\w{0,2}|изъят\w{0,2}|"
    r"видалено|вилучено|виключено|викреслено|прибрано|"
    r"gestrichen|entfällt|eliminado|suprimido|supprimé|retiré|eliminato|soppresso|usunięt\w|skreślon\w|"
    r"محذوف|נמחק)"
    r"(?:\s(?:by|from|during|in|at|за|в|у|по|з)\s[^.\n\r]{1,80})?[\s\])>*_.;—–-]{0,6}\Z",
    re.IGNORECASE,
)
"""The text of a point that says only that it was deleted."""

MONTH: Final = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|januar|februar|märz|mai|juni|juli|okt|dez|enero|febrero|marzo|"
    r"abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|février|mars|avril|juin|juillet|"
    r"août|septembre|octobre|novembre|décembre|січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листоп|груд|"
    r"янв|фев|март|апр|мая|май|июн|июл|авг|сент|окт|нояб|дек)\w{0,8}\.?,?\s{1,2}(?:of\s)?\d{4}\b",
    re.IGNORECASE,
)
"""A month and a year; a number before it is a day."""

NO_PART: Final = re.compile(
    r"[\s(\[]{0,3}(?:(?:part|часть|частина)\s)?\d{1,2}(?:\s?/\s?|\sof\s)\d{1,2}[\s)\]:]{0,3}\Z|by\sour\s",
    re.IGNORECASE,
)
"""A short line that is not part of a document, such as the number of a post in a series or a byline."""
