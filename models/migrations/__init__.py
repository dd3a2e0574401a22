"""Numbered steps from an empty file to this program's schema; a released step is never edited."""
