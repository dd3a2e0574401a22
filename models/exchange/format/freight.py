"""Which attachments a package takes along; the others wait for a later one."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.exchange.format.envelope import LIMITS

_OVERHEAD = 2048
"""Bytes in a package around each attachment: tar header and padding, line of the manifest."""


@dataclass(frozen=True)
class Freight:
    """How much may travel: attachments of at most `largest` bytes each, `room` bytes in all.

    None sets no limit beyond the package's own. `largest=0` leaves every attachment behind.
    """

    largest: int | None = None
    room: int | None = None

    def divide(self, files: Mapping[str, int]) -> tuple[dict[str, int], dict[str, int]]:
        """Hash → size of what goes now and of what stays; small ones go first."""
        room = LIMITS.package - LIMITS.unpacked - LIMITS.manifest
        if self.room is not None:
            room = min(room, self.room)
        going: dict[str, int] = {}
        for sha256, size in sorted(files.items(), key=lambda item: (item[1], item[0])):
            fits = self.largest is None or size <= self.largest
            if fits and size + _OVERHEAD <= room and len(going) < LIMITS.blobs:
                going[sha256] = size
                room -= size + _OVERHEAD
        staying = {sha256: size for sha256, size in files.items() if sha256 not in going}
        return dict(sorted(going.items())), staying


EVERYTHING = Freight()
