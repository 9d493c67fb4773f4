"""To whom an act is said that names nobody."""

from __future__ import annotations

import pytest

from .samples import events


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Chadian minister met the Libyan envoy and demanded three weeks.", "REQUEST TCD>LBY"),
        (
            "Turkey bombed a village in Armenia on Friday. The noise went on for hours. Greece condemned the bombing.",
            "ACCUSE GRC>TUR",
        ),
        (
            "Norway suspended its aid to Malawi on Monday. Malawi's president called the step unjust.",
            "ACCUSE MWI>NOR",
        ),
        (
            "Kenya said that Somali troops had crossed the river. The Somali defence minister rejected that claim.",
            "REJECT SOM>KEN",
        ),
        (
            "Kenya accused Somalia of arming raiders. China asked for calm. Somalia's minister denied the charges.",
            "REJECT SOM>KEN",
        ),
        ("Finland urged Russia to reopen the road. Russia refused.", "REJECT RUS>FIN"),
        (
            "The Russian foreign ministry demanded that the vote be put off. The Estonian prime minister refused.",
            "REJECT EST>RUS",
        ),
        ("Italy urged Tunisia to seal its coast. Tunisia promised that it would do so.", "AGREE TUN>ITA"),
    ],
)
def test_an_act_is_said_to_whoever_has_just_acted(text: str, expected: str) -> None:
    assert expected in events(text)


def test_what_several_promise_answers_nobody() -> None:
    text = "Malta urged Tunisia to seal its coast. Tunisia and Libya promised that they would do so."
    assert "AGREE TUN,LBY>" in events(text)


def test_an_old_demand_is_not_answered() -> None:
    between = "The harbour was quiet. Fishermen mended nets. The market was open. "
    text = f"Italy urged Tunisia to seal its coast. {between}Tunisia promised that it would plant trees."
    assert "AGREE TUN>" in events(text)
