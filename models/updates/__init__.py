"""Updates carried on a stick: the publisher's signed package, checked and handed to the system."""
