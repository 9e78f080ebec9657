"""Queries as text: tokens, outline, expressions, the form of an answer, and why there may be none."""
