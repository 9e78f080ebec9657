"""Numbers: from words and digits to values, and from values to words."""
