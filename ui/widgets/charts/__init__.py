"""Charts painted from the tokens, alike on the screen, in a copied picture and on paper."""
