"""Coding: the answers of second coders, and what is published because of them. It contains no article text.

An item is a question to a coder: about a mention, a claim, or a sentence and its omissions. A coding is one
answer, bound by three digests to the question. A sheet is all questions that one coder gets at once.
"""
