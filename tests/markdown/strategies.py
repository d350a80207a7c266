"""Articles as no editor writes them: every element in every other, and text that is all markup to somebody."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from publish.model import Field, Manuscript, ManuscriptNote, PictureFile
from publish.names import RELATORS
from publish.text import is_blank
from publish.vocabulary import NOTEREF, escape

HOSTILE = [
    *"*_`[]()<>&\\#-+=~|:!^.{}\"'$%@/", "**", "__", "``", "***", "~~", "~~~", "```", "[^1]", "[^1]: x", "^[a]",
    "[a](b)", "[a]: b", "![a](b)", "[note]x[/note]", "text[ref]y[/ref]", " ((A note, it seems.))",
    "x[1. A note, it seems.]", "[footnotes]", "<b>", "</p>", "<!-- x", "<x@y.org>", "<http://e.org>", "&amp;", "&#35;",
    "&copy", "# ", "## x", "1. ", "2) ", "- ", "+ ", "> ", "---", "===", ":--", "|---|", "| a | b |", "{{< x >}}",
    "{% x %}", "{{ x }}", "{#a}", "{.author}", "https://e.org/a_b*c", "a@e.org", "snake_case", "2*3*4", " ", "  ", "\n",
    "pre-\nwar", "\u00a0", "\u2003", "\u200b", "\u2028", "é", "e\u0301", "日本", "😀", "“q”", "…", "€", "a", "word",
    "Word", "1", "Photo: X, by Y", "Disclaimer: z", "By Jane Roe", "recognise: false", "key: value", "- item", "yes",
    "null", "2014-05-30", "\\\n",
]  # fmt: skip
ADDRESSES = [
    "https://e.org/", "https://e.org/a_(b)", "https://e.org/a(b", "https://e.org/é?a=1&copy=2#x", "https://e.org/a%20b",
    "https://e.org/a b", "https://e.org/<x>", "https://e.org/\\*|\"'", "mailto:a@e.org", "#here",
]  # fmt: skip
NOTES = 3
PICTURES = 2

texts = st.lists(st.sampled_from(HOSTILE), max_size=4).map("".join)
markup = texts.map(escape)
lines = texts.map(lambda text: " ".join(text.split()))


def _attribute(name: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return values.map(lambda value: f' {name}="{escape(value).replace(chr(34), "&quot;")}"')


ids = st.sampled_from(["", "", "", ' id="here"', ' lang="fr"', ' dir="rtl"'])
images = st.builds(
    lambda number, alt: f'<img src="image-{number}"{alt}/>',
    st.integers(1, PICTURES),
    st.just("") | _attribute("alt", lines),
)
marks = st.integers(1, NOTES).map(lambda number: f'<a role="{NOTEREF}" href="#note-{number}"/>')
own = st.sampled_from(["https://e.org/a", "https://e.org/*b_c*"]).map(lambda url: f'<a href="{url}">{url}</a>')
mails = st.just('<a href="mailto:a@e.org">a@e.org</a>')


def _inside(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = "em strong em strong i b cite q sub sup small span code"
    elements = st.builds(lambda tag, at, x: f"<{tag}{at}>{x}</{tag}>", st.sampled_from(tags.split()), ids, inner)
    links = st.builds(lambda at, x: f"<a{at}>{x}</a>", _attribute("href", st.sampled_from(ADDRESSES)), inner)
    return st.lists(markup | elements | links, min_size=1, max_size=3).map("".join)


leaves = st.lists(markup | marks | st.just("<br/>") | images | own | mails, max_size=3).map("".join)
inline = st.recursive(leaves, _inside, max_leaves=4)
captions = (
    st.just("")
    | inline.map(lambda x: f"<figcaption>{x}</figcaption>")
    | lines.map(lambda x: f"<figcaption>{escape(x)}</figcaption>")
)
figures = st.builds(lambda at, img, caption: f"<figure{at}>{img}{caption}</figure>", ids, images, captions)
verbatim = st.builds(lambda at, x: f"<pre{at}>{x}</pre>", ids, st.lists(markup, max_size=5).map("\n".join) | inline)
paragraphs = st.builds(
    lambda tag, at, x: f"<{tag}{at}>{x}</{tag}>", st.sampled_from("p p p p h2 h3 h4".split()), ids, inline
)


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Plain tables, and some with spans, scopes and captions."""
    columns, rows = draw(st.integers(1, 2)), draw(st.integers(0, 2))
    at = st.sampled_from(["", "", "", "", ' colspan="2"', ' scope="col"'])
    cells = [[f"<th{draw(at)}>{draw(inline)}</th>" for _ in range(columns)]]
    cells += [[f"<td{draw(at)}>{draw(inline)}</td>" for _ in range(columns)] for _ in range(rows)]
    made = [f"<tr>{''.join(row)}</tr>" for row in cells]
    caption = draw(st.sampled_from(["", "", "<caption>A caption</caption>"]))
    if draw(st.booleans()):
        return f"<table>{caption}<thead>{made[0]}</thead><tbody>{''.join(made[1:])}</tbody></table>"
    return f"<table>{caption}{''.join(made)}</table>"


def _around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    some = st.lists(inner, min_size=1, max_size=2).map("".join)
    items = st.lists(some | inline | st.builds(str.__add__, inline, some) | st.just(""), min_size=1, max_size=3)
    plain_items = st.lists(inline, min_size=1, max_size=3)
    at = st.sampled_from(["", "", "", ' start="3"', ' type="a"', ' start="1"'])
    numbered = st.builds(_list, st.just("ol"), at, items | plain_items)
    listed = st.builds(_list, st.just("ul"), ids, items | plain_items)
    quotations = st.builds(lambda a, x: f"<blockquote{a}>{x}</blockquote>", ids, some | inline)
    return numbered | listed | quotations


def _list(tag: str, at: str, items: list[str]) -> str:
    return f"<{tag}{at}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>"


blocks = st.recursive(paragraphs | verbatim | tables() | st.just("<hr/>") | figures, _around, max_leaves=4)
bodies = st.lists(blocks, min_size=1, max_size=3).map("".join)
values = (lines | texts).filter(lambda text: not is_blank(text))
unmarked = (bodies | paragraphs).map(lambda body: re.sub(rf'<a role="{NOTEREF}"[^>]*>', "", body))
unpictured = unmarked.map(lambda body: re.sub(r"<img[^>]*>", "", body))
names = lines.filter(lambda name: not is_blank(name))
said_of_people = st.fixed_dictionaries(
    {},
    optional={
        "biography": unpictured,
        "affiliation": names,
        "byline": names,
        "orcid": st.just("0000-0002-1825-0097"),
        "email": st.just("a@e.org"),
        "site": st.just("https://e.org/a_b"),
        "note": marks,
    },
)
people = st.lists(st.tuples(st.sampled_from(list(RELATORS)), names, said_of_people), max_size=3)
said_of_credits = st.fixed_dictionaries(
    {},
    optional={
        **{f"credit_{name}": lines for name in ("title", "creator", "source", "modifications", "year")},
        "credit_licence": st.sampled_from(["CC-BY-4.0", "CC BY-SA 3.0", "LicenseRef-Permission"]),
        "credit_source_url": st.sampled_from(ADDRESSES),
        "credit_certainty": st.sampled_from(["none", "creator: read, licence: implied"]),
        "credit_picture": st.integers(1, PICTURES).map(str),
    },
)
credit_lines = st.sampled_from(
    ["Photos by Jane Roe", "Photo: X (2020), by Y via Flickr. Licensed under CC BY 2.0.", "(1) A, by B. (2) C, by D."]
)
credits = st.lists(st.tuples(credit_lines | values, said_of_credits), max_size=3)
dates = st.sampled_from(["2014-05-30", "2014-05", "2014", "2014-05-30T10:00:00", "6 July 2018"])
licences = st.sampled_from(["CC BY 4.0", "Licensed under CC BY-SA 3.0.", "mine"])


@st.composite
def manuscripts(draw: st.DrawFn, files: tuple[PictureFile, ...]) -> Manuscript:
    """Manuscripts that state all their furniture."""
    fields = [Field("title", "T" + draw(inline.filter(lambda title: "<img" not in title)))]
    for name in ("subtitle", "category", "date", "language", "excerpt", "keyword", "keyword"):
        fields += [Field(name, value) for value in draw(st.lists(values, max_size=1))]
    fields += [Field("date", value) for value in draw(st.lists(dates, max_size=1))]
    fields += [Field("licence", value) for value in draw(st.lists(licences, max_size=2))]
    for role, name, said in draw(people):
        fields += [Field(role, name), *(Field(part, value) for part, value in said.items() if not is_blank(value))]
    for line, pieces in draw(credits):
        fields += [
            Field("credit", line),
            *(Field(part, value) for part, value in pieces.items() if not is_blank(value)),
        ]
    if draw(st.booleans()):
        fields.append(Field("roll", ""))
    for name in ("disclaimer", "disclaimer", "provenance"):
        fields += [Field(name, value) for value in draw(st.lists(unpictured, max_size=1))]
    notes = tuple(ManuscriptNote(str(number), f"{draw(unmarked)}<p>n</p>") for number in range(1, NOTES + 1))
    return Manuscript("a.txt", "test", draw(bodies), files, tuple(fields), notes, stated=True)
