"""The page in a real browser: what it shows, how it filters and jumps, and that it asks nobody for anything."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from claimcheck.reporters import Report, render

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
AXE = [os.environ.get("AXE_PATH", ""), "node_modules/axe-core/axe.min.js"]

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


class Shown:
    """A page that was opened, with all that it asked for and complained about."""

    def __init__(self, page: Any) -> None:
        self.page, self.asked, self.complaints = page, [], []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.dismiss()))

    def open(self, path: Path, data: bytes) -> Any:
        path.write_bytes(data)
        self.page.goto(path.as_uri())
        return self.page

    def visible(self) -> int:
        count: int = self.page.locator(".finding:visible").count()
        return count


@pytest.fixture
def shown(browser: Any) -> Iterator[Shown]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield Shown(context.new_page())
    context.close()


def test_the_page_shows_article_and_findings_side_by_side(shown: Shown, sample: Report, tmp_path: Path) -> None:
    page = shown.open(tmp_path / "page.html", render(sample, "html"))
    assert page.locator("h1").inner_text() == "2 documents"
    assert shown.visible() == 4
    assert page.locator(".figure.conflict").count() == 4
    story, findings = (page.locator(f".spread {part}").first.bounding_box() for part in (".story", ".findings"))
    assert story["x"] + story["width"] <= findings["x"]
    assert abs(story["y"] - findings["y"]) < 8
    assert page.locator("svg.line circle").count() == 4
    assert page.locator("svg.line circle.reference").count() == 1
    assert not shown.complaints


def test_nothing_is_requested_from_the_network(
    shown: Shown, sample: Report, hostile: Callable[[int], Report], tmp_path: Path
) -> None:
    for number, report in enumerate((sample, hostile(3))):
        page = shown.open(tmp_path / f"{number}.html", render(report, "html", show_all=True))
        page.wait_for_timeout(300)
    assert [url for url in shown.asked if not url.startswith("file:")] == []
    assert len(shown.asked) == 2


def test_filters_hide_and_show(shown: Shown, sample: Report, tmp_path: Path) -> None:
    page = shown.open(tmp_path / "page.html", render(sample, "html", show_all=True))
    everything = shown.visible()
    assert everything == len(sample.findings)
    page.get_by_role("checkbox", name="warning").uncheck()
    assert shown.visible() == everything - 2
    assert page.locator("#shown").inner_text() == f"{everything - 2} of {everything} findings"
    page.get_by_role("checkbox", name="warning").check()
    page.locator("select[name=check]").select_option("weekday")
    assert shown.visible() == 1
    page.get_by_role("button", name="Show everything").click()
    page.wait_for_function(f"document.querySelectorAll('.finding:not([hidden])').length === {everything}")
    page.locator("select[name=document]").select_option(label="ferry/letter.md")
    assert page.locator(".document:visible").count() == 1


def test_jumps_lead_both_ways(shown: Shown, sample: Report, tmp_path: Path) -> None:
    page = shown.open(tmp_path / "page.html", render(sample, "html"))
    page.locator("a.figure", has_text="$94.8 million").click()
    target = page.locator(".finding:target")
    assert "94.8 billion in the table" in target.inner_text()
    assert target.bounding_box()["y"] < 900
    target.locator("a.place").click()
    assert page.locator(".figure:target").inner_text().startswith("$94.8 million")


def test_a_jump_to_a_hidden_finding_shows_it(shown: Shown, sample: Report, tmp_path: Path) -> None:
    page = shown.open(tmp_path / "page.html", render(sample, "html"))
    page.get_by_role("checkbox", name="error").uncheck()
    assert shown.visible() == 3
    page.locator("a.figure", has_text="Monday, June 28, 2025").click()
    page.wait_for_function("!document.querySelector('.finding:target').hidden")
    assert shown.visible() == 4


def test_the_page_reads_without_a_script(browser: Any, sample: Report, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = Shown(context.new_page()).open(tmp_path / "page.html", render(sample, "html"))
    assert page.locator(".finding:visible").count() == 4
    assert not page.locator("form").is_visible()
    page.locator("a.figure", has_text="41,200").click()
    assert "digits swapped" in page.locator(".finding:target").inner_text()
    context.close()


def test_the_keyboard_reaches_a_finding_and_comes_back(shown: Shown, sample: Report, tmp_path: Path) -> None:
    page = shown.open(tmp_path / "page.html", render(sample, "html"))
    page.locator("a.figure", has_text="41,200").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.finding') === document.querySelector('.finding:target')")


def test_a_hostile_article_is_shown_as_text(shown: Shown, hostile: Callable[[int], Report], tmp_path: Path) -> None:
    page = shown.open(tmp_path / "page.html", render(hostile(3), "html"))
    page.wait_for_timeout(300)
    assert not shown.complaints
    assert page.locator("script").count() == 1
    assert "<script>alert(1)</script> \"onload=alert(2) ' {{ 7*7 }} ${x}" in page.locator(".story p").first.inner_text()


def test_ten_thousand_findings_stay_quick(shown: Shown, hostile: Callable[[int], Report], tmp_path: Path) -> None:
    data = render(hostile(10_000), "html")
    page = shown.open(tmp_path / "page.html", data)
    page.set_default_timeout(20_000)  # a page that hangs fails here; how quick it is, is a bench's business
    assert page.locator("#shown").inner_text() == "10000 findings"
    page.locator("[name=severity]").first.uncheck()
    assert page.locator("#shown").inner_text() == "0 of 10000 findings"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_no_violation(
    browser: Any, sample: Report, single: Report, clean: Report, bare: Report, tmp_path: Path, scheme: str, width: int
) -> None:
    source = next((Path(name) for name in AXE if name and Path(name).is_file()), None)
    if source is None:
        pytest.skip("axe-core is not at hand: set AXE_PATH to axe.min.js, or npm install axe-core")
    viewport = {"width": width, "height": 900}
    context = browser.new_context(viewport=viewport, color_scheme=scheme, bypass_csp=True)
    for report in (sample, single, clean, bare):
        page = Shown(context.new_page()).open(tmp_path / "page.html", render(report, "html", show_all=report is sample))
        page.evaluate(source.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        assert [(v["id"], v["help"], [n["html"] for n in v["nodes"][:3]]) for v in found["violations"]] == []
    context.close()


def test_a_phone_needs_no_sideways_scrolling(browser: Any, sample: Report, tmp_path: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = Shown(context.new_page()).open(tmp_path / "page.html", render(sample, "html"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    story, findings = (page.locator(f".spread {part}").first.bounding_box() for part in (".story", ".findings"))
    assert findings["y"] < story["y"]
    context.close()


def test_print_leaves_out_what_paper_cannot_do(shown: Shown, sample: Report, tmp_path: Path) -> None:
    page = shown.open(tmp_path / "page.html", render(sample, "html"))
    page.emulate_media(media="print")
    assert not page.locator("form").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.findings')).maxHeight") == "none"
