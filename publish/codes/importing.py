"""What importing names, as a table: part of `CODES`."""

from __future__ import annotations

from publish.codes.code import Code

IMPORTING: dict[str, Code] = {
    "import-differs": Code(
        "error",
        "{name} doesn't read back to this article: {difference}",
        "this is a fault of Publish: please report it with the manuscript; until then, correct {name} by hand",
    ),
    "import-order": Code(
        "info",
        "the articles stood in another order than the names of their new files",
        "if the order matters, list the files in collection.toml: articles = [ … ]",
    ),
    "import-permissions": Code(
        "warning",
        "permissions name articles and pictures by their files, and these have other names now: {names}",
        "change the names under [[permissions]] in the new collection.toml",
    ),
}
