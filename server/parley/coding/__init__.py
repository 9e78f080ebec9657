"""Coding: what second coders answered, and what is published by it. No text of an article is in here.

An item is what a coder is asked about: a mention, a claim, or a sentence with what is left out of it. A
coding is one answer, bound by three digests to what was asked; a sheet is what one coder was given at once.
"""
