"""Small pictures that stand for photographs of the place."""

import struct
import zlib
from random import Random

_WIDTH, _HEIGHT = 96, 64


def picture(random: Random) -> bytes:
    """A PNG of a wall with a sign; equal chance gives equal bytes on every machine."""
    wall, floor = random.randint(150, 215), random.randint(70, 120)
    left, top = random.randint(8, 40), random.randint(6, 20)
    right, bottom = left + random.randint(20, 44), top + random.randint(12, 24)
    noise = random.randbytes(_WIDTH * _HEIGHT)
    rows = bytearray()
    for y in range(_HEIGHT):
        rows.append(0)
        for x in range(_WIDTH):
            sign = left <= x <= right and top <= y <= bottom
            base = 235 if sign else floor if y > 48 else wall
            rows.append(base + noise[y * _WIDTH + x] % 13)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, data)
        for kind, data in (
            (b"IHDR", struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 0, 0, 0, 0)),
            (b"IDAT", zlib.compress(bytes(rows), 0)),  # stored as it is: no two zlibs differ
            (b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
