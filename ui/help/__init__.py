"""Help in the window: F1 opens the topic of the page in front."""
