"""Coding sheets: what one coder is asked of an article, with its text. They are private, and tell no answer.

A sheet follows from corpus, text and salt alone, so that whoever has these can make it again.
"""
