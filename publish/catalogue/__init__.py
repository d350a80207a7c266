"""Many collections in, all their books and one catalogue of them out, on one machine or on a cluster.

A collection is the unit of work: one task builds one book through the ordinary `publish.build.build`.
"""

from __future__ import annotations

from publish.catalogue.run import Catalogue, build_catalogue

__all__ = ["Catalogue", "build_catalogue"]
