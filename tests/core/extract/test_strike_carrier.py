"""What carries an attack tells its mode, whose carrier it was who made it."""

import pytest

from tocsin.core.extract import extract
from tocsin.schemas.words import Mode

MADE = (
    ("Jets of the Sudanese army strafed a market in Nyala, killing two people.", Mode.AIR, "Sudanese army"),
    ("A market in Nyala was hit by planes belonging to the coalition and four people died.", Mode.AIR, "coalition"),
    ("A Turkish reconnaissance plane bombed a car near Tal Tamr, killing two people.", Mode.DRONE, "Turkish"),
    ("An Iranian unmanned aircraft struck a car near Erbil, killing two people.", Mode.DRONE, "Iranian"),
    ("Drones of the Houthis opened fire on a post in Marib, killing two people.", Mode.DRONE, "Houthis"),
    ("Snipers of regime forces targeted a bus in Taiz, killing two people.", Mode.SHOOTING, "regime forces"),
    ("Israeli tanks hit a bus in Khan Younis, killing two people.", Mode.SHELLING, "Israeli tanks"),
    ("Rebels used a drone to bomb a convoy in Goma, killing two people.", Mode.DRONE, "Rebels"),
    ("Maoists dynamited a school in Bijapur.", Mode.BOMB, "Maoists"),
    ("A shepherd was wounded by Saudi army fire in Shada.", Mode.SHOOTING, "Saudi army"),
    ("A boy was wounded by the fire of the Saudi border guards in Shada.", Mode.SHOOTING, "Saudi border guards"),
    ("A second raid hit an empty school in Kikla without hurting anybody.", Mode.UNSPECIFIED, None),
    ("The Taliban bombed a girls' school in Swat.", Mode.BOMB, "Taliban"),
    ("Troops resorted to heavy shelling of a village near Idlib, killing two.", Mode.SHELLING, "Troops"),
    ("Gunmen sprayed a tea stall in Quetta with bullets.", Mode.SHOOTING, "Gunmen"),
    ("Syrian aircraft carried out sorties on Idlib, killing ten.", Mode.AIR, "Syrian aircraft"),
    ("At least 79 militants were killed in police raids in Dhaka.", Mode.UNSPECIFIED, "police"),
    ("The rebels say they downed a MiG over Hama.", Mode.UNSPECIFIED, "rebels"),
    ("Rebels shot down an Israeli helicopter near Tyre.", Mode.UNSPECIFIED, "Rebels"),
    ("A Russian Su-25 was shot down over Sirte.", Mode.UNSPECIFIED, None),
    ("Russian jet downed over Sirte.", Mode.UNSPECIFIED, None),
    ("Troops shot down a Turkish drone over Sirte.", Mode.DRONE, "Turkish"),
    ("Troops foiled an attempt by Al Shabaab to attack the base at Bariire.", Mode.CLASH, "Al Shabaab"),
    ("Troops foiled an attempt to storm a post in Sirte.", Mode.CLASH, "Troops"),
    ("An attempt by the Taliban to storm the centre of Musa Qala was repulsed.", Mode.CLASH, "Taliban"),
    ("Militants blew up army positions in Kunduz, killing two soldiers.", Mode.BOMB, "Militants"),
    ("Boko Haram laid an ambush for a convoy in Konduga, killing two people.", Mode.SHOOTING, "Boko Haram"),
    ("Government shelling killed two people in Idlib.", Mode.SHELLING, "Government"),
    ("Turkish forces bombarded a village near Kobani with rockets.", Mode.ROCKET, "Turkish forces"),
    ("Turkish forces shelled a village near Kobani with rockets and mortar shells.", Mode.SHELLING, "Turkish forces"),
    ("A house in Taiz was struck by a barrel bomb, and two people died.", Mode.AIR, None),
    ("Two men on a motorcycle shot dead a trader in Quetta.", Mode.SHOOTING, "Two men"),
    ("A man wearing a suicide vest blew himself up in Quetta.", Mode.SUICIDE, "man"),
    ("The army repelled an attack by rebels in Goma, killing five of them.", Mode.CLASH, "rebels"),
    ("The army foiled an infiltration bid in Kupwara, killing two militants.", Mode.CLASH, "army"),
)


@pytest.mark.parametrize(("text", "mode", "attacker"), MADE, ids=[text[:32] for text, _, _ in MADE])
def test_the_carrier_tells_how_and_whose_it_is_tells_who(text: str, mode: Mode, attacker: str | None) -> None:
    strikes = extract(text, article_id="a").strikes
    assert [strike.mode for strike in strikes] == [mode]
    named = strikes[0].attacker
    assert (named is None) == (attacker is None)
    assert named is None or (attacker or "") in named.text


def test_police_who_investigate_an_attack_did_not_make_it() -> None:
    text = "A bomb killed five people in Quetta on Monday. Police have launched an investigation into the bombing."
    (strike,) = extract(text, article_id="a").strikes
    assert strike.attacker is None
