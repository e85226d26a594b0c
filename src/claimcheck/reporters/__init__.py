"""Findings -> bytes: one report object, one module a format."""
