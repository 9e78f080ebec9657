"""An article, its claims and its entities by an author who had not seen the words and frames of the gate."""
