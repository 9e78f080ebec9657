"""Candidates: claims as a curator writes them, with quotes, and the way from quotes to places and back."""
