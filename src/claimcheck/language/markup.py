"""What a reader never sees, blanked in place: front matter keys, tags, comments, scripts, code, URLs, e-mail addresses.

Each blank has the length of what it covers, so that offsets stay those of the document.
"""

import re
from collections.abc import Callable

from claimcheck.language.pattern import lazy

TAG = lazy(r"</?[A-Za-z!?][^<>]*+>")
URL = lazy(r"(?:https?|ftp)://[^\s<>\"”]++|(?<![\w.])www\.[^\s<>\"”]++", re.IGNORECASE)
#: A host with a path ("example.org/2024/5"); a bare host is a name that readers read ("Amazon.com").
DOMAIN = lazy(r"(?<![\w.@-])(?:[A-Za-z0-9-]{1,40}\.){1,4}(?:com|org|net|edu|gov|info|io|cn|uk|eu|de|kz)/[^\s<>\"”]*+")
EMAIL = lazy(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
LINK_TARGET = lazy(r"\]\([^()\s]*+(?:[ ]\"[^\"\n]*+\")?\)")
#: A footnote's mark, in the text and before the note itself (Markdown as GitHub and Pandoc write it).
FOOTNOTE = lazy(r"\[\^[^\]\s]{1,40}+\]:?+")
TICKS = lazy(r"(`(?<!``)`*+)([^`\n]*+)(`++)")
CODE = lazy(r"[=(){}<>;_\\|]|::|->")
FRONT_MATTER_TITLE = lazy(r"""title[ \t]*+:[ \t]*+["']?+""")
LONGEST_CODE = 120
ODD_SPACES = {"\u00a0": " ", "\t": " ", "\r": " ", "\u2010": "-", "\u2011": "-", "\ufeff": " ", "\u00ad": " "}


def blank_markup(text: str) -> tuple[str, tuple[int, int] | None]:
    """The text with all markup blanked, and where the front matter's title stands."""
    title = None
    if text.startswith("---"):
        text, title = _blank_front_matter(text)
    if "<" in text:
        for name in HIDDEN:
            text = _blank_between(text, *name)
    for fence in ("```", "~~~"):
        if fence in text:
            text = _blank_fences(text, fence)
    for letter, signs, pattern, blank in BLANKED:
        if letter in text:
            for sign in signs:
                if sign in text:
                    text = pattern.sub(blank, text)
                    break
    for odd, plain in ODD_SPACES.items():
        if odd in text:
            text = text.replace(odd, plain)
    return text, title


def spaces(text: str) -> str:
    """As many spaces, line ends kept."""
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _blank(match: re.Match[str]) -> str:
    return spaces(match[0])


def _blank_ticks(match: re.Match[str]) -> str:
    """Ticks around a figure or a word of prose go, what stands between them stays; code goes whole."""
    attached = match[2].strip() == match[2] and len(match[1]) == len(match[3]) and len(match[2]) < LONGEST_CODE
    if attached and CODE.search(match[2]):
        return " " * len(match[0])
    return " " * len(match[1]) + match[2] + " " * len(match[3])


def _blank_between(text: str, opening: str, closing: str) -> str:
    parts, done = [], 0
    low = text.lower() if opening.lower() in text.lower() else ""
    if len(low) != len(text):
        low = text  # some capitals have lower forms of another length; offsets matter more
    start = low.find(opening)
    while start >= 0:
        end = low.find(closing, start)
        if end < 0:
            break
        end += len(closing)
        parts += [text[done:start], spaces(text[start:end])]
        done = end
        start = low.find(opening, done)
    return "".join(parts) + text[done:] if parts else text


def _blank_fences(text: str, fence: str) -> str:
    inside, lines = False, text.split("\n")
    if sum(line.lstrip().startswith(fence) for line in lines) % 2:
        return text  # an unclosed fence is no code block
    for number, line in enumerate(lines):
        is_fence = line.lstrip().startswith(fence)
        if inside or is_fence:
            lines[number] = " " * len(line)
        inside ^= is_fence
    return "\n".join(lines)


def _blank_front_matter(text: str) -> tuple[str, tuple[int, int] | None]:
    """YAML between two lines of three dashes: the value of `title` stays."""
    first = text.find("\n")
    if first < 0 or text[:first].strip() != "---":
        return text, None
    end = text.find("\n---", first)
    if end < 0 or ":" not in text[first:end]:
        return text, None
    stop = text.find("\n", end + 4)
    stop = len(text) if stop < 0 else stop
    title, at = None, first + 1
    parts = [" " * first + "\n"]
    for line in text[at:end].split("\n"):
        match = FRONT_MATTER_TITLE.match(line)
        if match and title is None:
            value = line[match.end() :].rstrip().rstrip("\"'")
            title = (at + match.end(), at + match.end() + len(value))
            parts.append(" " * match.end() + value + " " * (len(line) - match.end() - len(value)))
        else:
            parts.append(spaces(line))
        parts.append("\n")
        at += len(line) + 1
    return "".join(parts) + spaces(text[end + 1 : stop]) + text[stop:], title


HIDDEN = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"), ("<code", "</code>"))
DOMAIN_ENDINGS = (".com/", ".org/", ".net/", ".edu/", ".gov/", ".info/", ".io/", ".cn/", ".uk/", ".eu/", ".de/", ".kz/")
#: In order: a character, found fastest, and signs with it of which one must be in the text, the pattern, what takes its
#: place.
BLANKED: tuple[tuple[str, tuple[str, ...], re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    ("<", ("<",), TAG, _blank),
    ("`", ("`",), TICKS, _blank_ticks),
    ("[", ("](",), LINK_TARGET, _blank),
    ("[", ("[^",), FOOTNOTE, _blank),
    ("/", ("://",), URL, _blank),
    ("w", ("www.",), URL, _blank),
    ("W", ("WWW.",), URL, _blank),
    ("@", ("@",), EMAIL, _blank),
    ("/", DOMAIN_ENDINGS, DOMAIN, _blank),
)
