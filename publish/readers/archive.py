"""The directory of a ZIP archive in, what is wrong with it out, before anything of it is inflated."""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Iterator

MEMBER_LIMIT = 5_000
TOTAL_LIMIT = 500_000_000
"""Bytes of all members together, as the archive declares them."""
RATIO_LIMIT = 200
"""Inflated to packed bytes, for members over a megabyte; the most repetitive real documents reach 60."""


def problems(members: list[zipfile.ZipInfo]) -> Iterator[str]:
    """What is wrong with an archive by its directory alone."""
    if len(members) > MEMBER_LIMIT:
        yield f"{len(members)} members, more than {MEMBER_LIMIT}"
    if (total := sum(member.file_size for member in members)) > TOTAL_LIMIT:
        yield f"{total // 1_000_000} MB unpacked, more than {TOTAL_LIMIT // 1_000_000}"
    seen: set[str] = set()
    end = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        name = member.orig_filename.replace("\\", "/")
        if name.startswith("/") or re.match(r"[A-Za-z]:", name) or ".." in name.split("/") or "\x00" in name:
            yield f"a member with the name {name!r}"
        if name.casefold() in seen:
            yield f"two members with the name {name!r}"
        seen.add(name.casefold())
        if member.flag_bits & 0x1:
            yield f"the member {name} is encrypted"
        if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            yield f"the member {name} is packed in a way that these programs don't use"
        if stat.S_ISLNK(member.external_attr >> 16):
            yield f"the member {name} is a link"
        if member.file_size > 1_000_000 and member.file_size > RATIO_LIMIT * max(member.compress_size, 1):
            yield f"the member {name} unpacks to more than {RATIO_LIMIT} times its size"
        if member.header_offset < end:
            yield f"the member {name} overlaps another one"
        end = member.header_offset + 30 + member.compress_size
