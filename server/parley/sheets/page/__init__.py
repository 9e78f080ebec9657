"""The page face of a sheet: its file as pages in a browser on the same machine, an item on each.

The file is all that they are made of: whoever fills in a sheet has neither its key nor the corpus.
"""
