"""Times as words: from bounds to the words of a reporter, and the faults of impossible times."""
