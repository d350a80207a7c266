"""Publish: manuscripts in, an EPUB and print-ready PDFs out."""

from __future__ import annotations

__version__ = "0.1.0"
