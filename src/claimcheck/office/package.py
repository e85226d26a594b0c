"""Zip containers and XML from strangers, opened within limits: an editor's mailbox is where hostile files arrive."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from claimcheck.errors import ReadError

if TYPE_CHECKING:
    from zipfile import ZipFile

#: A draft with pictures stays far below these; what a bomb unpacks to does not (bytes, bytes of XML, tags, files).
MOST_UNPACKED = 150_000_000
MOST_XML = 40_000_000
MOST_TAGS = 400_000
MOST_FILES = 10_000
#: Byte order marks and blanks.
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
#: The container of encrypted and of pre-2007 Office files ([MS-CFB] 2.2).
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def open_package(data: bytes, where: str, suffix: str) -> "ZipFile":
    """The container, its index read and its sizes within the limits.

    Raises:
        ReadError: empty, no zip archive, encrypted, or larger than any draft when unpacked.
    """
    from zipfile import BadZipFile, ZipFile

    if data.startswith(_COMPOUND_FILE):
        raise ReadError(f"{where}: encrypted, or of an old Office format; save it as {suffix} without a password")
    try:
        package = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        raise damaged(where, suffix) from None
    parts = package.infolist()
    if len(parts) > MOST_FILES or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise _too_large(where)
    size = tags = 0
    for part in parts:
        content = read_part(package, part.filename, where)
        if content.lstrip(_BEFORE_XML).startswith(b"<"):
            size += len(content)
            tags += content.count(b"<")
    if size > MOST_XML or tags > MOST_TAGS:
        raise _too_large(where)
    return package


def _too_large(where: str) -> ReadError:
    return ReadError(f"{where}: the file unpacks to more than any article needs and is not opened; save the text alone")


def damaged(where: str, what: str) -> ReadError:
    """The sentence for a file or a part of it that is not what its name says."""
    return ReadError(f"{where}: this is no {what} file, or it is damaged; open it in an editor and save it again")


def read_part(package: "ZipFile", name: str, where: str) -> bytes:
    """One part's bytes; never more than its entry in the index says, which `open_package` has weighed.

    Raises:
        ReadError: missing, encrypted or damaged.
    """
    from zipfile import BadZipFile
    from zlib import error as zlib_error

    try:
        return package.read(name)
    except KeyError:
        raise ReadError(f"{where}: the file has no {name}; open it in an editor and save it again") from None
    except (BadZipFile, zlib_error, ValueError, OSError, EOFError, RuntimeError, NotImplementedError):
        raise ReadError(f"{where}: {name} in it is encrypted or damaged; open and save it in an editor") from None


def parse_part(data: bytes, what: str, where: str) -> Any:
    """The root element: no entity is resolved, nothing is fetched, depth and size keep libxml2's own limits.

    Raises:
        ReadError: not well-formed.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise ReadError(f"{where}: {what} in it is damaged; open it in an editor and save it again") from None
