"""American spelling, so that British spelling is not scored as an error."""

from __future__ import annotations

import re

_STEMS_OUR = "arb behavi cand clam col endeav fav flav glam harb hon hum lab neighb od parl rum sav splend vap vig"
_STEMS_LL = "cancel channel counsel dial fuel jewel label level marvel model quarrel signal total travel tunnel"
_STEMS_ISE = (
    "agon apolog author capital categor character civil critic crystall custom destabil emphas equal familiar final "
    "general harmon hospital ideal initial local maxim mechan memor minim mobil modern normal optim organ penal "
    "popular priorit public real recogn reorgan social special stabil standard steril subsid summar symbol sympath "
    "util visual"
)
_RULES = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        (rf"\b({'|'.join(_STEMS_OUR.split())})our", r"\1or"),
        (rf"\b({'|'.join(_STEMS_LL.split())})l(ed|ing|er|ers)\b", r"\1\2"),
        (rf"\b({'|'.join(_STEMS_ISE.split())})is(e|es|ed|er|ers|ing|ation|ations)\b", r"\1iz\2"),
        (r"\banalys(e|ed|ing|es)\b(?<!analyses)", r"analyz\1"),
        (r"\b(cent|theat|lit|fib|sab|spect)re(s?)\b", r"\1er\2"),
        (r"\bprogramme(s?)\b", r"program\1"),
        (r"\bpractis(e|ed|es|ing)\b", r"practic\1"),
        (r"\bgrey(s?)\b", r"gray\1"),
        (r"\b(defen|licen|offen|preten)ce\b", r"\1se"),
        (r"\bcheque(s?)\b", r"check\1"),
        (r"\btyre(s?)\b", r"tire\1"),
        (r"\bjewellery\b", "jewelry"),
        (r"\benrol(s|ment)?\b", r"enroll\1"),
        (r"\bfulfil(s|ment)?\b", r"fulfill\1"),
        (r"\bskilful", "skillful"),
        (r"\bcatalogue(s?)\b", r"catalog\1"),
        (r"\bstorey(s?)\b", r"story\1"),
        (r"\bmould", "mold"),
        (r"\bplough", "plow"),
    )
)


def american(text: str) -> str:
    """Write the common British spellings of a text as American ones."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text
