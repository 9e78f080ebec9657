"""Articles as text: the canonical form, its tokens and sentences, and the places of quotes in it.

The rules of this package are the *hash profile*: offsets and hashes in the graph mean what these
modules say. A change of any rule needs a new number in ``profile.PROFILE``.
"""
