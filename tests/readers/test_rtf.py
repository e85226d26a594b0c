"""RTF: control words by control words."""

import pytest

from claimcheck.errors import ReadError
from claimcheck.readers import read_bytes


def text_of(inner: bytes) -> str:
    return read_bytes(
        rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}{\f1\fcharset134 SimSun;}}" + inner + b"}", "d", ".rtf"
    ).text


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (rb"costs \'804.50, caf\'e9", "costs €4.50, café"),
        (rb"a \u8211? b \u-10179?\u-8704? c", "a – b 😀 c"),
        (rb"{\uc2 \u8364ab 5}", "€ 5"),
        (rb"\f1\'d6\'d0\f0  5", "中 5"),
        (rb"10{\super 6}, CO{\sub 2}, 24{\super th}", "10⁶, CO₂, 24th"),
        (rb"{\deleted 40}{\revised 41}{\v 42} ships", "41 ships"),
        (rb"one\tab two\line three\par four", "one\ttwo\nthree\n\nfour"),
        (rb"\trowd Year\cell 2022\cell\row Next 5", "Year\t2022\n\nNext 5"),
        (rb'{\field{\*\fldinst HYPERLINK "x?id=12"}{\fldrslt link 3}}', "link 3"),
        (rb"text 1{\footnote \chftn  Note 5} and 2", "text 1 and 2\n\nNote 5"),
        (rb"{\info{\title 9}}{\*\unknown 8}{\pict 0102ff}{\header 7}six 6", "six 6"),
        (rb"a {\pict\bin4 }}}}} b5", "a  b5"),
        (rb"{\shp{\*\shpinst{\sp{\sn n}{\sv 77}}{\shptxt Box 8\par}}}", "Box 8"),
        (b"with\r\nline\r\nends 5\\\nand a paragraph", "withlineends 5\n\nand a paragraph"),
        (rb"\{5\} \~ \_ \\", "{5} \u00a0 - \\"),
        (b"\\'zz 5", "'zz 5"),
    ],
)
def test_control_words(inner, text):
    assert text_of(inner) == text


def test_an_open_group_is_a_file_cut_short():
    with pytest.raises(ReadError, match="cut short"):
        read_bytes(rb"{\rtf1 {\b 5 ferries}", "d", ".rtf")


def test_what_follows_the_last_group_is_not_text():
    assert read_bytes(rb"{\rtf1 5 ferries} 6 {more", "d", ".rtf").text == "5 ferries"
