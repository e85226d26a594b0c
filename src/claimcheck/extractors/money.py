"""Sums of money: "$94.82 billion", "4 billion yuan", "US$5", "RMB 10", "50 cents", "3 dollars and 20 cents"."""

import re
from decimal import Decimal

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.mention import Amount, Mention
from claimcheck.extractors.term import read_term
from claimcheck.language.currencies import by_context, dollars_of
from claimcheck.language.pattern import lazy
from claimcheck.language.reading import Reading
from claimcheck.language.unit_words import DOUBTFUL

#: "dollars and" before a smaller coin.
AND = lazy(r"[ ](?:and[ ])?(?=[0-9a-z])")
PENNY = lazy(
    r"an?[ ](penny|cent|dollar|euro)(?=[ ](?:and|or|for|per|an?|more|less|to|by|in|on|from)[ ]|[.,;:)]|$)",
    re.IGNORECASE,
)
SURE_AMOUNT = 100
#: What a country of dollars calls its own.
BARE = ("dollar", "dollars", "Dollars", "cent", "cents", "0c", "1c", "2c", "3c", "4c", "5c", "6c", "7c", "8c", "9c")
#: Whose they are, if they are not the country's.
#: "14 pounds of ganja": what is weighed; of money there are pounds of savings, of debt.
WEIGHED = lazy(
    r"[ ]of[ ](?!(?:public|private|taxpayer|tax|money|invest|debt|sav|fund|spend|cuts|damage|sales|revenue|profit|aid"
    r"|assets|its|his|her|their|our|income|government|state|cash|support|subsid|loan|credit|new|extra|benefit))[a-z]"
)
AMERICAN = lazy(r"(?<![A-Za-z])(?:US|U\.S\.|American)[ -]?(?:dollars?|cents?)", re.IGNORECASE)


def read(mention: Mention) -> list[Figure]:
    """The sums of money that begin here."""
    if mention.text[mention.at] in "aA" and (match := PENNY.match(mention.text, mention.at)):
        value = Decimal("0.01") if match[1].lower() in ("penny", "cent") else Decimal(1)
        figure = Figure(
            mention.at, match.end(), "money", value, value, value, "EUR" if match[1].lower() == "euro" else "USD"
        )
        _add_coins(mention.text, figure)
        mention.hedge(figure)
        return [figure]
    found: list[Figure] = []
    for amount in mention.amounts:
        code, exponent = _currency(mention, amount)
        if code:
            figure = mention.figure(amount, "money", code, exponent=exponent)
            _add_coins(mention.text, figure)
            found.append(figure)
    return found


def own_dollars(reading: Reading, figures: list[Figure]) -> None:
    """Give amounts of bare dollars the dollar of the country that the text is about."""
    text = reading.text
    bare = [
        figure
        for figure in figures
        if figure.unit == "USD"
        and figure.kind == "money"
        and (text[figure.start] == "$" or text.endswith(BARE, figure.start, figure.end))
        and not AMERICAN.search(text, figure.start, figure.end)
    ]
    if bare and (code := dollars_of(text, reading.source)) != "USD":
        for figure in bare:
            figure.unit = code


def _currency(mention: Mention, amount: Amount) -> tuple[str, int]:
    """ISO code and the exponent of a small coin; "" where the amount is none of money."""
    sign, unit = amount.last.currency or amount.first.currency, amount.last.unit
    if sign:
        if unit and unit.kind != "money":
            amount.last.end, amount.last.unit = amount.last.number.end, None
        return sign.code, 0
    if unit is None or (unit.kind == "quantity" and unit.unit != "pound"):
        return "", 0
    number = amount.last.number
    word = unit.word.lower()
    if unit.unit == "pound" and unit.kind == "quantity":
        if not word.startswith("pound"):
            return "", 0
        if number.scale < 6 and WEIGHED.match(mention.text, unit.end):
            return "", 0
        code = by_context(word, "mass" if number.scale < 6 else "GBP", mention.text, amount.last.start)
        return ("", 0) if code == "mass" and number.scale < 6 else ("GBP" if code == "mass" else code, 0)
    if unit.kind != "money" or (word in DOUBTFUL and not (number.scale or abs(number.low) >= SURE_AMOUNT)):
        return "", 0
    return by_context(word, unit.unit, mention.text, amount.last.start), unit.exponent


def _add_coins(text: str, figure: Figure) -> None:
    """Take "and 20 cents" into the sum before it."""
    joint = AND.match(text, figure.end)
    if joint is None or figure.step is None or figure.step > 1 or figure.low is None or figure.low != figure.high:
        return
    coins = read_term(text, joint.end(), joint.end())
    if coins is None or coins.unit is None or coins.unit.exponent != -2 or coins.number.low >= 100:
        return
    figure.low = figure.high = figure.low + coins.number.low.scaleb(-2)
    figure.step, figure.end = Decimal("0.01"), coins.end
    figure.after = max(figure.after, figure.end)
