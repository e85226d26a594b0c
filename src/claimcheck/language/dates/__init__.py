"""Dates, periods and relative times: what the words at one place of a text name, and which days that is.

expressions.py chooses the grammar by the first word; printed, glued, years, spelled, eras, periods, relative, elapsed,
windows, parts, nth and ended are the grammars; ranges.py joins two expressions. What they state is settled by stated.py
with the publication date, the tense of the words around (tense.py) and what was named before (context.py).
"""
