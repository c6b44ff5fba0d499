"""What decided the verdict, in words: its reasons or the auto-fails, and the heading above them in every form."""

from rehearse.data.reasons import sentence_of
from rehearse.data.rule_names import in_words
from rehearse.report.wording import clean, name
from rehearse.types import AutoFail, Content


def decided_by(content: Content) -> tuple[str, ...]:
    """Why the verdict is what it is, a sentence each; nothing for an answer without points or an older report."""
    return tuple(clean(sentence_of(reason)) for reason in content.verdict_reasons)


def fail_names(content: Content) -> tuple[tuple[str, str, AutoFail], ...]:
    """The auto-fails, each with what is wrong in words and with its code.

    The words are the name of the finding of the same code. Without one they are the code, which is not said again.
    """
    names = {finding.code: in_words(finding.name) for finding in content.findings}
    return tuple(
        (names[fail.code], clean(fail.code), fail) if fail.code in names else (name(fail.code), "", fail)
        for fail in content.auto_fails
    )


def decided_heading(content: Content) -> str:
    """What stands above the auto-fails, or else the reasons of the verdict: they decide an answer that is scored."""
    return "What decided it" if content.scored else "What was found"


def fails_lead(content: Content, shown: int) -> str:
    """The line before so many auto-fails: what each of them means for the verdict."""
    alone = "This alone" if shown == 1 else "Each of these alone"
    return f"{alone} {'makes' if content.scored else 'would make'} it a “no hire”:"
