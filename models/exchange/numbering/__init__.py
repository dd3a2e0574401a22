"""How packages are numbered anew after a loss, and who may."""
