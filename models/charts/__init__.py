"""Charts as numbers: what each one finds, its rows and series, before anybody paints it."""
