"""Queries as text: tokens, outline, expressions, the form of an answer, and the reasons for failures."""
