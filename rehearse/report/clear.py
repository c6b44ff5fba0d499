"""What a report says plainly: how grave a finding is, and which principles the words point to."""

from rehearse.report.wording import SEVERITIES
from rehearse.types import Content, Finding, PrincipleSignal, Severity

CLEAR_SIGNAL = 0.43  # of a principle, 0-1; our own choice: a single sign, however rare, is 0.42 at most
_UNSCORED: dict[Severity, str] = {"major": "worth a look"}  # there are no points that it could cost


def severity(finding: Finding, scored: bool) -> str:
    """What a finding does to the verdict, or to an answer without one."""
    return SEVERITIES[finding.severity] if scored else _UNSCORED.get(finding.severity, SEVERITIES[finding.severity])


def clear_principles(content: Content) -> tuple[PrincipleSignal, ...]:
    """The principles that a scored answer points to clearly."""
    return tuple(one for one in content.principles if content.scored and one.strength >= CLEAR_SIGNAL)
