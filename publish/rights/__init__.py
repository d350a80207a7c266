"""Credit line in, credit record out; and what the licences are called and where they are to be read."""

from publish.rights.credit_line import is_credit_line, parse_credit
from publish.rights.licences import FoundLicence, find_licences, licence_name

__all__ = ["FoundLicence", "find_licences", "is_credit_line", "licence_name", "parse_credit"]
