"""The one spelling of a tar entry: USTAR, regular file, mode 0644, owner 0, time 0."""

BLOCK = 512
END = bytes(2 * BLOCK)


def header(name: str, size: int) -> bytes:
    """The 512 bytes before a file's content; the name has at most 100 ASCII characters."""
    fields = (
        name.encode("ascii").ljust(100, b"\0"),
        b"0000644\0" + b"0000000\0" + b"0000000\0",
        b"%011o\0" % size,
        b"00000000000\0",
        b"        ",
        b"0".ljust(101, b"\0"),
        b"ustar\00000",
        bytes(64),
        b"0000000\0" + b"0000000\0",
        bytes(167),
    )
    block = b"".join(fields)
    checksum = b"%06o\0 " % sum(block)
    return block[:148] + checksum + block[156:]


def padding(size: int) -> bytes:
    """The zeros that fill the last block of a file's content."""
    return bytes(-size % BLOCK)


def size_in(block: bytes) -> int | None:
    """The size that a header claims, if it is written as `header` writes it."""
    digits = block[124:135]
    if not digits.isdigit() or any(digit in b"89" for digit in digits):
        return None
    return int(digits, 8)
