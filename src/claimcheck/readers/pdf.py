"""PDF files, read in a process of their own (see pdf_pages for what is read, and how).

A PDF can be a program: a page of two hundred bytes may draw a form ten thousand million times. No look at the file
tells that beforehand, so PDFium works where time and memory are limited, and where its crash is not ours.
"""

import json
import sys
import warnings

from claimcheck.errors import ClaimcheckWarning, ReadError
from claimcheck.readers.content import Content, Metadata

_MOST_BYTES = 60_000_000
_MOST_MEMORY = 450_000_000
_MOST_SECONDS = 8  # of processor time
_PATIENCE = 60  # seconds on the clock, for systems that cannot limit processor time


def extract(data: bytes, where: str, encoding: str | None = None) -> Content:
    """The text of a .pdf file. `encoding` has no say: the format fixes it.

    Raises:
        ReadError: damaged, encrypted, a scan without text, or more than any article needs.
    """
    import subprocess

    if b"%PDF-" not in data[:1024]:
        raise ReadError(f"{where}: this is no .pdf file, or it is damaged; get a whole copy of it")
    if len(data) > _MOST_BYTES:
        raise ReadError(f"{where}: the file is larger than any article needs and is not opened; save the text alone")
    # -P: a json.py in the folder that the user stands in must not run
    command = [sys.executable, "-P", "-c", "from claimcheck.readers.pdf import answer; answer()", where]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        done = None
    if done is None or done.returncode:
        raise ReadError(f"{where}: damaged, or takes more time or memory than any article; save the text alone")
    told = json.loads(done.stdout)
    for sentence in told["warnings"]:
        warnings.warn(sentence, ClaimcheckWarning, stacklevel=2)
    if told["error"]:
        raise ReadError(told["error"])
    places = tuple((start, end, place) for start, end, place in told["places"])
    origin = tuple((start, end, place) for start, end, place in told["origin"])
    return Content(told["text"], Metadata(title=told["title"]), places, origin)


def answer() -> None:
    """The other process: a PDF on standard input, what it says as JSON on standard output."""
    from claimcheck.readers.pdf_pages import tell

    _limit()
    told: dict[str, object] = {"error": None, "text": "", "places": (), "origin": (), "title": None}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            content = tell(sys.stdin.buffer.read(), sys.argv[1])
            told |= {"text": content.text, "places": content.places, "origin": content.origin}
            told["title"] = content.metadata.title
        except ReadError as error:
            told["error"] = str(error)
    told["warnings"] = [str(warning.message) for warning in caught]
    sys.stdout.write(json.dumps(told))  # ASCII: the pipe's encoding has no say


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
