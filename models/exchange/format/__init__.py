"""The package itself: how it is named, sealed, opened and read; no database."""
