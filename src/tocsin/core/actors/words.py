"""The common nouns that make an actor of an adjective, and those that are actors by themselves."""

# ruff: noqa: SIM905  word lists read best as words

from __future__ import annotations

from tocsin.schemas.words import ActorKind

FORCES = frozenset(
    "forces force army armies troops troop military soldier soldiers navy marines warplane warplanes jet jets aircraft drone drones uav "
    "uavs helicopter helicopters planes artillery missile missiles rockets tanks gunners snipers sniper police guards guard "
    "gendarmerie gendarmes paratroopers commandos commando rangers paramilitaries militia militias personnel "
    "intelligence gunboats gunboat warships warship bombers bomber fighters pilots airforce ground-forces occupation rebels "
    "militants insurgents separatists fighters jihadists brigade battalion division units unit proxies mercenaries factions "
    "bases regime warplanes' security gunships gunship plane aviation f-16s f-16 mortars howitzers tank howitzer choppers".split()
)
"""After a state's adjective: its forces."""
RULERS = frozenset("government authorities regime state side leadership junta administration republic enemy".split())
"""After a state's adjective: the state."""
MODIFIERS = frozenset(
    "armed security military naval air ground special government regime occupation border defence defense fighter war attack "
    "combat army police national federal paramilitary coast state interim led armed-forces reconnaissance suicide kamikaze "
    "unmanned arab democratic elite royal revolutionary local occupying backed tribal enemy".split()
)
GENERIC: dict[str, ActorKind] = {
    **dict.fromkeys(
        "militant militants insurgent insurgents rebel rebels gunman gunmen terrorist terrorists jihadist jihadists jihadi jihadis "
        "guerrilla guerrillas guerilla guerillas extremist extremists separatist separatists militia militias militiamen fighter fighters attackers "
        "attacker assailant assailants rustlers marauders vigilantes invaders raiders bomber bombers mercenaries kidnappers bandits bandit extremists raiders factions cadres "
        "radicals hijackers miscreants herdsmen gangs gang paramilitaries opposition outfit ultras infiltrators fidayeen "
        "loyalists islamists tribesmen settlers dacoits dacoit rioters sniper snipers hitmen hitman sicarios assassins pirates shooter shooters suspects suspect".split(),
        ActorKind.GROUP,
    ),
    **dict.fromkeys(
        "army marines troops soldiers soldier police policemen forces military navy warplanes warplane jets commandos guards personnel "
        "rangers gendarmes paratroopers airforce regime junta coalition helicopters aircraft planes coastguard".split(),
        ActorKind.FORCE,
    ),
}
"""Actors with no name, by noun."""
LED_ONLY = frozenset(("planes",))
"""Actors only behind one of the words below: "government planes"."""
LEFT_WORDS = frozenset(
    "suspected armed unidentified unknown masked alleged security government pro-government anti-government regime rebel opposition "
    "army police military islamist jihadist sunni shiite shia maoist communist separatist ethnic tribal local pro-russian "
    "pro-iranian allied foreign special paramilitary terrorist extremist radical joint several two three four five six "
    "some heavily air fighter insurgent coalition loyalist border unspecified group pro-regime iran-backed iranian-backed "
    "turkish-backed russian-backed us-backed saudi-led us-led suicide takfiri palestinian-led kurdish-led naxal naxalite motorcycle-borne "
    "kurdish pro-turkish unidentified-armed anti-regime government-backed al-qaeda-linked".split()
)
"""Belong to a generic actor they stand before: "suspected armed militants"."""
BODIES = frozenset("group groups organization organizations organisation organisations outfit".split())
"""After a generic actor: "terrorist organizations"."""
OF_A_QUOTED = BODIES | frozenset(
    "operation operations room faction factions brigade brigades division army forces movement battalion unit militia cell cells".split()
)
"""After a name between quotation marks: "factions of “Clear Victory” operations room"."""
ARMS_OF_STATE = frozenset(
    "shelling bombardment bombardments airstrike airstrikes airstrikes warplane plane drone drones jet helicopter gunship gunships artillery mortar mortars rockets missiles "
    "tank tanks gunboats howitzers sniper snipers bombing bombings raid raids strikes".split()
)
"""After a bare "government", which fights then: "government shelling"."""
ARMS_QUALITIES = frozenset(
    "air artillery mortar rocket missile drone aerial combat armed reconnaissance attack kamikaze helicopter barrel cluster tank gas chemical chlorine".split()
)
"""May stand between: "government air strikes", "government mortar attack"."""
POSTS = frozenset(
    "wing chief chiefs official officials leader leaders commander commanders spokesman spokesperson spokeswoman hospital court prison "
    "barracks outpost airport intelligence base bases post posts station stations checkpoint checkpoints camp headquarters academy vehicle "
    "vehicles convoy source sources superintendent council".split()
)
"""After a generic actor: somebody or something of theirs, and not they ("the provincial military chief")."""
SHOTS = frozenset("fire shot shots bullet bullets rifle rifles attack attacks round rounds".split())
"""After "sniper": what he fired."""
PERSONS = frozenset(
    "men man persons person people youths youth individuals miscreants criminals group groups motorcyclists bikers robbers persons duo trio".split()
)
UNKNOWN = frozenset(
    "unidentified unknown armed masked hooded helmeted gun-wielding motorcycle-borne bike-borne gun-toting knife-wielding heavily-armed terrorist militant rebel unnamed islamist "
    "jihadist insurgent".split()
)
"""Before a word for people: they are armed or unknown attackers."""
BEARING = frozenset(
    (
        ("armed", "with"),
        ("on", "motorcycles"),
        ("on", "motorbikes"),
        ("on", "motorcycle"),
        ("on", "motorbike"),
        ("riding", "motorcycles"),
        ("riding", "motorbikes"),
        ("in", "balaclavas"),
        ("wearing", "masks"),
        ("wearing", "balaclavas"),
        ("with", "guns"),
        ("with", "rifles"),
        ("with", "machetes"),
        ("carrying", "guns"),
        ("carrying", "rifles"),
    )
)
ASTRIDE = frozenset(
    (verb, article, thing)
    for verb, article, things in (
        ("on", "a", ("motorcycle", "motorbike", "bike", "scooter")),
        ("on", "two", ("motorcycles", "motorbikes")),
        ("riding", "a", ("motorcycle", "motorbike", "bike")),
        ("riding", "on", ("motorcycles", "motorbikes", "motorcycle")),
        ("wearing", "a", ("suicide", "explosive", "bomb")),
        ("wearing", "an", ("explosive", "explosives")),
        ("in", "army", ("uniform", "uniforms", "fatigues")),
        ("in", "military", ("uniform", "uniforms", "fatigues")),
        ("in", "police", ("uniform", "uniforms", "fatigues")),
        ("in", "combat", ("fatigues",)),
    )
    for thing in things
)
"""After a word for people: armed, or come to attack."""
PEOPLE = frozenset(
    "civilians civilian citizens citizen people men women children villagers residents officials official journalist "
    "journalists workers nationals hostages prisoners students ambassador president minister media sources victims".split()
)
"""After an adjective: victims or speakers, not a force."""
