"""Files from users: their format is detected, and they are read completely, or refused with the place."""
