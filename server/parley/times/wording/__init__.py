"""Times read out: from bounds to the words of a reporter, and what is wrong with words that are no time."""
