"""Days of the calendar in words: dates, parts of the year, weeks, hours and lengths."""
