"""What leaves: chosen, checked, explained, signed, sealed and carried."""
