"""Files that people hand over: found out what they are, and read whole or refused with the place."""
