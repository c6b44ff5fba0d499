"""What a report says plainly: how grave a finding is, and which principles the words point to."""

from rehearse.data.principles import CLEAR_SIGNAL
from rehearse.report.wording import SEVERITIES
from rehearse.types import Content, Finding, PrincipleSignal, Severity

_UNSCORED: dict[Severity, str] = {"major": "worth a look"}  # there are no points that it could cost


def severity(finding: Finding, scored: bool) -> str:
    """What a finding does to the verdict, or to an answer without one."""
    return SEVERITIES[finding.severity] if scored else _UNSCORED.get(finding.severity, SEVERITIES[finding.severity])


def clear_principles(content: Content) -> tuple[PrincipleSignal, ...]:
    """The principles that a scored answer points to clearly; reports of older versions hold weak signals, too."""
    return tuple(one for one in content.principles if content.scored and one.strength >= CLEAR_SIGNAL)
