"""What a reader reads: markup blanked in place, watermarks cut out, paragraphs with their places, sentences."""

from claimcheck import Document, extract
from claimcheck.language.markup import blank_markup
from claimcheck.language.reading import Reading, read_through
from claimcheck.language.sentences import looks_english, split_sentences
from claimcheck.language.watermark import find_watermark
from claimcheck.model import Place

MARK = "Daily Herald"


def marked(text: str) -> str:
    """A copy of a text with a watermark wherever a "|" stands."""
    return text.replace("|", MARK)


STRAY = "The vil|lage has 1,200 wells. Its ma|yor counted 30 per|cent more, the neigh|bours 4,5|00."


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, [(0, len(text))])]


def places(text: str, **known: object) -> list[tuple[str, Place]]:
    reading = read_through(Document("x.txt", text, **known))  # type: ignore[arg-type]
    found = zip(reading.paragraphs, reading.places, strict=True)
    return [(reading.text[start:end], place) for (start, end), place in found]


class TestEntities:
    ARTICLE = (
        "The quay cost &pound;5m, &#x20AC;7 and 12&nbsp;million dollars &amp; took 5&ndash;6&nbsp;days. "
        "It was &minus;3&deg;C; AT&T; &nosuchname; gave 4&frac12; per&#160;cent."
    )

    def test_are_read_as_the_characters_that_they_name(self) -> None:
        text = read_through(Document("x.md", self.ARTICLE)).text
        assert text == (
            "The quay cost £5m, €7 and 12 million dollars & took 5–6 days. "
            "It was −3°C; AT&T; &nosuchname; gave 4½ per cent."
        )

    def test_claims_are_the_files_own_characters(self) -> None:
        claims = extract(Document("x.md", self.ARTICLE))
        assert [claim.text for claim in claims] == [
            "&pound;5m", "&#x20AC;7", "12&nbsp;million dollars", "5&ndash;6&nbsp;days", "&minus;3&deg;C",
            "4&frac12; per&#160;cent",
        ]  # fmt: skip
        assert all(claim.text == self.ARTICLE[claim.start : claim.end] for claim in claims)
        assert [str(claim.low) for claim in claims] == ["5E+6", "7", "1.2E+7", "5", "-3", "4.5"]

    def test_a_span_that_ends_with_one_ends_behind_it(self) -> None:
        (claim,) = extract(Document("x.md", "It cost 3 &euro;, they said."))
        assert (claim.text, claim.unit) == ("3 &euro;", "EUR")

    def test_in_a_text_with_a_watermark_they_are_blanked(self) -> None:
        article = Document("x.md", marked(STRAY + " It paid &pound;40."))
        reading = read_through(article)
        assert reading.cuts and "pound" not in reading.text
        assert all(claim.text == article.text[claim.start : claim.end] for claim in extract(article))


class TestMarkup:
    def test_keeps_every_offset(self) -> None:
        text = "---\ntitle: Four wells\ntags: [5]\n---\nSee <b class='9'>6</b> `7` and https://a.example/8.\n```\n99\n```\n"
        blanked, title = blank_markup(text)
        assert len(blanked) == len(text)
        assert title is not None and text[slice(*title)] == "Four wells"
        assert blanked.split() == ["Four", "wells", "See", "6", "7", "and"]

    def test_a_footnote_s_mark_is_no_figure(self) -> None:
        text, _ = blank_markup("It has 17 wells[^1].\n\n[^1]: Counted in [9] villages.\n")
        assert " ".join(text.split()) == "It has 17 wells . Counted in [9] villages."

    def test_a_figure_in_ticks_is_read_and_code_is_not(self) -> None:
        assert blank_markup("It has `17,000` wells, `x = 5` and `a(6)`.")[0].split() == [
            "It",
            "has",
            "17,000",
            "wells,",
            "and",
            ".",
        ]

    def test_comments_scripts_links_and_mail_are_blanked(self) -> None:
        text = "A<!-- 1 --> B<script>2</script> [C](/d/3.png) e4@f.org www.g5.org D"
        assert blank_markup(text)[0].split() == ["A", "B", "[C", "D"]

    def test_a_host_is_blanked_with_its_path_and_read_as_a_name_without(self) -> None:
        assert blank_markup("Amazon.com and example.org/2024/5.")[0].split() == ["Amazon.com", "and"]

    def test_quotes_made_of_ticks_hold_prose(self) -> None:
        text = "`` It has 5 (new) wells, '' she said. `` It had 4. ''"
        assert blank_markup(text)[0].replace(" ", "") == text.replace("`", "").replace(" ", "")

    def test_what_is_not_closed_is_text(self) -> None:
        for text in ("5 <!-- 6", "5 < 6 and 7 > 3", "```\n5", "5 ` 6", "---\n5: 6"):
            assert blank_markup(text)[0] == text


class TestWatermark:
    def test_is_known_by_the_words_that_it_breaks(self) -> None:
        assert find_watermark(marked(STRAY)) == MARK
        assert find_watermark(STRAY) is None
        assert find_watermark("YouTube, LinkedIn, McDonald, YouTube, PayPal and McDonald met YouTube.") is None

    def test_is_read_through(self) -> None:
        reading = read_through(Document("x.txt", marked(STRAY)))
        assert reading.text == STRAY.replace("|", "")

    def test_offsets_lead_back_to_the_document(self) -> None:
        document = Document("x.txt", marked(STRAY))
        reading = read_through(document)
        for offset, character in enumerate(reading.text):
            assert document.text[reading.raw(offset)] == character
            assert document.text[reading.raw(offset + 1, end=True) - 1] == character

    def test_claims_hold_the_documents_own_text(self) -> None:
        claims = extract(Document("x.txt", marked(STRAY)), link=False)
        assert [(str(c.low), c.text) for c in claims] == [
            ("1200", "1,200"), ("30", f"30 per{MARK}cent"), ("4500", f"4,5{MARK}00"),
        ]  # fmt: skip

    def test_without_cuts_offsets_are_the_documents(self) -> None:
        assert Reading("abc").raw(2) == 2


class TestParagraphs:
    def test_lines_wrapped_at_one_width_are_one_paragraph(self) -> None:
        text = (
            "The lake behind the dam has been rising since the\nsnow began to melt, and five\n"
            "villages were moved.\n\nOne line.\nAnother.\n"
        )
        wrapped = "The lake behind the dam rose by 5\nmillion litres in the night, and the\ntown was moved to a hill."
        assert [p for p, _ in places(text)] == [*text.split("\n")[:3], "One line.", "Another."]
        assert [p for p, _ in places(wrapped)] == wrapped.split("\n")
        even = (
            "The lake behind the dam rose by as much as 5\nmillion litres in the night, and by noon the\n"
            "town was moved."
        )
        assert [p for p, _ in places(even)] == [even.replace("\n", " ")]

    def test_places_are_guessed(self) -> None:
        text = (
            "Five wells dug\n\nSummary\n\nThe town dug wells.\n\nIt has 5 wells now.\n\nPhoto: a well\n\n"
            "“We dug 5 wells.”\n\nRelated: more wells"
        )
        assert [place for _, place in places(text)] == [
            "headline", "body", "summary", "body", "caption", "quote", "furniture",
        ]  # fmt: skip

    def test_the_readers_places_win(self) -> None:
        text = "Five wells dug\n\nIt has 5 wells."
        assert places(text, places=((0, 14, "caption"),))[0] == ("Five wells dug", "caption")

    def test_a_claim_knows_its_paragraph_and_sentence(self) -> None:
        claims = extract(Document("x.txt", "It has 5 wells. It had 4 wells.\n\nIt will have 6 wells."), link=False)
        assert [(c.paragraph, c.sentence) for c in claims] == [(0, 0), (0, 1), (1, 2)]


class TestSentences:
    def test_end_at_marks(self) -> None:
        assert sentences("It rained. Who knew? All did! “Go.” 5 left…") == [
            "It rained.", "Who knew?", "All did!", "“Go.”", "5 left…",
        ]  # fmt: skip

    def test_do_not_end_in_numbers_and_abbreviations(self) -> None:
        for text in (
            "Rain fell for 4.5 hours.",
            "Dr. Berg met Gen. Lund.",
            "J. R. Berg and No. 5 left at 5 p.m. Monday.",
            "The U.S. Senate met Acme Inc. lawyers on Sept. 18.",
            "It cost approx. 5 dollars, e.g. in Mass. towns.",
        ):
            assert sentences(text) == [text]

    def test_may_end_at_an_abbreviation_before_an_opener(self) -> None:
        assert sentences("He joined Acme Inc. The firm grew.") == ["He joined Acme Inc.", "The firm grew."]
        assert sentences("They left at 5 p.m. It rained.") == ["They left at 5 p.m.", "It rained."]

    def test_glued_sentences_are_parted(self) -> None:
        assert sentences("They agreed.The wells stay.") == ["They agreed.", "The wells stay."]


def test_english_is_known_by_its_function_words() -> None:
    assert looks_english("The town has dug five wells since it was founded, and the mayor says that they will stay.")
    assert looks_english("5 wells")
    assert not looks_english(
        "Le village a creusé cinq puits depuis sa fondation et le maire dit que cela suffit pour eux tous."
    )
    assert not looks_english("这个村庄有五口井")
