"""Papers: what is printed is declared, laid out once, and painted alike on every device."""
