"""Advice on queries: names that do not exist, expressions that can only fail, and errors of syntax in plain words."""
