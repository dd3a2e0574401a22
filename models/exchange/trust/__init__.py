"""Whom an office knows: keys, certificates, rosters, and the log of who vouched for whom."""
