"""Every reason why no book can be made, as one tree of exceptions with an exit status each.

    PublishError                exit 1
    ├── UsageError              exit 2   the command or an option doesn't make sense
    ├── CollectionError         exit 1   collection.toml can't be used
    ├── ManuscriptError         exit 1   one file can't be read; the other files still are
    ├── RightsError             exit 1   a licence forbids this book; only the reports are written
    ├── EditionError            exit 1   an edition can't be written; the last good one stays
    ├── ClusterError            exit 1   the machines that were to do the work can't
    └── ToolMissingError             exit 1   a program outside this package is needed and absent

All else that goes wrong is a `publish.messages.Message`.
"""

from __future__ import annotations


class PublishError(Exception):
    """What is wrong, for a person, with the file, line and a hint where they are known."""

    exit_code = 1
    code = "failed"

    def __init__(
        self,
        text: str,
        *,
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(text)
        self.text, self.file, self.line, self.column, self.hint = text, file, line, column, hint

    def __reduce__(self) -> tuple[object, ...]:
        # Raised in worker processes too: keyword arguments don't survive Exception's own pickling.
        return _rebuild, (type(self), self.text, self.file, self.line, self.column, self.hint)


def _rebuild(
    kind: type[PublishError], text: str, file: str | None, line: int | None, column: int | None, hint: str | None
) -> PublishError:
    return kind(text, file=file, line=line, column=column, hint=hint)


class UsageError(PublishError):
    """A command or an option that doesn't make sense."""

    exit_code = 2
    code = "usage"


class CollectionError(PublishError):
    """A collection.toml, or a folder, that can't be used."""

    code = "collection"


class ManuscriptError(PublishError):
    """One manuscript that can't be read."""

    code = "manuscript-unreadable"


class RightsError(PublishError):
    """A picture or a text that may not be shown in this book."""

    code = "rights-refused"


class EditionError(PublishError):
    """An edition that can't be written whole."""

    code = "edition-failed"


class ClusterError(PublishError):
    """A cluster that can't be reached, or whose workers can't build."""

    code = "cluster"


class ToolMissingError(PublishError):
    """A program outside this package that is needed and absent."""

    code = "tool-missing"
