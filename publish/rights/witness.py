"""Picture with its credit in; where what the file says of itself disagrees with the credit line, both are named."""

from __future__ import annotations

from publish.messages import Report, excerpt
from publish.model import ARTICLE_AUTHOR, Credit, Image
from publish.rights.embedded import Embedded, embedded
from publish.rights.licences import contradict, licence_name
from publish.text import words


def say_witness(image: Image, file: str, report: Report) -> None:
    """Say what a picture file states against its credit line; without one, what it states at all, as a proposal."""
    statement = embedded(image.file)
    if not statement:
        return
    if image.credit is None:
        report.say("picture-states", file=file, line=image.line, picture=image.file.name, text=described(statement))
        return
    for field, inside, outside in disagreements(statement, image.credit):
        report.say(
            "picture-disagrees",
            file=file,
            line=image.line,
            picture=image.file.name,
            field=field,
            inside=excerpt(inside, 150),
            outside=excerpt(outside, 150),
        )


def described(statement: Embedded) -> str:
    """A file's statement in a line for a person."""
    named = (("creator", statement.creator), ("credit", statement.credit), ("source", statement.source),
             ("rights", statement.rights), ("terms at", statement.licence_url))  # fmt: skip
    return "; ".join(f"{name} {excerpt(value, 150)}" for name, value in named if value)


def disagreements(statement: Embedded, credit: Credit) -> list[tuple[str, str, str]]:
    """The fields in which a file and a credit line can't both be right: the field, what each of them says."""
    found: list[tuple[str, str, str]] = []
    maker = statement.creator or statement.credit
    if maker and credit.creator and credit.creator != ARTICLE_AUTHOR and not _same_people(statement, credit):
        found.append(("creator", maker, credit.creator))
    licence = statement.licence
    if licence and credit.licence and contradict(licence.id, credit.licence):
        found.append(("licence", licence_name(licence.id), licence_name(credit.licence)))
    return found


def _same_people(statement: Embedded, credit: Credit) -> bool:
    """Whether a name in the file is one in the credit: one may leave out what the other has, such as initials."""
    said = set(words(f"{credit.creator} {credit.source or ''} {credit.title or ''}"))
    names = [value for value in (statement.creator, statement.credit, statement.rights) if value]
    return any(_long(said) & _long(set(words(name))) for name in names)


def _long(names: set[str]) -> set[str]:
    return {name for name in names if len(name) > 2 and not name.isdigit()} or names
