"""Notes as South Asian digests and dispatches write them, each with what a careful reader notes of it."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract
from tocsin.schemas import Claim
from tocsin.schemas.words import Effect

LETTERS = {
    Effect.KILLED: "k",
    Effect.WOUNDED: "w",
    Effect.CAPTURED: "c",
    Effect.MISSING: "m",
    Effect.KILLED_OR_WOUNDED: "x",
}

NOTES = """
k1 | Troops in Dalem shot dead Ostin Bera alias Ruko, a 'lance naik' of the rebels.
k1 | The body of Harun Tosk (58), who mended clocks in Sorvi, was found under a bridge.
k1 | Goatherds found the body of Lalu Marn alias Tez, a former rebel, on Sunday.
k1 k1 k1 k4 | The commanding officer Ivo Brandt, his wife and daughter, and four sentries died when the mine blew up their bus.
k1 k1 k2 | Subedar Gopal Rana, a cook and two porters were killed.
k1 k1 k1 | Havildar Omar Said, his wife and son were killed.
k1 k1 | Rebel commander Tarik Voss and one of his associates, called Mino, were killed at dawn.
c5 w4 | Five rebels were caught and four or five hurt in the gun battle.
k1 c2 | A jawan was killed. Two rebels were caught alive.
k1 | The rebels beat the foreman of a quarry firm to death.
k2 | A mob of rebels stoned two brothers of the village to death.
c2 | Masked gunmen took two weavers away at gunpoint.
w1 c13 | Rebels wounded a guard. They held 13 sawmill workers for a while and let them go.
c7 | Seven pupils are said to have been taken from a hostel by rebels.
c2 | The rebels are said to have taken two villagers with them.
k1 c1 | The body of a potter was found. Rebels had kidnapped him on his way to the fair.
w2 | Some of his companions may have got away with bullet injuries.
w2 k1 | A nun was killed. Some of the rebels have been hit, police said.
w3 k1 | Three rebels were hit in the firing. A jawan was killed.
k7 k3s k4s k1s k1s | Seven guests, including three foreigners and four Afghans (including a waiter and a girl), were shot dead.
k9 k3s | Nine people (three of them women) were killed in the raid.
k4s k1s k5 | Rebels killed five weavers. Four died on the spot and the fifth died of injuries.
w2 w1s w1s | Two trekkers, a Nepali and a Thai, were injured in the attack.
k2 k1s k1s | Two militants, a Pakistani and a local, were killed.
k1 | A lance naik embraced shahadat at the border post under mortar fire.
c3 c1s | SFs arrested three rebels, among them a woman, near the ferry.
c2 | Two ULFA men, Nilu Rava and Jogen Kalita, were arrested by the Army.
k2 | Two soldiers identified as Naik Ali Noor, a 27-year-old father of one, and Sepoy Hasan Bey, a 22-year-old recruit, embraced martyrdom in the attack.
k1 w1 | One ferryman was killed in the firing and a second sustained bullet wounds.
k1 k1 | The gunmen raked the cab, killing driver Omar Said, 41, and passenger Lina Bey, 17.
k8 w6 | The gunmen killed eight Hazaras, members of one choir, and injured six others.
k1 | Rebels have killed a local from a hill village.
k1 | The rebels took Voss and killed him in a teak forest.
k1 | Thirty-year-old Ivo Brandt of Sorvi village was killed by rebels.
w1 k1 | A rebel was injured in the gunfight. The injured rebel was rushed to the clinic but succumbed to his injuries.
k2 | The rebels exchanged fire with the forces and two gunmen were killed.
k2 | Two rebels have been declared dead after the gunfight.
k10 k2s | The bodies of ten rebels were found, including those of two girls.
w1 | In the ambush a nurse was badly injured and admitted to the mission hospital.
w2 w1s | The shelling injured two bystanders including a six year old boy.
k1 k1 | Gunmen killed a trader, Omar Said, in Dalem. On Sunday, a trader, Ali Noor, was killed in Marn.
c1 k1 | The rebels freed trooper Ivo Brandt, whom they had abducted in May. A guard was killed.
k1 k1 k1 | The blast killed driver Omar Said, 41, conductor Ali Noor, 20, and a monk.
k17 | So far 90 rebels have been held, while 10 of them surrendered and 17 were killed.
w7 | The mines have injured over half-a-dozen herdsmen.
w20 w2s | Of the 20 injured people, two are in critical condition after the bombing.
k9 | The number of masons killed in the hills has gone up to nine.
k3 w1 | Three policemen were killed. The bandit was hit as the patrol fired back.
k6 | Six pilgrims were pulled off a bus and gunned down by the rebels.
k38 w23 | Gunmen killed 38 passengers in a hail of bullets and 23 were injured.
k39 k1s | The raid left 39 people dead including one of their own.
k1 | Gunmen gunned down Ivo Brandt, a union man, in his orchard.
k2 | Two clerks accused of spying were beheaded by the rebels.
w4 | The van overturned after coming under fire and four monks sustained injuries.
k5 | The sweep resulted in the elimination of five rebels.
k1 | During the raid, Head Constable No. 12, Ali Noor, was martyred.
k145 | The raid brings the total number of rebels killed by the forces to 145.
k1s k9 | Another body was found in the ravine, taking the toll of slain rebels to nine.
k1 w1 c1 | One rebel was killed, another injured and a third captured at the ford.
k1 | Rebels slit the throat of a former headman in Sorvi.
k1 | The rebels axed a beekeeper to death.
k2 k1s k1s | Two gunmen, one each of LeT and JeM, were killed in the raid.
k25 w25 | 25 rebels were killed and an equal number of them injured on the dykes.
k4 | Four decomposed dead bodies of rebels were dug up by the troops.
k1 k4 | Guards shot dead a 'zonal commander' of the group, identified as Tarik Voss alias Lal, also known as Mino, and four other rebels.
k1 | The rebels killed a tribal, identified as Rupa Tosk, in front of his kin.
k37 | The bombing shook the port, taking as many as 37 lives.
k1 | Gunmen killed one Ivo Brandt at a petrol pump.
k1 | A bullet-ridden dead body was fished out of the canal.
x0 | Gunmen threw a bomb at a mill. No loss of life or injury was reported.
k5 k1s w50 | The blasts tore through the bazaar, killing five people, including a minor, and injuring 50 others.
k64 k33s k18s | The siege resulted in 64 deaths, including 33 rebels armed with rockets and 18 soldiers.
k32 | Some 32 people lost lives in the attack on the ferry.
k26 k1s | 26 people, including the deputy chairman of the council, Mufti Omar Said, had been killed in the fighting.
k1 | A gunman, so far known only by his nom de guerre 'Abu Mino', was shot dead.
k1 | The rebels killed a local who would not lead them over the pass.
c1 k1 | Rebels abducted a forester in Dalem. His body was found in a barn.
c2 k2 | Rebels abducted two foresters in Dalem. Their bodies were later dumped near a mill.
c1 k1 | Rebels abducted a forester in Dalem. He was killed the next day.
k1 | A baker was shot dead in Dalem. He was killed by two men on a mule.
k1 k1 | A baker was shot dead in Dalem on Monday. In another incident, a baker was shot dead by rebels.
k1 k1 | A baker was shot dead on May 4 in Dalem. A baker had been shot dead on May 1 as well.
k1 | A baker was shot dead on May 4 in Dalem. The baker was shot dead at home, police said.
k2 w3 | Two guards - Constable Omar Said and Constable Ali Noor - were killed and three others hurt in the ambush.
w1 k1 | A rebel died in the gunfight. One of the men who led police to the camp also sustained a bullet injury.
k2 | The search of the gorge led to the recovery of two female rebel bodies with a rifle.
k1 w2 | Gunfire from the mill killed an army major and injured two other soldiers.
k1 x0 | A soldier was killed, but none of the tourists and other civilians on the lake were hurt.
k2 | Troops shot dead two rebels to end the siege of a school.
k1 w1 | A rebel was killed. Captain Ivo Brandt, 26, was hit by a volley of bullets.
c5 k5 k4s | Five soldiers were captured by rebels. They were later killed and four of them were beheaded.
k7 k3 | Seven guests were shot dead by hill rebels in a hotel. All the three rebels were killed by the guards.
"""
"""A line each: effects (killed, wounded, captured, missing, killed or wounded) with their low bounds, "s" for parts."""


def short(claim: Claim) -> str:
    return f"{LETTERS[claim.effect]}{claim.count.low}{'s' if claim.subset else ''}"


@pytest.mark.parametrize("note", NOTES.strip().splitlines())
def test_a_note_is_read_whole(note: str) -> None:
    expected, text = note.split(" | ", 1)
    assert sorted(map(short, extract(text).claims)) == sorted(expected.replace("-", "").split())


def test_items_under_dates_of_their_own_are_other_events() -> None:
    note = "A baker was shot dead by rebels."
    assert len(extract(f"May 3: {note}\n\nMay 9: {note}").claims) == 2
    assert len(extract(f"May 3\n\n{note}\n\nMay 9\n\n{note}").claims) == 2
    assert (
        len(extract(f"DALEM, May 3: {note}\n\nThe market was closed.\n\nA baker was shot dead, police said.").claims)
        == 1
    )
