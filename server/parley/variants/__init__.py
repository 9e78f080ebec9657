"""Variants: a claim changed in one field, without any text. Changes of different fields can be combined.

The new values are those of the other claims of the article, so that a planted value occurs as often as a true
one.
"""
