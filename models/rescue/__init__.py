"""Data that cannot be opened as they lie: what is wrong, reading what is whole, the ways out."""
