"""Advice on queries: names that do not exist, expressions that can only fail, errors of syntax explained."""
