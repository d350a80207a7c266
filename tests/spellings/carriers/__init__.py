"""Formats: a neutral article in, a file out."""
