"""Coding sheets: the questions on one article for one coder, with its text. They are private.

A sheet follows from corpus, text and salt alone, so that anyone who has these can make it again.
"""
