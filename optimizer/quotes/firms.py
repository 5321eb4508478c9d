"""Names of firms: which are of one firm, and how one is called in a few letters."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 40
"""Characters of a short name."""

_FORMS = re.compile(
    r"㈜|\(주\)|\(유\)|주식회사|유한회사|株式会社|有限会社|合同会社|(?:股份)?有限(?:责任)?公司|集团"
    r"|(?<!\w)(?:incorporated|inc|limited|ltd|llc|corporation|corp|company|co|gmbh|ag|plc|pte|pty"
    r"|s\.?a\.?|b\.?v\.?|n\.?v\.?|k\.?k\.?)(?!\w)\.?", re.IGNORECASE)


def short(name: str) -> str:
    """A firm's name without its legal form, as a short name other rows refer to."""
    text = " ".join(_FORMS.sub(" ", unicodedata.normalize("NFKC", name)).split())
    text = text.strip(" ,.;:-_()[]#&/") or name.strip().lstrip("#")
    return text[:LONGEST].strip() or "vendor"


def same(one: str, other: str) -> bool:
    """Whether two names are of one firm: equal but for case, blanks, signs, or a form left out.

    "Hanbit Inc." and "Hanbit Ltd." are two firms.
    """
    forms = [{form.casefold().strip(". ") for form in _FORMS.findall(name)}
             for name in (_even(one), _even(other))]
    if forms[0] and forms[1] and forms[0] != forms[1]:
        return False
    return _letters(one) == _letters(other) != ""


def _even(name: str) -> str:
    return unicodedata.normalize("NFKC", name.replace("㈜", "(주)"))


def _letters(name: str) -> str:
    return "".join(c for c in _FORMS.sub(" ", _even(name)).casefold() if c.isalnum())
