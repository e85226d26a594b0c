"""Web pages: the article told apart from the page, its parts from each other, and its digits kept apart."""

from datetime import date

import pytest

from claimcheck.errors import ReadError
from claimcheck.readers import read_bytes

LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"],
"headline": "Ferries carry 12% more", "datePublished": "2024-07-03T01:00:00+08:00",
"publisher": {"name": "Harbour Post"}, "mainEntityOfPage": {"@id": "https://example.org/1"}}]}</script>"""
META = """<meta property="og:site_name" content="The Post Online"><meta property="article:published_time"
content="2024-07-02"><meta property="og:title" content="Ferries!"><link rel="canonical" href="https://example.org/2">"""
LONG = "The authority counted every passenger at the gates of its terminals, and said that the figures are final. "
PAGE = f"""<!DOCTYPE html>
<html><head><title>Ferries - Post</title>{{head}}</head><body>
<nav><a href="/">Home</a> <a href="/s">Sport 24</a></nav>
<article><header><h1>Ferries carry 12% more</h1>
<p class="article standfirst">A record 1.2 million went to the islands</p></header>
<figure><img src="a.jpg"><figcaption>One of 14 ferries at the quay</figcaption></figure>
<p>{LONG}In 2023 it was 1.2 million.</p>
<p>Water held 10<sup>6</sup> bacteria and CO<sub>2</sub>; the bay has 40 km<sup>2</sup>, the 24<sup>th</sup> bay.</p>
<h2>Five ports</h2>
<ul><li>North quay: 300,000</li><li>South quay: 400,000</li></ul>
<table><tr><th>Year</th><th>People</th></tr><tr><td>2022</td><td>1.1 million</td></tr></table>
<blockquote>{LONG}We have 14 ships.</blockquote>
<p>{LONG}<del>Eleven</del> Twelve of 14 sail.</p>
</article>
<footer>Copyright 2024 Post, phone 555 1234</footer></body></html>"""


def page(head: str = ""):
    return read_bytes(PAGE.replace("{head}", head).encode(), "draft.html", ".html")


def placed(document):
    return {document.text[start:end]: place for start, end, place in document.places}


def test_headline_summary_caption_quote_and_body_are_told_apart():
    document = page()
    places = placed(document)
    assert places["Ferries carry 12% more"] == "headline"
    assert places["A record 1.2 million went to the islands"] == "summary"
    assert places["One of 14 ferries at the quay"] == "caption"
    assert [place for text, place in places.items() if text.endswith("We have 14 ships.")] == ["quote"]
    assert len(places) == 4


def test_the_page_around_the_article_is_left_out():
    text = page().text
    assert "Sport 24" not in text and "555" not in text and "Eleven" not in text


def test_raised_and_lowered_digits_do_not_merge():
    text = page().text
    assert "10⁶ bacteria and CO₂; the bay has 40 km², the 24th bay" in text


def test_a_table_row_is_one_block_and_a_list_item_too():
    text = page().text
    assert "\n\nYear\tPeople\n\n2022\t1.1 million\n\n" in text
    assert "\n\nNorth quay: 300,000\n\nSouth quay: 400,000\n\n" in text


def test_spans_lead_back_to_lines_of_the_file():
    document = page()
    lines = PAGE.splitlines()
    for start, end, where in document.origin:
        word = document.text[start:end].split("\t")[0].split()[0]
        assert word.rstrip("⁶") in lines[int(where.removeprefix("line ")) - 1]


def test_linked_data_comes_first_and_meta_fill_up():
    document = page(META + LINKED)
    assert (document.published, document.title, document.outlet, document.url) == (
        date(2024, 7, 3), "Ferries carry 12% more", "Harbour Post", "https://example.org/1",
    )  # fmt: skip
    document = page(META)
    assert (document.published, document.title, document.outlet, document.url) == (
        date(2024, 7, 2), "Ferries!", "The Post Online", "https://example.org/2",
    )  # fmt: skip
    assert page().title == "Ferries carry 12% more" and page().published is None


@pytest.mark.parametrize(
    "broken", ["{", "[" * 100_000, '{"@type": "NewsArticle", "datePublished": 5, "headline": [[]]}', "null"]
)
def test_broken_linked_data_is_passed_over(broken):
    head = f'<script type="application/ld+json">{broken}</script>{META}'
    assert page(head).published == date(2024, 7, 2)


def test_a_fragment_is_read_whole():
    document = read_bytes(b"<p>Short: 12 words<br>in two lines</p>5 more<br><br>and 6", "draft.html", ".html")
    assert document.text == "Short: 12 words\nin two lines\n\n5 more\n\nand 6"


def test_a_table_that_lays_out_the_page_is_no_row():
    cells = b"<table><tr><td><p>One 1</p><p>Two 2</p></td><td>Three 3</td></tr></table>"
    assert read_bytes(cells, "draft.html", ".html").text == "One 1\n\nTwo 2\n\nThree 3"


def test_hidden_elements_are_not_read():
    hidden = b"<p hidden>1</p><p style='display: none'>2</p><template>3</template><p>4</p>"
    assert read_bytes(hidden, "draft.html", ".html").text == "4"


def test_control_characters_by_their_numbers_do_no_harm():
    data = b"<p>10<sup>6&#1;</sup></p><figure><figcaption>&#2;Quay 5</figcaption></figure><p class=dek>&#3;At 7</p>"
    assert read_bytes(data, "draft.html", ".html").text == "10\u2076\n\nQuay 5\n\nAt 7"


def test_the_declared_charset_is_used_where_utf_8_fails():
    data = '<meta charset="gb18030"><p>北京 5 艘</p>'.encode("gb18030")
    assert read_bytes(data, "draft.html", ".html").text == "北京 5 艘"


def test_nesting_beyond_reason_is_refused():
    with pytest.raises(ReadError, match="nested too deeply"):
        read_bytes(b"<div>" * 5000 + b"5", "draft.html", ".html")
