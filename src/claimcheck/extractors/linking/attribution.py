"""Who says a figure: "according to X", "X said", a speaker's paragraph in an interview; None is the article's own voice."""

from claimcheck.extractors.linking.clause import subject_end, verb_at
from claimcheck.extractors.linking.phrases import chain_start
from claimcheck.extractors.linking.sentence import Sentence

_MOST = 8


def of_sentence(sentence: Sentence) -> str | None:
    """The source that a sentence names for what it states, as printed or canonical, or None."""
    low, tags = sentence.low, sentence.tags
    for i, word in enumerate(low):
        if word in ("according", "per") and i + 2 < len(low):
            first = i + (2 if low[i + 1] == "to" else 1)
            if word == "according" or low[i - 1] == "as":
                return _named(sentence, first)
        elif (
            tags[i] == "v"
            and verb_at(sentence, i).kind == "say"
            and (low[i + 1 : i + 2] == ["that"] or tags[i - 1] not in "xv")
        ):
            end = subject_end(sentence, i)
            if end is not None and tags[end] in "nN":
                return _named(sentence, chain_start(sentence, end))
    return None


def _named(sentence: Sentence, first: int) -> str | None:
    if first >= len(sentence.low) or sentence.phrase_of[first] < 0:
        return None
    start, last = sentence.phrases[sentence.phrase_of[first]]
    for mention in sentence.mentions:
        if start <= mention.first < last:
            if mention.last == last or mention.type in ("unknown", "organisation", "media", "company"):
                return mention.name
    words = [sentence.spelt[i] for i in range(start, last) if sentence.tags[i] not in "d"]
    return " ".join(words[:_MOST]).replace(" 's", "'s") or None
