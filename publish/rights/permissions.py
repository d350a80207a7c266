"""Permissions of collection.toml and one work in, what of them covers it out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase

from publish.collection import Permission
from publish.text import sentence_list

WORLD = frozenset({"", "world", "worldwide", "everywhere", "all"})


@dataclass(frozen=True, slots=True)
class Granted:
    """The permissions that name a work, and why they don't cover this build; None: they do."""

    permissions: tuple[Permission, ...]
    gap: str | None

    @property
    def territory(self) -> str | None:
        """Where the book may be sold, where that isn't everywhere."""
        places = [p.territory for p in self.permissions if p.territory and p.territory.casefold() not in WORLD]
        return sentence_list(dict.fromkeys(places), "and") or None


def granted(
    permissions: Sequence[Permission], image: str | None, article: str | None, media: Iterable[str], day: date
) -> Granted:
    """What is permitted for an image, or for an article's text where `image` is None, on the day of the build."""
    named = tuple(permission for permission in permissions if concerns(permission, image, article))
    valid = tuple(p for p in named if p.until is None or day <= p.until)
    lacking = sorted(set(media) - {medium for p in valid for medium in p.scope})
    if not named:
        return Granted((), "no permission is filed")
    if not valid:
        ended = max(p.until for p in named if p.until is not None)
        return Granted(named, f"the permission of {named[0].holder} ended on {ended.isoformat()}")
    if lacking:
        scopes = sentence_list(dict.fromkeys(medium for p in valid for medium in p.scope), "and")
        editions = sentence_list(lacking, "and")
        return Granted(valid, f"the permission of {valid[0].holder} is for {scopes} editions, not for {editions} ones")
    return Granted(valid, None)


def concerns(permission: Permission, image: str | None, article: str | None) -> bool:
    """Whether a permission names a work. One that names an article alone is for its text, not for its pictures."""
    if permission.article is not None and (article is None or not _matches(permission.article, article)):
        return False
    if permission.image is None:
        return image is None
    return image is not None and _matches(permission.image, image)


def _matches(pattern: str, path: str) -> bool:
    """Whether a name, or a pattern with *, is that of a file: with its folders or without."""
    return fnmatchcase(path, pattern) or fnmatchcase(path.rsplit("/", 1)[-1], pattern)


def summary(permission: Permission) -> str:
    """A permission in a line: who, when, for what, where, until."""
    parts = [permission.holder, permission.date.isoformat(), " and ".join(permission.scope)]
    parts += [permission.territory] if permission.territory else []
    parts += [f"until {permission.until.isoformat()}"] if permission.until else []
    return ", ".join(parts)
