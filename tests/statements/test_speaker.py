"""Who speaks, under the fullest name that the article gives; who carried the words and who was told."""

from __future__ import annotations

import pytest

from .conftest import Said, name

# text, the speakers in order
CASES = {
    "by name": ("Ola Nordmann said the bridge was closed.", ["Ola Nordmann"]),
    "by a pronoun": (
        "Ola Nordmann runs the port. He said the bridge was closed.",
        ["Ola Nordmann"],
    ),
    "by a pronoun after an agent": (
        "Kari Lund left early. Her view was echoed by Ola Nordmann. “The bridge is closed,” he said.",
        ["Ola Nordmann"],
    ),
    "by a letter": ("A letter from Ola Nordmann said the bridge was closed.", ["Ola Nordmann"]),
    "by a summary": ("Mayor Ola Nordmann’s summary of the talks suggested the bridge would close.", ["Ola Nordmann"]),
    "by a pronoun for somebody nameless": (
        "A doctor in the port district said the ward was full. He added: “We have no beds.”",
        ["A doctor in the port district", "A doctor in the port district"],
    ),
    "named in apposition": (
        "The new head of the port delegation, Ola Nordmann, a retired sailor, said the bridge was closed.",
        ["Ola Nordmann"],
    ),
    "named in a clause": (
        "A woman from Bergen who gave her name as Kari Lund claimed she had seen the fall.",
        ["Kari Lund"],
    ),
    "named in the next sentence": (
        "The bridge is closed, the Syrian opposition leader has said. Sami Haddad, head of the Syrian "
        "opposition council, said he was sorry.",
        ["Sami Haddad", "Sami Haddad"],
    ),
    "by office": (
        "Turkey’s prime minister has warned that the bridge will stay closed. On Monday, Binali Yıldırım "
        "said it was unsafe.",
        ["Binali Yıldırım", "Binali Yıldırım"],
    ),
    "joined": (
        "Ola Nordmann and Kari Lund said the bridge was closed.",
        ["Ola Nordmann and Kari Lund"],
    ),
    "joined, one with an office": (
        "Yıldırım and the Turkish president, Recep Tayyip Erdoğan, said the bridge was closed.",
        ["Binali Yildirim and Recep Tayyip Erdoğan"],
    ),
    "both": (
        "Jordan and Israel closed the road. Both countries say they will not open it.",
        ["Jordan and Israel"],
    ),
    "a body by a short form": (
        "Seven died, the Syrian Observatory for Human Rights said. The Observatory said it was sure.",
        ["Syrian Observatory for Human Rights"] * 2,
    ),
    "a body by what it is": (
        "Seven died, according to the Syrian Observatory for Human Rights, a monitor. The monitor said it was sure.",
        ["Syrian Observatory for Human Rights"] * 2,
    ),
    "first adjective": (
        "Current and former US officials have said the bridge is closed.",
        ["former US officials"],
    ),
    "a letter": ("Ola Nordmann’s letter made clear that the bridge was closed.", ["Ola Nordmann"]),
    "a passive": (
        "The plan was described as “very alarming” by Ola Nordmann, the envoy to Geneva.",
        ["Ola Nordmann"],
    ),
    "one of several, named beside": (
        "Three divers came. One of them, the Reverend Ola Nordmann, said the bridge was closed.",
        ["Ola Nordmann"],
    ),
    "called so beside": ("Its head, a Dane called Ola Nordmann, said the bridge was closed.", ["Ola Nordmann"]),
    "an office in capitals": (
        "The Deputy Chair of the Harbour Union, Ola Nordmann, said the bridge was closed.",
        ["Ola Nordmann"],
    ),
    "a title told before": (
        "The Wali of the province, Sami Haddad, closed the bridge. The Wali said it was unsafe.",
        ["Sami Haddad"],
    ),
    "a title and a surname": (
        "The engineer Laura Pineda Rocha closed the bridge. Ms Pineda said it was unsafe.",
        ["Laura Pineda Rocha"],
    ),
    "a clause that tells who": (
        "Diplomats who were present said the bridge was closed.",
        ["Diplomats who were present"],
    ),
    "a spokesman of whoever spoke": (
        "The Kurdish-led authorities said the bridge was closed. A spokesman said it would stay so.",
        ["The Kurdish-led authorities", "spokesman for The Kurdish-led authorities"],
    ),
    "beside a relative pronoun": (
        "The strike weakened the case for the merger, which the US president, Donald Trump, "
        "has insisted must take place.",
        ["Donald Trump"],
    ),
    "a pronoun for a ministry": (
        "In Oslo the foreign ministry denied that the bridge was closed. It complained that nobody had asked.",
        ["the foreign ministry", "the foreign ministry"],
    ),
    "a relative pronoun for a capital": (
        "Little was heard from Moscow, which has said that the bridge was closed.",
        ["Moscow"],
    ),
    "a body named in apposition": (
        "The Shuar federation, Fenaru, says that the nets fell on a village.",
        ["Fenaru"],
    ),
    "named between commas": (
        "The team was received at the harbour by the mayor, Dr. Nadir al-Hassan, who ran it. "
        "The mayor said the bridge was closed.",
        ["Nadir al-Hassan"],
    ),
    "named beside the same noun later": (
        "The bridge is closed, a Swedish diplomat said. The diplomat, Ola Nordmann, said it was unsafe.",
        ["Ola Nordmann", "Ola Nordmann"],
    ),
    "a person's account": (
        "Ola Nordmann’s summary of the meeting suggested that the bridge was closed.",
        ["Ola Nordmann"],
    ),
    "the bare noun of a headline": (
        "Lawmaker urges calm on Norway\n\nRep. Ann Lee, the top Democrat on the panel, urged Oslo on Monday to wait.",
        ["Ann Lee", "Ann Lee"],
    ),
    "its place, without what is added": (
        "The Danish office in Bergen, a hut in all but name, said the bridge was closed.",
        ["The Danish office in Bergen"],
    ),
    "without here": ("A guard there, who gave no name, said the bridge was closed.", ["A guard"]),
    "without for its part": ("The council for its part accused the port of lying.", ["The council"]),
    "a leader by name, not by office": (
        "Three opposition lawmakers came to Seoul. Their leader, Rep. Park Min-ho of the Harbour Party, accused the "
        "government of lying.",
        ["Park Min-ho"],
    ),
    "a native by name": ("On Monday the Finn, Pekka Salo, testified that the bridge was closed.", ["Pekka Salo"]),
    "one of several by name": (
        "Two sailors came back on Friday. One of them, Ibrahima Fall, said the bridge was closed.",
        ["Ibrahima Fall"],
    ),
    "going by a name": (
        "Its spokesman in the port, who goes by the name of Ola Nordmann, told us that the bridge was closed.",
        ["Ola Nordmann"],
    ),
    "a clause behind a place": (
        "Kari Lund met Ola Nordmann, a farmer from Norway, who said that the bridge was closed.",
        ["Ola Nordmann"],
    ),
    "a text that speaks on": (
        "The Harbour Board said in a statement that the bridge was closed. Nobody was hurt. The statement added that "
        "it would stay so.",
        ["Harbour Board", "Harbour Board"],
    ),
    "those who": ("The bridge was closed, according to those who saw it.", ["those who saw it"]),
    "not whoever is accused": (
        "The minister announced the arrest of two colonels, accused of plotting to close the bridge.",
        ["The minister"],
    ),
    "one of several, a body": (
        "One of the armed groups in the north, the FPRC, said the bridge was closed.",
        ["the FPRC"],
    ),
    "known by a name that is nobody's": ("Their chief, known as Culebra, said the bridge was closed.", ["Culebra"]),
    "a name with a hyphen": (
        "Its chairman, Lars Pelham-Reyes, appealed to both boards to stop using the harbour as a drum.",
        ["Lars Pelham-Reyes"],
    ),
    "through a minister": (
        "Norway, through its harbour minister, Kari Lund, said the bridge was closed.",
        ["Kari Lund"],
    ),
    "a pronoun for a description beside a name": (
        "All of this, according to Dante Holm, an economist who used to be a harbour master, has a reason. "
        "“They closed the bridge,” he says.",
        ["Dante Holm", "Dante Holm"],
    ),
    "only now so": ("Iraqi officials at the time said the bridge was closed.", ["Iraqi officials"]),
}


@pytest.mark.parametrize(("text", "speakers"), CASES.values(), ids=CASES)
def test_speakers(said: Said, text: str, speakers: list[str]) -> None:
    assert [name(s) for s in said(text)] == speakers


def test_an_opposition_leader_is_not_the_head_of_state(said: Said) -> None:
    (one,) = said("The army of Bashar al-Assad must leave, the Syrian opposition leader has said.")
    assert name(one) == "the Syrian opposition leader"


# text, via, to
CARRIED = {
    "in remarks between commas": (
        "The mayor, Ola Nordmann, in remarks to Reuters, said that the bridge was closed.",
        "Reuters",
        None,
    ),
    "a station by its letters": ("Ola Nordmann told 2UE that the bridge was closed.", "2UE", "2UE"),
    "told": ("Ola Nordmann told Interfax that the bridge was closed.", "Interfax", "Interfax"),
    "told an outlet in no list": (
        "Ola Nordmann told Harbour Weekly that the bridge was closed.",
        "Harbour Weekly",
        "Harbour Weekly",
    ),
    "told somebody": ("Ola Nordmann told the council that the bridge was closed.", None, "the council"),
    "reported": ("“The bridge is closed,” said Ola Nordmann, Interfax reported.", "Interfax", None),
    "quoted as telling": (
        "Ola Nordmann was quoted as telling Interfax that the bridge was closed.",
        "Interfax",
        "Interfax",
    ),
    "quoted by an outlet": (
        "Interfax quoted Ola Nordmann as saying that the bridge was closed.",
        "Interfax",
        None,
    ),
    "in an interview": (
        "Ola Nordmann said in an interview with Der Spiegel that the bridge was closed.",
        "Der Spiegel",
        None,
    ),
    "according to an agency with its name": (
        "“The bridge is closed,” Ola Nordmann said, according to the state news agency IRNA.",
        "IRNA",
        None,
    ),
}


@pytest.mark.parametrize(("text", "via", "to"), CARRIED.values(), ids=CARRIED)
def test_carriers(said: Said, text: str, via: str | None, to: str | None) -> None:
    assert [(name(s), s.via, s.to) for s in said(text)] == [("Ola Nordmann", via, to)]


def test_was_quoted_as_saying(said: Said) -> None:
    (one,) = said("Ola Nordmann was quoted as saying that the bridge was closed.")
    assert name(one) == "Ola Nordmann"


def test_labels_of_a_transcript(said: Said) -> None:
    text = "NORDMANN: The bridge is closed.\n\nLUND: Since when is it closed?\n\nNORDMANN: Since the fall."
    assert [name(s) for s in said(text)] == ["Nordmann", "Lund", "Nordmann"]


def test_labels_of_a_broadcast_are_no_speakers(said: Said) -> None:
    text = (
        "HOST: The bridge is closed. Our correspondent, Kari Lund, joins me.\n\n"
        "LUND: It has been closed for a week.\n\n"
        "NORDMANN: We have no steel.\n\nTHE WEATHER: Snow will fall on Monday."
    )
    assert [name(s) for s in said(text)] == ["Nordmann"]


def test_a_quotation_signed_by_a_dash(said: Said) -> None:
    (one,) = said("“The bridge will be closed for the winter.” — Ola Nordmann")
    assert name(one) == "Ola Nordmann"


def test_a_quotation_signed_by_whoever_is_told_of_behind_it(said: Said) -> None:
    text = (
        "“The harbour has been shut for a month, and the owners are trying to learn whether it will open again,” "
        "Ola Nordmann, a retired pilot and a visiting lecturer in Bergen."
    )
    assert [name(s) for s in said(text)] == ["Ola Nordmann"]


def test_others_are_told_apart_by_whom_they_are_among(said: Said) -> None:
    (one,) = said("Others in the harbour council acknowledged that the bridge was closed.")
    assert name(one) == "Others in the harbour council"


def test_whoever_speaks_at_the_end_is_not_the_body_before_the_comma(said: Said) -> None:
    (one,) = said(
        "Norway has agreed a truce with the herring boats of the Blue Front, the harbour's defence chief said."
    )
    assert name(one) == "the harbour's defence chief"
