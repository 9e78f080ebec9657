"""Advice on queries: names that do not exist, expressions that can only fail, syntax errors in plain words."""
