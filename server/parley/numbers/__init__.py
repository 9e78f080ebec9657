"""Numbers: what words and digits state, and how a number is read out."""
