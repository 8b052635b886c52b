"""Sources beside words that are no verbs of speech: counts, turns of phrase, and sentences that only name who said it."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract


def sources(text: str) -> set[str | None]:
    return {claim.claimant.text if claim.claimant else None for claim in extract(text).claims}


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Fourteen villagers were killed, the health directorate went on to say.", "the health directorate"),
        ("The relief centre has logged fourteen deaths.", "The relief centre"),
        ("Fourteen deaths have been registered by the Sahl Centre.", "the Sahl Centre"),
        ("Medics were able to verify that fourteen villagers were killed.", "Medics"),
        ("SOHR would like to note that fourteen villagers were killed on Monday.", "SOHR"),
        ("Hospital sources confirm that fourteen villagers were killed.", "Hospital sources"),
        ("The governor let it be known that fourteen villagers were killed.", "The governor"),
        ("The army owned up to fourteen dead.", "The army"),
        ("Fourteen villagers were killed, the mayor reckons.", "the mayor"),
        ("Rescue volunteers gave a far higher count of some ninety dead.", "Rescue volunteers"),
        ("The civil defence arrived at a total of 31 dead.", "The civil defence"),
        ("By the municipality's count, fourteen villagers were killed.", "the municipality"),
        ("By the count of the municipality, fourteen villagers were killed.", "the municipality"),
        ("On the authority of the bishop's office, fourteen villagers were killed.", "the bishop's office"),
        ("Fourteen villagers died, a count the mayor gave on Sunday.", "the mayor"),
        ("Fourteen villagers died, a figure given by the mayor on Sunday.", "the mayor"),
        ("Nine villagers, said the mayor, were killed in the blast.", "the mayor"),
        ("Nine villagers, the mayor told the agency, were killed in the blast.", "the mayor"),
        ("Two of the wounded, police said on Monday, have died.", "police"),
        ("Nine villagers - the mayor told reporters - were killed in the blast.", "the mayor"),
        ("As told by Captain Noor, nine villagers were killed.", "Captain Noor"),
        ("The union is aware of nine people killed.", "The union"),
        ("The army took credit for the killing of nine soldiers.", "The army"),
        ("Captain Noor recalls seeing nine people killed.", "Captain Noor"),
        ("The ministry whispered that nine villagers were killed.", "The ministry"),
        ("The court held that nine villagers were killed.", "The court"),
        ("Nine villagers were killed, the army boasts.", "the army"),
        ("Nine villagers were killed, the ministry recorded.", "the ministry"),
        ('"Nine villagers were killed in the raid on the market," the mayor sighed.', "the mayor"),
        ('"Nine villagers were killed in the raid on the market," laments the mayor.', "the mayor"),
        ("A bomb killed nine villagers a monitor told AFP adding that the road was shut.", "a monitor"),
        ("The raid left nine people dead residents said.", "residents"),
        ("Our sources said nine villagers were killed.", "Our sources"),
        ("Nine villagers were killed, according to one of the doctors.", "one of the doctors"),
        ("Nine villagers were killed, according to rescue workers.", "rescue workers"),
        ("The Sahl Monitor, a group that counts the dead, said nine villagers were killed.", "The Sahl Monitor"),
        ("The union mourned nine workers killed in the raid in a statement on Monday.", "The union"),
        ("In a letter to the press, the union mourned nine workers killed in the raid.", "the union"),
        ("The union took stock of the week in a letter. It noted that nine workers were killed.", "The union"),
        ("The union counted nine people killed at the bridge.", "The union"),
        ("First accounts of the strike on the market spoke of nine dead.", "First accounts"),
        ("A farmer told the police that gunmen shot dead nine villagers, the chief said.", "A farmer"),
        ("Raid kills nine villagers, army claims", "army"),
        ("The army issued a statement on the fighting. It said nine villagers were killed.", "The army"),
        (
            "The raid was claimed by Omar Noor, the spokesman of the front, who, while boasting, said nine guards were killed.",
            "Omar Noor, the spokesman of the front",
        ),
        ("Local newspapers put at around sixty the number of rebels killed.", "Local newspapers"),
        ("Fourteen villagers were killed, if the governor is to be believed.", "the governor"),
        ("There are reports of three policemen killed in the clash.", "reports"),
        ("Fourteen villagers were hurt by shells in the square. Residents told our agency so on Sunday.", "Residents"),
        ("Fourteen villagers were hurt by shells in the square. This was confirmed by the army.", "the army"),
        ("Fourteen villagers were hurt by shells in the square. The figures come from the army.", "the army"),
        ("Fourteen villagers were killed in Dalem the monitor said days after a mosque burned.", "the monitor"),
    ],
)
def test_who_counts_or_vouches_is_the_source(text: str, claimant: str) -> None:
    assert sources(text) == {claimant}


@pytest.mark.parametrize(
    "text",
    [
        "Nine villagers were killed, and the fighting went on.",
        "The province registered nine deaths in March.",
        "In a number of provinces nine villagers were killed.",
        "Nine villagers were killed in a blast that underscored the danger of the road.",
        "Nine villagers were killed by suspected rebels, and the army responded.",
        "Nine villagers were killed in the United States.",
        "A bomb in a letter killed nine villagers.",
        "Nine rebels were killed in Dalem, with a commander in their number.",
        "LIVE: Nine killed in blast in Dalem",
        "Motorcyclists who could not be identified gunned down a man in the city.",
        "Nine villagers were killed; the army could confirm nothing.",
        "The gunman made it clear of the wall before nine villagers were killed.",
        "The hospital admitted nine villagers wounded in the blast.",
        "Nine villagers were hurt by shells in the square. The mayor said so many shells had not fallen for years.",
        "Nine villagers were hurt by shells in the square. Police confirmed this morning that the road was closed.",
    ],
)
def test_what_only_sounds_like_a_source_is_none(text: str) -> None:
    assert sources(text) <= {None}


def test_a_capital_between_small_words_opens_a_sentence() -> None:
    text = "A mine killed four border guards near Dalem The Sahl Star reports A gun battle followed at a hotel"
    assert sources(text) == {"The Sahl Star"}


def test_a_paper_that_ends_the_lead_tells_what_follows() -> None:
    text = "A post near Dalem came under fire on Monday, the Sahl Star reports. Two guards were killed in the gunfight."
    assert sources(text) == {"the Sahl Star"}


def test_a_source_named_in_the_sentence_goes_before_one_carried_there() -> None:
    text = (
        "The ministry said a shell hit the market. Six villagers were wounded in the raid. "
        "A medic in Dalem said six villagers were wounded."
    )
    assert sources(text) == {"A medic in Dalem"}
