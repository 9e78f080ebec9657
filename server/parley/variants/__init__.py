"""Variants: a claim changed in one field, without any text. Two that change different fields can be crossed.

The values that are put in are those that the other claims of the article take, so that a planted value
recurs as often as a true one.
"""
