"""What building many collections names, as a table: part of `CODES`."""

from __future__ import annotations

from publish.codes.code import Code

CATALOGUE: dict[str, Code] = {
    "catalogue-titled": Code(
        "info", "the folder's name serves as title of the catalogue, “{title}”", "give another one with --title"
    ),
    "catalogue-same-name": Code(
        "error",
        "several collections would be {name} in the catalogue: {listed}; none of them is built",
        "rename one of the folders",
    ),
    "catalogue-same-book": Code(
        "error",
        "{name} and {other} have the same identifier, {identifier}: reading systems take them for one book",
        "correct the ISBN of one of them, or give it another title, year or edition",
    ),
    "catalogue-not-offered": Code(
        "warning",
        "{name} has neither an EPUB nor a screen PDF: it is in no feed",
        "build one of them with --edition epub or --edition screen",
    ),
    "catalogue-left-out": Code(
        "error",
        "{name} couldn't be built and is left out of the catalogue",
        "see its errors; what an earlier run made of it still stands in {target}",
    ),
    "catalogue-left-over": Code(
        "info",
        "{folder} is from an earlier run, and its collection is gone: it isn't in the catalogue",
        "remove the folder if nobody needs it",
    ),
    "catalogue-files": Code(
        "error",
        "a file can't be read or written: {problem}",
        "is it readable, the folder writable, and the disk not full?",
    ),
    "catalogue-fault": Code(
        "error",
        "building stopped with {kind} at {where}: {problem}",
        "this is a fault of Publish: please report it with the manuscripts",
    ),
    "catalogue-died": Code(
        "error",
        "building didn't come to an end: {how}",
        "build it by itself with publish build; a process may be killed because memory is short",
    ),
    "cluster-unfit": Code(
        "error",
        "the worker that was to build it can't: {problem}",
        "give the worker the same program and folders; see docs/catalogue.md",
    ),
    "cluster-threads": Code(
        "warning",
        "{count} worker(s) have several threads, {worker} for one, and a process builds one book at a time",
        "start workers with --nthreads 1, and as many of them as there are processors: --nworkers N",
    ),
}
