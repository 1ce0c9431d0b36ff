"""Practice: a situation drawn by chance, one’s own words, and then other words beside them."""
