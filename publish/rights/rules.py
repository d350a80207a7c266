"""One use of one work in, the verdict on it out. The rules are a list: the first one that speaks decides.

What each licence asks is in the tables of licences; here is only what follows from it for a book that is sold or free,
printed or electronic, with the work inside or on its cover, changed or not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from publish.rights.creative_commons import UNSPECIFIED, parts_of
from publish.rights.licences import Terms, licence_short, terms_of

Status = Literal["ok", "note", "missing", "blocked"]
"""ok: as it is. note: allowed, with something to see to. missing: not said what may be done, so somebody has to be
asked. blocked: not allowed in this book."""

FILE = "file it under [[permissions]] in collection.toml"


@dataclass(frozen=True, slots=True)
class Case:
    """A work and what this book does with it."""

    licence: str | None
    commercial: bool
    media: frozenset[str] = frozenset({"print", "electronic"})
    cover: bool = False
    changed: str | None = None
    """What was done to it before: the words of its credit."""
    made: tuple[str, ...] = ()
    """What this build does to it, such as “converted to greyscale”."""
    creator: bool = True
    """Whether its creator is named."""
    text: bool = False
    """An article, not a picture."""
    contradictory: bool = False
    """Whether two licences are stated that can't both be meant, so that there is none."""

    @property
    def what(self) -> str:
        """What it is called."""
        return "text" if self.text else "picture"

    @property
    def altered(self) -> str | None:
        """What makes a changed version of it; None where it is shown as it is."""
        done = [*([self.changed] if self.changed else []), *self.made]
        if done:
            return f"the {self.what} is changed ({', '.join(done)})"
        return "on a cover a picture is trimmed and bears the title" if self.cover else None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a case: the reason in one sentence, and what to do."""

    status: Status
    reason: str
    todo: str = "nothing to do"


def judge(case: Case) -> Verdict:
    """The verdict on a case."""
    if case.contradictory:
        todo = "ask which one is meant, and keep that one in the credit line"
        return Verdict("missing", "two licences are stated that can’t both be meant", todo)
    if case.licence is None:
        return Verdict(
            "missing", "no licence is stated, so nobody is known to have allowed this", f"ask who made it, or {FILE}"
        )
    if case.licence == UNSPECIFIED:
        todo = f"look at the {case.what}’s page which of the six it is, and write it with its version"
        return Verdict("missing", "“Creative Commons” is six licences, and it isn’t said which one", todo)
    terms = terms_of(case.licence)
    if terms is None:
        return Verdict("missing", f"the licence {case.licence} isn’t known here", "read it, and file a permission")
    for rule in RULES:
        if verdict := rule(case, terms, licence_short(case.licence)):
            return verdict
    return Verdict("ok", f"{licence_short(case.licence)} allows this{_asked(terms)}")


Rule = Callable[[Case, Terms, str], "Verdict | None"]


def _needs_permission(case: Case, terms: Terms, name: str) -> Verdict | None:
    if terms.commercial != "permission":
        return None
    if case.text:
        return Verdict(
            "note", f"“{name}”: the publisher has to hold the agreement for this text", f"{FILE}, if you like"
        )
    return Verdict("blocked", f"“{name}” allows nothing without a permission, and none is filed", f"get one and {FILE}")


def _not_in_what_is_sold(case: Case, terms: Terms, name: str) -> Verdict | None:
    if terms.commercial != "no" or not case.commercial:
        return None
    todo = f"replace the {case.what}, or get a permission and {FILE}; if the book is free, set commercial = false"
    return Verdict("blocked", f"{name} allows no commercial use, and this book is sold", todo)


def _not_changed(case: Case, terms: Terms, name: str) -> Verdict | None:
    if terms.changes not in ("no", "permission") or case.altered is None:
        return None
    todo = f"show the {case.what} unchanged and inside the book, or get a permission and {FILE}"
    return Verdict("blocked", f"{name} allows no changed versions, and {case.altered}", todo)


def _creator_named(case: Case, terms: Terms, name: str) -> Verdict | None:
    if terms.attribution != "required" or case.creator:
        return None
    todo = f"look at the {case.what}’s page who made it, and write that into the credit line"
    return Verdict("missing", f"{name} asks to name the creator, whom the credit line doesn’t name", todo)


def _version_stated(case: Case, terms: Terms, name: str) -> Verdict | None:
    parts = parts_of(case.licence or "")
    unversioned = parts.version is None if parts else (case.licence or "").endswith("-unversioned")
    if not unversioned:
        return None
    todo = f"look at the {case.what}’s page for the version, and write it into the credit line"
    return Verdict("missing", f"it isn’t said which version of {name} it is, and the licence has to be linked", todo)


def _to_note(case: Case, terms: Terms, name: str) -> Verdict | None:
    notes: list[str] = []
    if terms.commercial == "limited" and case.commercial:
        notes.append(f"{name} allows only some commercial uses, and this book is sold: ask before")
    if terms.commercial == "no":
        notes.append(f"{name} allows this only as long as nothing is asked for the book")
    if terms.changes == "share-alike" and case.altered:
        notes.append(f"{case.altered}: the changed version has to be offered under {name} too")
    elif terms.attribution in ("required", "statement") and case.made:
        notes.append(f"{name} asks to say what was changed ({', '.join(case.made)})")
    true = {"always", *case.media, *(["sold"] if case.commercial else []), *(["cover"] if case.cover else [])}
    true |= {"changed"} if case.altered else set()
    notes += [f"{name}: {condition.say}" for condition in terms.conditions if condition.when in true]
    if not notes:
        return None
    return Verdict("note", "; ".join(notes), "see to it; where you can’t, replace it or ask for a permission")


def _asked(terms: Terms) -> str:
    return {
        "required": ", with its credit",
        "statement": ", with its statement",
        "customary": "; a credit is good manners",
        "no": "",
    }[terms.attribution]


RULES: list[Rule] = [
    _needs_permission,
    _not_in_what_is_sold,
    _not_changed,
    _creator_named,
    _version_stated,
    _to_note,
]
