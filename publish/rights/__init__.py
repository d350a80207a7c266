"""Credit line in, credit records out; and what the licences are called and where they are to be read."""

from publish.rights.credit_line import parse_credit, parse_credits
from publish.rights.licences import FoundLicence, find_licences, licence_name, licence_short
from publish.rights.lines import is_credit_line, split_caption
from publish.rights.readable import Link

__all__ = [
    "FoundLicence",
    "Link",
    "find_licences",
    "is_credit_line",
    "licence_name",
    "licence_short",
    "parse_credit",
    "parse_credits",
    "split_caption",
]
