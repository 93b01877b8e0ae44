"""What the sentences say of the newest figures and what stands out are one: neither denies the other."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny_pack.assemble.breaches import breaches_of
from scrutiny_pack.config.exception_rules import ExceptionRules
from tests.small_pack import bullet, indicator, months_to, row, small_pack

PERIODS = ("latest", "12 months to latest")
ASKED = [
    *(bullet({"t": {"target": "share", "at": at}}, id=f"s.t{n}") for n, at in enumerate(PERIODS)),
    *(bullet({"e": {"expect": "share", "at": at}}, id=f"s.e{n}") for n, at in enumerate(PERIODS)),
    *(bullet({"g": {"gap": "share", "at": at, "to": ["eng"], "words": "polarity"}}, id=f"s.g{n}") for n, at in enumerate(PERIODS)),
    bullet({"w": {"window": "share", "over": "12 months to latest", "by": "max"}}, id="s.w"),
    bullet({"l": {"level": "share", "at": "year_before"}}, id="s.l"),
]
SHARES = st.integers(min_value=18, max_value=23)
"""Close to each other, to the target and to the end of the range, so that all bands and ties come up."""


@given(bullets=st.lists(st.sampled_from(ASKED), unique_by=lambda each: str(each["id"])), newest=SHARES, before=SHARES, other=SHARES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_sentences_tell_of_the_newest_figures_is_an_exception(
    bullets: list[dict[str, object]], newest: int, before: int, other: int, tmp_path: Path
) -> None:
    """Whatever is asked, in whatever order, of the month and of the year that ends with it; and no reason without its figures."""
    targets, expected = [{"for": "2022-23", "value": "20", "status": "local"}], {"from": "0", "to": "22", "status": "local"}
    rows = [row("share", month, of=(newest if month == "2022-07" else before, 100)) for month in months_to("2022-07", 24)]
    asked = [*bullets, bullet({"l": {"level": "share"}}, id="s.now")]
    rule = {"share": indicator(targets=targets, expected=expected)}
    pack = small_pack(tmp_path, [*rows, row("share", "2021-03", f"{other}.0", area="eng")], asked, indicators=rule)
    said = [printed.text.plain for printed in pack.printed().values()]
    found = breaches_of(pack.told(), ExceptionRules(), pack.speaker).all
    reasons = {reason.text.plain: figure(reason.text.plain, breach.latest.shown) for breach in found for reason in breach.reasons}

    def told(words: str) -> set[Decimal]:
        """The figures of which a sentence says so."""
        return {figure(text.partition(" was ")[2], Decimal(0)) for text in said if words in text}

    def given_for(words: str) -> set[Decimal]:
        """The figures of which a reason says so."""
        return {about for text, about in reasons.items() if words in text}

    assert told("off target") <= given_for("off target") and all(about > 20 for about in given_for("off target"))
    assert told("above the expected range") == given_for("above the range expected")
    assert given_for("worse than England") <= told(" worse than the England average") - told("slightly worse than the England average")


def figure(text: str, otherwise: Decimal) -> Decimal:
    """The figure that `text` begins with."""
    found = re.match(r"(\d+\.\d)%", text)
    return Decimal(found.group(1)) if found else otherwise
