"""What comes: opened, judged, compared, taken in whole, and taken back."""
