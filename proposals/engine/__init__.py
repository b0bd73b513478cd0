"""The comparison engine: plain data in, plain data out.

Nothing here knows Django, HTML or a database, so that a comparison can be computed, tested and reasoned about on
its own. Start reading at :mod:`proposals.engine.vocabulary`, which names what goes in and what comes out; then
:mod:`~proposals.engine.table.table`, which joins the rest.
"""
