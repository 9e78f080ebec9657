"""The pages of a sheet: its file in a browser on the same machine, one item on each page.

The pages are made only from the file, because a coder has neither the key nor the corpus.
"""
