"""A unit's month by keyboard alone: the same keys prove it, picture it and write the guide."""
