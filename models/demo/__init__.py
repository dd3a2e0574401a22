"""A hierarchy with a believable year, its packages exchanged, for trying things out."""

from models.demo.world import make_demo

__all__ = ["make_demo"]
