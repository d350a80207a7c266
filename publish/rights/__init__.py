"""Credit line in, credit records out; what licences are called and ask; and the audit of a book's rights."""

from publish.rights.credit_line import parse_credit, parse_credits
from publish.rights.licences import FoundLicence, find_licences, licence_name, licence_short
from publish.rights.lines import is_credit_line, speaks_of_all, split_caption
from publish.rights.readable import Link, readable
from publish.rights.stated import stated_credit
from publish.rights.text_licence import differing, text_licence
from publish.rights.witness import say_witness

__all__ = [
    "FoundLicence",
    "Link",
    "differing",
    "find_licences",
    "is_credit_line",
    "licence_name",
    "licence_short",
    "parse_credit",
    "parse_credits",
    "readable",
    "say_witness",
    "speaks_of_all",
    "split_caption",
    "stated_credit",
    "text_licence",
]
