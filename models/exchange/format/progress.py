"""How packing and opening tell how far they are: in bytes."""

from models.progress import Progress, silent

__all__ = ["Progress", "silent"]
