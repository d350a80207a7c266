"""The fields of a credit as a manuscript states them one by one in, the credit out: its line isn't read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from publish.messages import Report
from publish.model import Certainty, Credit
from publish.rights.credit_line import say_missing
from publish.rights.licences import find_licences, licence_name, licence_url, says_more

_FIELDS = (
    "title", "year", "creator", "source", "licence", "licence_url", "modifications", "creator_url", "source_url",
)  # fmt: skip


def stated_credit(raw: str, line: int, fields: Mapping[str, str], file: str, report: Report) -> Credit:
    """The credit whose fields are these; what they leave open is said.

    `certainty` names the fields that aren't stated: “licence: implied, creator: read”.
    """
    values = {name: value for name in _FIELDS if (value := fields.get(name))}
    sure: dict[str, Certainty] = dict(_certainty(fields.get("certainty", "")))
    if "licence" in values and (known := _licence(values["licence"])) != values["licence"]:
        if known is None:
            report.say("credit-licence-unknown", file=file, line=line, text=values.pop("licence"))
        else:
            values["licence"] = known
    if "licence" in values and "licence_url" not in values and (url := licence_url(values["licence"])):
        values["licence_url"] = url
        sure["licence_url"] = "implied"
    certainty = tuple((name, sure.get(name, "stated")) for name in values)
    credit = Credit(raw or ", ".join(values.values()), line, **values, certainty=certainty)
    say_missing(credit, file, report)
    return credit


def _certainty(text: str) -> Iterator[tuple[str, Certainty]]:
    kinds: dict[str, Certainty] = {kind: kind for kind in get_args(Certainty)}
    for part in text.split(","):
        name, _, how = part.partition(":")
        if how.strip() in kinds:
            yield name.strip(), kinds[how.strip()]


def _licence(text: str) -> str | None:
    """The id of a licence that is stated by its id or its name."""
    if licence_name(text) != text or licence_url(text):
        return text
    found = find_licences(text)
    return min(found, key=says_more).id if found else None
