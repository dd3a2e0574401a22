"""Parts that pages are made of; each takes the ThemeHolder first."""
