"""Where the styles and fonts are: inside the installed package, or at the top of the checkout."""

from __future__ import annotations

from pathlib import Path

from publish.errors import EditionError, UsageError

_PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """The folder `styles` or `fonts`. The wheel holds them under publish/data; a checkout has them beside publish/."""
    installed = _PACKAGE / "data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def themes() -> list[str]:
    """The names of all themes."""
    return sorted(p.name for p in folder("styles").iterdir() if p.name != "base" and (p / "book.css").is_file())


def theme(name: str) -> Path:
    """The folder of a theme. Raises UsageError where there is none of that name."""
    if name not in themes():
        raise UsageError(f"there is no theme “{name}”", hint=f"themes: {', '.join(themes())}")
    return folder("styles") / name


def stylesheet(theme_name: str, name: str) -> str:
    """One stylesheet of a theme, put after the base's sheet of the same name."""
    places = (folder("styles") / "base" / name, theme(theme_name) / name)
    return "\n".join(place.read_text(encoding="utf-8") for place in places if place.is_file())


def font(name: str) -> Path:
    """The file of a font by its name. Raises EditionError where it isn't shipped."""
    found = sorted(folder("fonts").glob(f"*/{name}"))
    if not found:
        raise EditionError(f"the theme asks for the font {name}, which is not there", hint="put it into fonts/")
    return found[0]
