"""collection.toml as a typed value: each key optional, each wrong one named with its line and the nearest right one."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator
from stdnum import isbn as isbn_number
from stdnum import issn as issn_number
from stdnum.exceptions import ValidationError as NumberError

from publish.errors import CollectionError
from publish.messages import Report
from publish.text import slug

FILE_NAME = "collection.toml"
_SIZE_LIMIT = 1_000_000

# BCP 47: language, script, region, variants.
_LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-([A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*$"

TRIMS: dict[str, tuple[str, str]] = {
    "5x8in": ("5in", "8in"),
    "5.25x8in": ("5.25in", "8in"),
    "5.5x8.5in": ("5.5in", "8.5in"),
    "6x9in": ("6in", "9in"),
    "6.14x9.21in": ("6.14in", "9.21in"),
    "7x10in": ("7in", "10in"),
    "A5": ("148mm", "210mm"),
    "B5": ("176mm", "250mm"),
}


def _checked_isbn(value: str) -> str:
    try:
        return str(isbn_number.validate(value)) if value else ""
    except NumberError as error:
        raise ValueError(f"{value} is not an ISBN: {error}") from None


def _checked_issn(value: str) -> str:
    try:
        return str(issn_number.format(issn_number.validate(value))) if value else ""
    except NumberError as error:
        raise ValueError(f"{value} is not an ISSN: {error}") from None


def _inside(value: str) -> str:
    path = PurePosixPath(value.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", value):
        raise ValueError(f"{value} lies outside the collection's folder")
    return value


def _web_address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"]+", value):
        raise ValueError(f"{value} is not a web address that begins with https://")
    return value


def _checked_doi(value: str) -> str:
    doi = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", value, flags=re.IGNORECASE)
    if not re.fullmatch(r"10\.\d{4,9}/[^\s<>\"]+", doi):
        raise ValueError(f"{value} is not a DOI such as 10.1234/abc")
    return doi


Isbn = Annotated[str, AfterValidator(_checked_isbn)]
Issn = Annotated[str, AfterValidator(_checked_issn)]
InnerPath = Annotated[str, AfterValidator(_inside)]


# Characters that no page, no package and no record can hold.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def _stated(key: str, value: Any) -> Any:
    """A value without empty strings, which state nothing. Raises ValueError for characters that nothing can hold."""
    if isinstance(value, str) and (found := _CONTROL.search(value)):
        raise ValueError(f"{key} holds the invisible character U+{ord(found[0]):04X}")
    if isinstance(value, list):
        return [_stated(key, item) for item in value if item != ""]
    return value


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {key: _stated(key, value) for key, value in data.items() if value != ""}


class Series(_Table):
    """The series that the book belongs to."""

    title: str
    number: int | str | None = None
    issn: Issn = ""


class Subjects(_Table):
    """Subject codes for the trade."""

    thema: tuple[str, ...] = ()
    bisac: tuple[str, ...] = ()


class Isbns(_Table):
    """One ISBN per format: they are never shared."""

    epub: Isbn = ""
    print: Isbn = ""
    pdf: Isbn = ""


class Notes(_Table):
    """How notes are set."""

    placement: Literal["book"] = Field(default="book", description="book: collected at the end of the book")


class Disclaimers(_Table):
    """Where disclaimers stand."""

    placement: Literal["front", "article"] = Field(
        default="front", description="front: once in the front matter; article: at the end of each article"
    )


class Bibliography(_Table):
    """The list of works that the notes cite."""

    works_cited: bool = Field(default=False, description="whether the book ends with the works that its notes cite")
    style: Literal["notes-bibliography", "author-date"] = Field(
        default="notes-bibliography", description="author-date: the year stands behind the names"
    )


class Print(_Table):
    """The print edition."""

    printer: Literal["generic"] = "generic"
    trim: str = Field(default="6x9in", description=f"page size after trimming: {', '.join(TRIMS)}")


class Permission(_Table):
    """What somebody has allowed: it lifts what their licence forbids, in its scope and until its end."""

    image: str | None = Field(default=None, min_length=1, description="file name of the picture; * stands for anything")
    article: str | None = Field(default=None, min_length=1, description="file name of the manuscript")
    holder: str = Field(alias="from", min_length=1, description="who gave it")
    date: datetime.date = Field(description="when")
    scope: tuple[Literal["print", "electronic"], ...] = Field(min_length=1, description="for which editions")
    territory: str | None = Field(default=None, description="where the book may be sold; default: everywhere")
    until: datetime.date | None = Field(default=None, description="its last day; default: without end")

    @model_validator(mode="after")
    def _names_something(self) -> Permission:
        if self.image is None and self.article is None:
            raise ValueError("names neither an image nor an article")
        return self


class Settings(_Table):
    """The keys of collection.toml."""

    title: str | None = None
    subtitle: str | None = None
    year: int | None = Field(default=None, ge=1400, le=2200)
    language: str | None = Field(default=None, pattern=_LANGUAGE, description="BCP 47: en, fr-CA")
    publisher: str | None = None
    place: str | None = None
    description: str | None = None
    edition: str | None = None
    rights: str | None = None
    commercial: bool = True
    editors: tuple[str, ...] = ()
    series: Series | None = None
    subjects: Subjects = Subjects()
    isbn: Isbns = Isbns()
    doi: Annotated[str, AfterValidator(_checked_doi)] | None = None
    url: Annotated[str, AfterValidator(_web_address)] | None = None
    cover: InnerPath | None = None
    cover_credit: str | None = Field(default=None, description="the credit line of the cover's picture")
    theme: str = "classic"
    articles: tuple[InnerPath, ...] | None = Field(
        default=None, description="order; default: by part, then by file name"
    )
    parts: dict[str, Annotated[str, Field(min_length=1)]] = Field(
        default={}, description="category → title of its part, in this order"
    )
    notes: Notes = Notes()
    disclaimers: Disclaimers = Disclaimers()
    bibliography: Bibliography = Bibliography()
    print: Print = Print()
    permissions: tuple[Permission, ...] = ()


@dataclass(frozen=True, slots=True)
class Collection:
    """A folder of manuscripts, or one manuscript, with its settings and what had to be assumed."""

    folder: Path
    settings: Settings
    title: str
    language: str
    slug: str
    file: Path | None = None
    """The collection.toml; None where there is none."""
    single: Path | None = None
    """The manuscript, where the collection is one file."""


def load(source: Path, report: Report) -> Collection:
    """The collection in a folder, or the one manuscript at `source`.

    Raises CollectionError where the path doesn't exist or collection.toml can't be used.
    """
    if source.is_file() and source.name != FILE_NAME:
        report.say("language-assumed", file=str(source))
        return Collection(source.parent, Settings(), source.stem, "en", slug(source.stem), single=source)
    folder = source.parent if source.name == FILE_NAME else source
    if not folder.is_dir():
        raise CollectionError(f"{source} is neither a folder nor a file", hint="name a folder of manuscripts")
    file = folder / FILE_NAME
    settings = read_settings(file) if file.is_file() else Settings()
    title = settings.title or _title_of(folder)
    assumed = {
        "title": f"the folder's name serves as title, “{title}”",
        "language": "the language is taken for English",
    }
    missing = [key for key in assumed if getattr(settings, key) is None]
    said = " and ".join(assumed[key] for key in missing)
    if not file.is_file():
        report.say("collection-assumed", file=str(folder), assumed=said)
    elif missing:
        report.say("collection-incomplete", file=str(file), missing=" and ".join(missing), assumed=said)
    return Collection(
        folder, settings, title, settings.language or "en", slug(title), file=file if file.is_file() else None
    )


def _title_of(folder: Path) -> str:
    name = folder.resolve().name
    return re.sub(r"[-_]+", " ", name).strip().capitalize() or "Untitled"


def read_settings(file: Path) -> Settings:
    """The settings in a collection.toml. Raises CollectionError that names the line of what is wrong."""
    if file.stat().st_size > _SIZE_LIMIT:
        raise CollectionError("collection.toml is larger than 1 MB", file=str(file))
    try:
        text = file.read_text(encoding="utf-8-sig")
        data = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise CollectionError(f"not UTF-8 text: {error.reason}", file=str(file), hint="save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (None, None)
        said = str(error).split(" (at ")[0]
        raise CollectionError(f"not valid TOML: {said}", file=str(file), line=line, column=column) from None
    try:
        settings = Settings.model_validate(data)
    except ValidationError as error:
        raise _explained(error, text, file) from None
    if settings.print.trim not in TRIMS:
        raise CollectionError(
            f"print.trim = “{settings.print.trim}” is not a known trim size",
            file=str(file),
            line=_line_of(text, ("print", "trim")),
            hint=f"known: {', '.join(TRIMS)}",
        )
    return settings


_PLANNED = frozenset({"epub", "print.paper", "print.colour", "print.bleed", "print.marks"})
_WANTED = {
    "string_type": "has to be text in quotation marks",
    "int_type": "has to be a whole number",
    "int_parsing": "has to be a whole number",
    "bool_parsing": "has to be true or false",
    "bool_type": "has to be true or false",
    "tuple_type": 'has to be a list, as in ["a", "b"]',
    "dict_type": "has to be a table",
    "model_type": "has to be a table, as in {title = …}",
    "string_pattern_mismatch": "has to be a language tag such as en, fr-CA or zh-Hant",
    "string_too_short": "is empty",
    "too_short": "is empty",
    "date_type": "has to be a day, as in 2026-03-01",
    "date_parsing": "has to be a day, as in 2026-03-01",
    "date_from_datetime_parsing": "has to be a day, as in 2026-03-01",
    "date_from_datetime_inexact": "has to be a day, as in 2026-03-01",
    "missing": "is missing",
}


def _explained(error: ValidationError, text: str, file: Path) -> CollectionError:
    """The first fault in plain words, with its line and the nearest known key."""
    fault = error.errors(include_url=False)[0]
    place = tuple(str(step) for step in fault["loc"])
    key = ".".join(place)
    if fault["type"] == "extra_forbidden":
        known = _known_keys(place[:-1])
        near = get_close_matches(place[-1], known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known keys: {', '.join(known)}"
        said = f"unknown key {key}"
        if key in _PLANNED:
            said, hint = f"{key} is not supported by this version", "leave it out"
    else:
        wanted = _WANTED.get(fault["type"], fault["msg"].removeprefix("Value error, "))
        if fault["type"] == "literal_error":
            wanted = f"this version knows only {fault['ctx']['expected']}"
        said, hint = f"{key}: {wanted}".removeprefix(": "), "see docs/collection.md for the keys"
        if named := re.match(r"(\w+) holds the invisible", wanted):
            place = (*place, named[1])
    return CollectionError(said, file=str(file), line=_line_of(text, place), hint=hint)


def _known_keys(path: tuple[str, ...]) -> list[str]:
    model: Any = Settings
    for step in (step for step in path if not step.isdigit()):
        annotation = model.model_fields[step].annotation
        model = next(
            (a for a in (*getattr(annotation, "__args__", ()), annotation) if hasattr(a, "model_fields")), None
        )
        if model is None:
            return []
    return [field.alias or name for name, field in model.model_fields.items()]


def _line_of(text: str, place: tuple[str, ...]) -> int | None:
    """The line on which a key stands, found without a parser that keeps lines: tables in order, then the key."""
    table: tuple[str, ...] = ()
    names = [step for step in place if not step.isdigit()]
    wanted = next((int(step) for step in place if step.isdigit()), 0)
    tables: Counter[tuple[str, ...]] = Counter()
    repeated = False
    best: int | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*(\[+)\s*([^\]]+?)\s*\]+", line):
            table = tuple(part.strip().strip("\"'") for part in header[2].split("."))
            tables[table] += 1
            repeated = header[1] == "[["
            if list(table) == names[: len(table)] and (best is None or tables[table] == wanted + 1):
                best = number
        elif repeated and tables[table] != wanted + 1:
            continue
        elif key := re.match(r"""\s*(?:"([^"]+)"|'([^']+)'|([\w-]+(?:\.[\w-]+)*))\s*=""", line):
            full = [*table, *(next(filter(None, key.groups())).split(".") if key[3] else [key[1] or key[2]])]
            if full == names:
                return number
            if full == names[: len(full)] and best is None:
                best = number  # an inline table: the key stands somewhere on this line
        elif names and list(table) == names[: len(table)] and table and best is None:
            best = number
    return best
