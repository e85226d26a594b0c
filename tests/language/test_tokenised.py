"""Text that a tokeniser took apart is read as print, and offsets still count in the document."""

from claimcheck.language.tokenised import cut_spaces, is_tokenised

APART = "The Hawks ( 4 - 2 ) won , 91 - 88 , on Friday , and did n't rest ; the fans ' choice was Smith 's shot ."


def test_is_read_as_print() -> None:
    text, _ = cut_spaces(APART)
    assert text == "The Hawks (4-2) won, 91-88, on Friday, and didn't rest; the fans' choice was Smith's shot."


def test_cuts_lead_back_to_the_document() -> None:
    text, cuts = cut_spaces(APART)
    for word in ("Hawks", "91", "Friday", "shot"):
        at = text.index(word)
        cut = max((total for offset, total in cuts if offset <= at), default=0)
        assert APART[at + cut :].startswith(word)


def test_print_is_left_alone() -> None:
    text = "The Hawks (4-2) won, 91-88, on Friday, and rested - at last - in Rome, as ever ."
    assert not is_tokenised(text)
    assert cut_spaces(text) == (text, ())
