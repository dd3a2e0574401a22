"""What helps people: written topics in resources/help, and the facts that the program knows."""
