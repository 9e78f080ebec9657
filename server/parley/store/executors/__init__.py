"""Processes that answer questions within limits: started, lent, slowed down, ended and replaced."""
