"""Which turns of phrase tell of harm, and when two of them tell of the same people."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract


def told(text: str) -> set[tuple[str, int, int | None]]:
    return {(c.effect.value, c.count.low, c.count.high) for c in extract(text).claims}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Killed were a shopkeeper, his son and two guards.", {("killed", 1, 1), ("killed", 2, 2)}),
        ("Also killed was a lieutenant.", {("killed", 1, 1)}),
        ("Dead: 14. Injured: 37.", {("killed", 14, 14), ("wounded", 37, 37)}),
        ("Six guards were killed and as many wounded.", {("killed", 6, 6), ("wounded", 6, 6)}),
        ("Four guards and as many traders died in the raid.", {("killed", 4, 4)}),
        ("Six rebels and a like number of troops were killed.", {("killed", 6, 6)}),
        ("Two rebels were shot dead while as many were captured alive.", {("killed", 2, 2), ("captured", 2, 2)}),
        ("Two children died and four times as many were hurt in the shelling.", {("killed", 2, 2)}),
        ("Five died and an unknown number were wounded in the raid.", {("killed", 5, 5), ("wounded", 2, None)}),
        ("The bodies of two abducted weavers were found in a gorge.", {("killed", 2, 2)}),
        ("The bodies of two weavers whose van skidded were found in a gorge.", set()),
        ("Two employees of a private firm engaged in road widening were abducted.", {("captured", 2, 2)}),
        ('The raid left two guards and a member of the "Al-Nour" militia dead.', {("killed", 2, 2), ("killed", 1, 1)}),
        (
            "A bomb killed 11 guards, wounding dozens the Varna Observatory for Peace said.",
            {("killed", 11, 11), ("wounded", 24, None)},
        ),
        ("The bombing has left thousands of dead and wounded civilians.", {("killed_or_wounded", 2000, None)}),
        ("None of the 12 patients in the ward was hurt in the raid.", {("killed_or_wounded", 0, 0)}),
        ("Rebels handed over the remains of a pilot shot down in May.", {("killed", 1, 1)}),
        ("The museum showed the remains of a pilot.", set()),
        ("Nine rebels, among them a tax collector, died in the raid.", {("killed", 9, 9), ("killed", 1, 1)}),
        ("The clinic took in 38 people with varying degrees of injury after the raid.", {("wounded", 38, 38)}),
        ('"I lost two of my colleagues in the raid," he said.', {("killed", 2, 2)}),
        ("A boys' school was blown up in Safi.", set()),
        ("Two bullet riddled bodies were found in Mal.", {("killed", 2, 2)}),
        ("Two badly mutilated bodies were found in Mal.", {("killed", 2, 2)}),
        ("Four highly decomposed bodies of rebels were found in Mal.", {("killed", 4, 4)}),
        ("He counted 14 bodies, among them those of three boys.", {("killed", 14, 14), ("killed", 3, 3)}),
        (
            "The union put the toll in Mal at 13 dead and 30 wounded some of them badly.",
            {("killed", 13, 13), ("wounded", 30, 30), ("wounded", 2, None)},
        ),
        ("Five among the dead were foreigners.", {("killed", 5, 5)}),
        ("Among the dead was the group's second-in-command.", {("killed", 1, 1)}),
        ("Gunmen burst in, shooting dead seven mourners.", {("killed", 7, 7)}),
        ("The war has killed tens of thousands.", {("killed", 20000, None)}),
        ("A biker was killed in the strike.", {("killed", 1, 1)}),
        ("A letter was hurt by the strike.", set()),
        ("The pilot ejected and was captured.", {("captured", 1, 1)}),
        ("Three guards were disarmed and led away by the killers.", {("captured", 3, 3)}),
        ("Our troops destroyed 31 occupiers and two tanks, the dead man's unit said.", {("killed", 31, 31)}),
        ("Thirteen people sought medical help after the strike, a wounded man said.", {("wounded", 13, 13)}),
        ("None of the passengers was hurt.", {("killed_or_wounded", 0, 0)}),
        ("Nobody died and three were hurt.", {("killed", 0, 0), ("wounded", 3, 3)}),
        ("It remains unclear how many people died.", set()),
        ("The killing of civilians must stop, he said.", set()),
        ("The casualties included 14 dead.", {("killed", 14, 14)}),
        ("The number of troops and rebels killed in the battle has risen to 39.", {("killed", 39, 39)}),
        ("When the army kills women our people weep.", set()),
        ("His thoughts are with the Afghan injured and their families.", set()),
    ],
)
def test_harm_told_in_another_order_or_by_a_bare_word(text: str, expected: set[tuple[str, int, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            "One killed in Dalem. Three persons were hurt in Dalem city. Police said rockets hit Sarun, injuring three persons.",
            2,
        ),
        (
            "At least two persons were hurt in Dalem, reports The Herald. Houses burned. It is said two persons were hurt there.",
            1,
        ),
        (
            "Rebels killed 17 Dalem servicemen, and left two others hurt, a paper said. Rebels killed 17 Dalem servicemen and left two others hurt, it said citing an army source.",
            2,
        ),
        (
            "Three persons were hurt in Dalem, a doctor said. The mayor said ten fled. The police said three persons were hurt.",
            2,
        ),
    ],
)
def test_what_is_told_again_in_detail_is_one_claim(text: str, count: int) -> None:
    assert len(extract(text).claims) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A soldier guarding a bridge was wounded in the raid.", {("wounded", 1, 1)}),
        ("A film from Dalem showing civilians being killed was shared.", {("killed", 2, None)}),
        ("The year was the worst, with some 38 men, a third of them guards, killed by bombs.", {("killed", 38, 38)}),
        ("The strike cost the lives of 40 East Dalemers.", {("killed", 40, 40)}),
        ('The siege had left "tens of invaders" dead.', {("killed", 20, None)}),
        ("He could have been abducted.", set()),
        ("The army will act if any of its men are harmed.", set()),
        ("Around 40 rebels were rounded up and executed.", {("killed", 40, 40)}),
        ("Shells and sniper shots fell on the town; a sniper shot was heard before the killing.", set()),
        ("He is accused of fatally shooting three Kurds.", {("killed", 3, 3)}),
        ("The number of troops killed is now three.", {("killed", 3, 3)}),
        ("The doctor treated six men after the clash.", {("wounded", 6, 6)}),
        (
            "Six villagers including a child were among 22 people killed.",
            {("killed", 22, 22), ("killed", 6, 6), ("killed", 1, 1)},
        ),
        ("Two of the nine nurses who were abducted were killed.", {("killed", 2, 2), ("captured", 9, 9)}),
        ("The army lost eight of its 30 men.", {("killed", 8, 8)}),
        ("Nine guards lay dead after the clash.", {("killed", 9, 9)}),
        ("Two clerks died on Monday and three on Friday in the shelling.", {("killed", 2, 2), ("killed", 3, 3)}),
    ],
)
def test_people_are_found_where_the_clause_is_long_or_cut_short(
    text: str, expected: set[tuple[str, int, int | None]]
) -> None:
    assert told(text) == expected


def test_what_also_happened_is_a_claim_of_its_own() -> None:
    first = "Two towns were hit on Friday, officials say. A bomb in Dalem killed at least two. "
    assert len(extract(first + "Officials also say that two policemen were killed in Sarun.").claims) == 2
    assert len(extract(first + "Officials say at least two people were killed.").claims) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The clash ended with killing and injuring a number of rebels.", {("killed", 2, None), ("wounded", 2, None)}),
        ("The shelling killed and injured residents.", {("killed", 2, None), ("wounded", 2, None)}),
        ("The shelling killed and injured 20 residents.", {("killed_or_wounded", 20, 20)}),
        ("Scores of people were killed and injured.", {("killed_or_wounded", 40, None)}),
        ("The death and wounding of many guards enraged them.", {("killed", 2, None), ("wounded", 2, None)}),
        ("Gunmen opened fire on them, leaving both dead.", {("killed", 2, 2)}),
        ("Two dead bodies of abducted passengers were found.", {("killed", 2, 2)}),
        ("The shooting suspect fled after the killing.", set()),
    ],
)
def test_two_effects_of_one_verb(text: str, expected: set[tuple[str, int, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our crews killed 83 invaders, wounding a further 41.", {("killed", 83, 83), ("wounded", 41, 41)}),
        ("They killed two men and an additional nine.", {("killed", 2, 2), ("killed", 9, 9)}),
        ("Four boys were picked up by the militants who killed their uncle.", {("captured", 4, 4), ("killed", 1, 1)}),
        ("Two men opened fire on a former fighter, leaving him dead.", {("killed", 1, 1)}),
        ("She lost her husband and two sons to an air strike.", {("killed", 1, 1), ("killed", 2, 2)}),
        ("She lost her husband and two sons to a fever. A tax hurt the market.", set()),
        ("Her husband, a taxi driver, was killed.", {("killed", 1, 1)}),
        ("Militants burned two shepherds alive.", {("killed", 2, 2)}),
        ("One man is dead and seven are in hospital after a grenade exploded.", {("killed", 1, 1), ("wounded", 7, 7)}),
    ],
)
def test_relatives_and_those_told_by_a_pronoun(text: str, expected: set[tuple[str, int, int | None]]) -> None:
    assert told(text) == expected


def test_more_than_thirty_is_not_how_one_says_it_who_counted_thirty_one() -> None:
    text = "It rained on Friday. Raids killed more than 30 people in Dalem. At least 31 people were killed, the rescuers said."
    assert len(extract(text).claims) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Losses at the bank exceeded 900 million.",
        "A pensioner lost both legs to diabetes.",
        "A picture of the queen disappeared.",
        "The fate of two million farmers is unclear.",
        "Officials wiped out the debts of 300 farmers.",
    ],
)
def test_loss_without_violence_is_no_claim(text: str) -> None:
    assert told(text + " The wounded river town is calm.") == set()
