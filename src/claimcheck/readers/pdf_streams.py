"""How much the compressed streams of a PDF unpack to, without keeping it: a bomb is told before PDFium opens it."""

import re
import zlib

_STREAM = re.compile(rb"stream\r?\n")
_CHUNK = 1 << 20


def unpacked_size(data: bytes, limit: int) -> int:
    """Bytes that the file's zlib streams unpack to in total; counting ends at `limit`."""
    total = 0
    for begin in _STREAM.finditer(data, 0, len(data) - 1):
        if data[begin.end()] & 0x8F == 0x08:  # deflate, RFC 1950 2.2
            total += _unpacked(data, begin.end(), limit - total)
            if total >= limit:
                return limit
    return total


def _unpacked(data: bytes, start: int, limit: int) -> int:
    unpacker = zlib.decompressobj()
    size = 0
    waiting = data[start : start + _CHUNK]
    read = start + len(waiting)
    try:
        while waiting and not unpacker.eof and size < limit:
            size += len(unpacker.decompress(waiting, _CHUNK))
            waiting = unpacker.unconsumed_tail
            if not waiting and not unpacker.eof:
                waiting = data[read : read + _CHUNK]
                read += len(waiting)
    except zlib.error:  # not a zlib stream after all, or damaged: PDFium reads no more of it than we did
        pass
    return size
