"""Findings about credit lines, licences and permissions."""

from __future__ import annotations

from publish.codes.code import Code

RIGHTS: dict[str, Code] = {
    "credit-choice": Code(
        "info",
        "the credit line leaves the choice between two licences: {chosen} is taken, not {other}",
        "nothing to do; delete the one taken if you prefer the other",
    ),
    "credit-date": Code(
        "info", "of the date “{date}” in the credit line only the year {year} is used", "nothing to do"
    ),
    "credit-port": Code(
        "warning",
        "pictures of the {source} are usually under a country’s version of the licence ({port}); the line doesn’t say",
        "look at the picture’s page, and add {port} to the licence if that is so",
    ),
    "credit-doubtful": Code(
        "warning",
        "the credit line says CC0 of a picture of {year} from {source}, which has a licence of its own since {until}",
        "look at the picture’s page: if it came there later, write “{source} licence” instead",
    ),
    "picture-states": Code(
        "info",
        "{picture} has no credit line, but says of itself: {text}",
        "if that is right, write it into a credit line “Photo: …”; Publish doesn’t take it over by itself",
    ),
    "picture-disagrees": Code(
        "warning",
        "{picture} and its credit line name different {field}s: the file says “{inside}”, the line “{outside}”",
        "find out which one is right; the credit line is used",
    ),
    "rights-blocked": Code("error", "{picture} may not be shown in this book: {reason}", "{todo}"),
    "rights-text-blocked": Code("error", "the text may not be published in this book: {reason}", "{todo}"),
    "rights-missing": Code("error", "it isn’t known whether {picture} may be shown: {reason}", "{todo}"),
    "rights-text-missing": Code("warning", "it isn’t known whether the text may be published: {reason}", "{todo}"),
    "rights-cover-missing": Code(
        "info",
        "it isn’t said whose the cover {picture} is: {reason}",
        "say it with cover_credit = “Photo: …” in collection.toml; nothing to do if the cover is your own",
    ),
    "rights-note": Code("info", "{picture} may be shown: {reason}", "{todo}"),
    "permission-unused": Code(
        "warning",
        "a permission is filed for {named}, which is not in this book",
        "correct the name in [[permissions]]; * stands for any letters",
    ),
    "text-licence": Code("info", "the text is under {licence}: “{raw}”", "nothing to do"),
    "credit-licence-unknown": Code(
        "warning",
        "“{text}” is stated as the licence of a picture, and Publish knows no licence of that name",
        "write it with its code and version, as in CC BY 4.0, or with its address",
    ),
    "text-licence-unknown": Code(
        "warning",
        "“{text}” is stated as the text’s licence, and Publish knows no licence of that name",
        "write it with its code and version, as in CC BY 4.0, or with its address",
    ),
    "text-licences-differ": Code(
        "error",
        "the text names two licences of its own: “{first}” is {first_id}, “{second}” is {second_id}",
        "ask which one is meant and keep that one",
    ),
}
