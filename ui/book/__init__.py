"""The pages of the book: what is said when, and the form for a line of the house’s own."""
