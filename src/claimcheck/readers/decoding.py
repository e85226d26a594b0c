"""Bytes -> characters: the byte order mark, strict UTF-8, then a guess that says that it is one."""

import codecs
import warnings

from claimcheck.errors import ClaimcheckWarning, ReadError, UsageError
from claimcheck.language.pattern import lazy

#: UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: What a text file never begins with, and the suffix that it should have.
_SIGNATURES = (
    (b"%PDF-", "PDF file", ".pdf"),
    (b"PK\x03\x04", "zip archive", ".docx or .odt"),
    (b"{\\rtf", "RTF file", ".rtf"),
)
_BEYOND_ASCII = lazy(rb"[\x80-\xff]++")
#: Bytes that windows-1252 leaves without a character.
_UNUSED = frozenset(b"\x81\x8d\x8f\x90\x9d")
#: A pasted text may hold a stray one.
_STRAY, _STRAY_SHARE = 3, 0.001
_CONTROLS = frozenset(chr(code) for code in range(32)) - frozenset("\t\n\r\f\v\x1b\x1c\x1d\x1e\x1f\x08")


def decode(data: bytes, where: str, encoding: str | None = None) -> str:
    """The characters of a text file, newlines as they are, without the byte order mark.

    Raises:
        UsageError: `encoding` is no encoding that we know.
        ReadError: the bytes are not text in `encoding`, or not text at all.
    """
    for signature, what, suffix in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError(
                f"{where}: this is a {what}, not text; give it the suffix {suffix} so that it is read as such"
            )
    text = _as_told(data, where, encoding) if encoding else _as_found(data, where)
    if sum(text.count(control) for control in _CONTROLS) > max(_STRAY, len(text) * _STRAY_SHARE):
        raise ReadError(
            f"{where}: not text (full of control characters); name its encoding with --encoding, or convert it"
        )
    return text


def _as_told(data: bytes, where: str, encoding: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except LookupError:
        raise UsageError(f"--encoding {encoding}: no such text encoding; try utf-8, windows-1252 or gb18030") from None
    except (UnicodeError, ValueError):
        raise ReadError(
            f"{where}: the file is not written in {encoding}; leave --encoding out, or name another"
        ) from None


def _as_found(data: bytes, where: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeError:
                raise ReadError(
                    f"{where}: begins as {encoding} and goes on otherwise; save it again as UTF-8"
                ) from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guessed(data, where, error.start)


def _guessed(data: bytes, where: str, offset: int) -> str:
    encoding = "windows-1252" if _is_western(data) else _likeliest(data)
    if encoding is None:
        raise ReadError(f"{where}: not UTF-8 (byte {offset}) and no other encoding fits; name it with --encoding")
    text = data.decode(encoding)
    warnings.warn(
        f"{where}: not UTF-8 (byte {offset}); read as {encoding}, a guess: name it with --encoding if it is wrong",
        ClaimcheckWarning,
        stacklevel=2,
    )
    return text


def _is_western(data: bytes) -> bool:
    """English with an accent, a dash or a pound sign here and there: bytes beyond ASCII stand alone.

    charset-normalizer takes short texts of this kind for any of a dozen code pages, and then the euro sign is a letter.
    """
    runs = _BEYOND_ASCII.findall(data)
    alone = sum(len(run) == 1 for run in runs)
    return alone >= 0.8 * len(runs) and not _UNUSED.intersection(data)


def _likeliest(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return best.encoding if best else None
