"""How an attack was made, where the word for it leaves that open: read from the weapon or carrier beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tocsin.core.extract.strikes.words import Rule
from tocsin.core.small import small
from tocsin.schemas.words import ActorKind, Mode

if TYPE_CHECKING:
    from tocsin.core.actors.find import ActorMention

AIR_WORDS = small(
    r"\b(?:warplanes?|(?:fighter|war)[- ]?(?:jets?|planes?)|air ?strikes?|air ?raids?|jets|aircrafts?|aerial|air ?force|airspace|from the air|helicopters?)\b",
)
SHELL_WORDS = small(r"\b(?:shell(?:ed|ing|s)|artillery|mortars?)\b")
AIRCRAFT = small(r"\b(?:helicopters?|gunships?|warplanes?|jets|aircraft|planes?)\b")
BOMB_WORDS = small(
    r"\b(?:(?:car|truck|suicide|roadside|planted|time|pipe|vehicle) bomb|bombers?\b|IEDs?\b|explosive device|bombs? (?:blast|exploded|went off|detonated)|blew (?:him|her)self)",
)
OTHER_ARMS = small(r"\b(?:missiles?|rockets?|shell(?:ed|ing|s)|artillery|mortars?|munitions?)\b")
DRONE_WORDS = small(r"\b(?:drones?|uavs?|unmanned)\b")


class Article:
    """What the whole text, ``small`` letters, says that bears on a mode; each looked for when first asked."""

    __slots__ = ("_said", "small")

    def __init__(self, small: str) -> None:
        self.small = small
        self._said: dict[str, bool] = {}

    def _says(self, what: str, pattern: re.Pattern[str]) -> bool:
        said = self._said.get(what)
        if said is None:
            said = self._said[what] = pattern.search(self.small) is not None
        return said

    @property
    def air(self) -> bool:
        """The text speaks of aircraft anywhere."""
        return self._says("air", AIR_WORDS)

    @property
    def only_drones(self) -> bool:
        """The text speaks of drones and of nothing else that strikes from afar."""
        return self._says("drones", DRONE_WORDS) and not self.air and not self._says("others", OTHER_ARMS)

    @property
    def bombs(self) -> bool:
        """The text speaks of planted bombs or bombers anywhere."""
        return self._says("bombs", BOMB_WORDS)

    @property
    def shelled(self) -> bool:
        """The text speaks of shells anywhere."""
        return self._says("shelled", SHELL_WORDS)


STRUCK_FROM_AIR = frozenset(("strike.attack", "strike.attacked", "strike.targeted", "strike.raid", "strike.often"))
"""What an air force does, it does from the air."""


def refine(rule: Rule, words: str, attacker: ActorMention | None, article: Article) -> Mode:
    """A mode for ``rule`` where ``words``, in small letters, stand around it."""
    name = rule.id
    if name == "strike.strikes":
        if GUIDED_BOMBS.search(words):
            return Mode.AIR
        if DRONE_WORDS.search(words) or article.only_drones:
            return Mode.DRONE
        coalition = attacker is not None and attacker.actor.side == "International Coalition"
        return Mode.AIR if article.air or coalition else Mode.UNSPECIFIED
    if name == "strike.often" and (usual := USUAL.search(words)) is not None:
        return Mode.AIR if "bomb" in usual.group() else Mode.SHELLING
    flies = attacker is None or attacker.actor.side in AIR_POWERS or attacker.actor.side == "Turkey"
    if name in ("strike.attack", "strike.raid") and REPELLED.search(words):
        return Mode.CLASH
    if name == "strike.raid" and flies and article.air and not article.bombs and AFOOT.search(words) is None:
        found = _by_weapon(words)
        return Mode.AIR if found is Mode.UNSPECIFIED else found
    if name in (
        "strike.attack",
        "strike.attacked",
        "strike.targeted",
        "strike.raid",
        "strike.often",
        "strike.under-attack",
        "strike.killed-by",
        "strike.incursion",
        "strike.assassination",
        "strike.killings",
        "strike.arson",
        "strike.swooped",
        "strike.by-hand",
        "strike.at-hands",
    ):
        found = _by_weapon(words)
        flown = attacker is not None and "air force" in attacker.actor.text.lower() and name in STRUCK_FROM_AIR
        return Mode.AIR if found is Mode.UNSPECIFIED and flown else found
    if name == "strike.bombing" and BEEN_BOMBING.search(words):
        return Mode.AIR
    if name == "strike.bombed" and BY_DRONE.search(words):
        return Mode.DRONE
    if name in ("strike.shelled", "strike.bombed") and (sent := _with_arms(name, words)) is not None:
        return sent
    if name in ("strike.bombing", "strike.bombed", "strike.bombardment"):
        return _bombing(rule, words, attacker, article)
    if name == "strike.shelling" and SHELLED_BY_PLANES.search(words):
        return Mode.AIR
    if name == "strike.barrel-bombs" and "remnant" in words:
        return Mode.BOMB
    if name == "strike.killed-in" and BULLETS.search(words):
        return Mode.SHOOTING
    if name == "strike.body":
        return Mode.SHOOTING if "bullet" in words else rule.mode
    if rule.mode is Mode.BOMB and "suicide" in words and SUICIDE_MEN.search(words):
        return Mode.SUICIDE
    if name in ("strike.ied", "strike.hit-mine") and ("barrel bomb" in words or _dropped(words, attacker)):
        return Mode.AIR
    if name == "strike.opened-fire" and GUNS_OPENED.search(words):
        return Mode.SHELLING
    if (
        name in ("strike.opened-fire", "strike.fired-at")
        and attacker is not None
        and AIRCRAFT.search(attacker.actor.text.lower())
    ):
        return Mode.AIR
    if (
        name == "strike.warplane"
        and article.bombs
        and BOMBERS.search(words)
        and not AIRCRAFT.search(words)
        and not HEAVY_BOMBERS.search(words)
    ):
        return Mode.SUICIDE if "suicide" in words else Mode.BOMB
    if name == "strike.downed":
        return Mode.DRONE if DRONE_WORDS.search(words) else rule.mode
    if name == "strike.fire-of" and article.shelled and MEN_FIRE.search(words) is None:
        return Mode.SHELLING if attacker is not None and attacker.form is not None else rule.mode
    if name in FALLING_RULES:
        return _falling(rule, words)
    if name == "strike.bomb-vehicle":
        return Mode.SUICIDE if DRIVER.search(words) else rule.mode
    if name == "strike.exchange-of-fire" and EXCHANGED.search(words):
        return Mode.SHELLING
    if name == "strike.fired-shells" and ROCKET_SHELLS.search(words):
        return Mode.ROCKET
    if name == "strike.under-fire" and (
        SHELLS_UNDER.search(words) or ("been" in words and article.shelled and "gun" not in words)
    ):
        return Mode.SHELLING
    if name in ("strike.fired-at", "strike.under-fire"):
        gun = GUN.search(words)
        if gun is None:
            return rule.mode
        said = gun.group()
        if "rocket" in said or "rpg" in said or "grad" in said or "katyusha" in said:
            return Mode.ROCKET
        return Mode.MISSILE if "missile" in said else Mode.DRONE if "drone" in said else Mode.SHELLING
    if rule.mode is Mode.AIR and name in ("strike.airstrike", "strike.aerial") and DRONE_WORDS.search(words):
        return Mode.DRONE if not re.search(r"warplane|jet", words) else Mode.AIR
    return rule.mode


WITH_ARMS = small(
    r"\b(?:shell|bombard|bomb)(?:ed|ing|s)? (?:[\w’'-]+ ){0,9}?with (?!and )(?:[\w-]+ ){0,4}?(?P<arms>rockets?|missiles?|barrel bombs?|projectiles?)\b"
)
OTHER_SHELLS = small(
    r" and (?:[\w-]+ ){0,2}?(?:mortar\w*|artillery|shells?|rounds)\b|, (?:[\w-]+ )?(?:mortar|artillery|shell)"
)
"""Rockets and shells in one are told as shelling."""


def _with_arms(name: str, words: str) -> Mode | None:
    """As in "shelled the town with rockets": what was fired tells more than the verb."""
    arms = WITH_ARMS.search(words)
    if arms is None:
        return None
    said = arms.group("arms")
    if said.startswith("proj") or OTHER_SHELLS.match(words, arms.end()):
        return Mode.SHELLING
    if said.startswith("missile"):
        plain = name == "strike.bombed" and arms.group().startswith("bombe")
        return None if plain and "ballistic" not in arms.group() and "cruise" not in arms.group() else Mode.MISSILE
    return Mode.ROCKET if said.startswith("rocket") else Mode.AIR


FALLING_RULES = frozenset(("strike.rained", "strike.sent-shells", "strike.let-fly", "strike.volley", "strike.fall-of"))
DRIVER = small(
    r"\b(?:suicide|bombers?|sent a|drove|driven|drives|driving|driver|ramm(?:ed|ing)|steered|attacker|himself|herself|martyr\w*)\b"
)
"""Who drives a loaded car into somebody dies in it."""
BY_DRONE = small(r"\bbombed by (?:[\w’'-]+ ){0,5}?(?:drones?|uavs?)\b")
EXCHANGED = small(r"\b(?:exchang\w+ (?:of )?|trad(?:ed|ing) )(?:\w+ ){0,2}?(?:shelling|shell-?fire)\b")


def _falling(rule: Rule, words: str) -> Mode:
    """What is rained, sent or fired at somebody tells the mode."""
    if MISSILES_SENT.search(words):
        return Mode.MISSILE
    found = _by_weapon(words)
    if found is Mode.BOMB and rule.id == "strike.rained":
        return Mode.AIR
    return rule.mode if found in (Mode.UNSPECIFIED, Mode.BOMB) else found


MISSILES_SENT = small(r"\b(?:rain|send|sent|pour|shower)\w* (?:[\w-]+ ){0,3}?missiles\b")
GUIDED_BOMBS = small(r"\b(?:guided|glide)(?: aerial)? bombs?\b")
REPELLED = small(
    r"\b(?:repel(?:led|ling|s)|repuls(?:ed|ing)|beat(?:en|ing)? back|fought off|fend(?:ed|ing) off|(?:push|thr[eo]w|driv|drove)\w* back) (?:(?!(?:air|drone|missile|rocket)\b)[\w’'-]+ ){0,5}?(?:attacks?|assaults?|raids?|infiltrations?)\b|\b(?:attacks?|assaults?|raids?)\b(?: (?:on|against|by) [^.;,]{3,60})? (?:was|were|has been|had been) (?:also )?(?:repelled|repulsed|beaten back|pushed back)|\binfiltration (?:bids?|attempts?)\b"
)
"""Who beats an attack back has fought; so has who is stopped on the way across a border."""
HEAVY_BOMBING = small(
    r"\b(?:heavy|intense|intensive|indiscriminate|relentless|continuous|constant|renewed|sustained|under) bombing\b"
)
BARE_BOMBING = small(
    r"\b(?:in|by|from) bombing\b|\bbombing (?:of|on) (?:the )?(?:towns?|villages?|city|countryside|areas?)\b"
)
AFOOT = small(
    r"\b(?:ground|commando|arrest|police|night|dawn|special|search|house|helicopter|airborne)[ -](?:\w+ )?raids?\b|\b(?:soldiers|troops|police|gunmen|commandos|special forces|settlers|militants|rebels|captured|arrested|detained)\b|infiltrat"
)
"""A raid of people, not of planes."""
GUNS_OPENED = small(
    r"\b(?:artillery|tanks?|cannons?|mortars|howitzers|batter(?:y|ies)) (?:units? )?(?:also |then )?open(?:ed|s)\b"
)
USUAL = small(r"\b(?:often|frequently|regularly|routinely|repeatedly) (?:bombs?|shells?)\b")
BEEN_BOMBING = small(
    r"\b(?:been|is|are|was|were|keeps|kept|started|began) (?:\w+ly )?bombing (?!of\b|raid|attack|suspect|campaign)"
)
"""As in "has been bombing the city": no bomb that was planted."""
ROCKET_SHELLS = small(r"\b(?:fir(?:ed|es|ing)|lobb(?:ed|ing)) (?:[\w-]+ ){0,3}rocket shells")
HEAVY_BOMBERS = small(
    r"\b(?:long-range|strategic|heavy|stealth|fighter|tactical|russian|us|american|british|french|turkish|israeli|syrian|regime|coalition|tu-?\w+|su-?\w+|b-?\d+\w?) bombers?\b"
)
SHELLED_BY_PLANES = small(
    r"\bshelling (?:of|by|from) (?:the )?(?:[\w’'-]+ ){0,3}?(?:warplanes?|jets|planes|aircrafts?|air ?force|helicopters?)\b"
)
BULLETS = small(r"\bby (?:the |an? )?(?:[\w-]+ ){0,2}?(?:bullets?|gunfire|gunshots?|sniper)\b")
FLOWN = small(
    r"\b(?:air ?force|war ?planes?|jets?|planes?|aircrafts?|helicopters?) (?:(?:has|have|had|also|then|reportedly) )*bomb(?:ed|ard|arded|s)\b"
)
BOMBERS = small(r"(?<!fighter )(?<!b-52 )\bbombers? ")
REBELS = small(
    r"\b(?:rebels|cadres|tigers|fighters|jihadis|militants|insurgents|gunmen|extremists|guerrillas|terrorists|jihadists|maoists|separatists)\Z"
)
SUICIDE_MEN = small(
    r"\bsuicide (?:squads?|units?|fighters?|cadres?|team|attackers?|boats?|divers?) (?:[\w-]+ ){0,6}?(?:blew|blow|detonat|ramm|set off|explod)"
)
SHELLS_UNDER = small(r"under (?:\w+ ){0,2}(?:shelling|bombardment)\b")
GUN = small(
    r"(?<=under )(?:[\w’'-]+ ){0,4}?(?:artillery|mortars?|shells?|rockets?|tank|howitzer|cannon|grad|katyusha|missiles?|drones?)\b|\b(?:rockets?|rpgs?|rocket-propelled grenades?|missiles?|shells?|mortars?|drones?)\b(?=[^,;]{0,40} fired)"
)


def _dropped(words: str, attacker: ActorMention | None) -> bool:
    """As in "dropped a bomb", "a stray US bomb": a bomb from the air, not a planted one."""
    if DROPPED.search(words):
        return True
    powerful = attacker is not None and attacker.actor.side in AIR_POWERS and attacker.form is not None
    return powerful and PLANTED.search(words) is None


DROPPED = small(
    r"\b(?:dropped|dropping|drops) (?:[\w,-]+ ){0,4}bombs?\b|\bbombs? (?:that |which )?(?:(?:they|it|the \w+) )?(?:had |have |were )?dropped\b"
)
PLANTED = small(r"\b(?:planted|roadside|detonat\w+|went off|ieds?|explosive|car|device|exploded|defused)\b")


def _bombing(rule: Rule, words: str, attacker: ActorMention | None, article: Article) -> Mode:
    from_air = attacker is not None and attacker.actor.side in AIR_POWERS and article.air and not article.shelled
    if (
        (rule.id == "strike.bombardment" or (rule.id == "strike.bombed" and "bombard" in words))
        and not from_air
        and not re.search(r"aerial|air ?strike|air |warplane|jets", words)
    ):
        return Mode.SHELLING
    if FLOWN.search(words):
        return Mode.AIR
    if "rocket" in words and not AIR_WORDS.search(words):
        return Mode.ROCKET
    if (
        rule.id == "strike.bombed"
        and attacker is not None
        and REBELS.search(attacker.actor.text.lower())
        and not article.air
    ):
        return Mode.BOMB
    if re.search(
        r"artillery|ground shell|\bshells?\b|mortar|shelling|\btanks?\b|howitzer|cannon|\bbatteries|\bguns\b", words
    ):
        return Mode.SHELLING
    if AIR_WORDS.search(words):
        return Mode.AIR
    if rule.id == "strike.bombing" and (
        HEAVY_BOMBING.search(words) or (article.air and not article.bombs and BARE_BOMBING.search(words))
    ):
        return Mode.AIR
    if article.shelled and not article.air and not (attacker and attacker.actor.side in AIR_POWERS):
        return Mode.SHELLING
    if attacker is not None and _without_aircraft(attacker) and not article.air:
        return Mode.BOMB
    if rule.id == "strike.bombed":
        return Mode.BOMB if attacker is None and not article.air and PLOTTED.search(words) else Mode.AIR
    if attacker is not None and attacker.form is not None and attacker.actor.kind.value in ("state", "force"):
        return Mode.AIR
    return Mode.BOMB


MEN_FIRE = small(r"\bfire of\b|\b(?:army|soldiers|troops|guards|police) fire\b|\bpolice\b")
"""Fire from rifles, whatever else was shelled: "the fire of the border guards", "army fire"."""


def _without_aircraft(attacker: ActorMention) -> bool:
    """Whether a group, or the Taliban, bombs by what it plants."""
    named = (
        attacker.form is not None and attacker.actor.kind is ActorKind.GROUP and attacker.actor.side not in AIR_POWERS
    )
    return named or "taliban" in attacker.actor.text.lower()


PLOTTED = small(
    r"\b(?:threat\w*|plot(?:s|ted|ting)?|conspir\w+|plan(?:s|ned|ning)? to|accused of|suspect\w*|plea\w* guilty|convicted)\b"
)
"""Who plots to bomb plants the bomb."""
HARMED_GUNMEN = small(
    r"\b(?:(?:hide-?outs?|dens?|positions?|groups?|gatherings?|posts?) of|kill(?:ed|ing|s)?|wound(?:ed|ing)|injur(?:ed|ing)|arrest(?:ed|ing)|captur(?:ed|ing)|eliminat(?:ed|ing)|against) (?:(?!by )[\w-]+ ){0,4}gunm[ae]n\b"
)
"""Gunmen who are attacked tell nothing of the means."""


def _by_weapon(words: str) -> Mode:
    if "gunm" in words:
        words = HARMED_GUNMEN.sub(" ", words)
    for parts, pattern, mode in INSTRUMENTS:
        for part in parts:
            if part in words:
                if pattern.search(words):
                    return mode
                break
    return Mode.UNSPECIFIED


AIR_POWERS = frozenset(
    {
        "Russia",
        "Israel",
        "United States",
        "International Coalition",
        "Syria",
        "Saudi Arabia",
        "France",
        "United Kingdom",
        "Myanmar",
        "NATO",
    }
)
"""Whose bombing is from the air unless the words beside it say otherwise."""
INSTRUMENTS: tuple[tuple[tuple[str, ...], re.Pattern[str], Mode], ...] = tuple(
    (tuple(parts.split()), small(pattern), mode)
    for parts, pattern, mode in (
        ("suicide", r"\bsuicide (?:bomb|vest|car|belt)", Mode.SUICIDE),
        (
            "chemical toxic sarin chlorine",
            r"\bchemical|toxic gas|sarin|chlorine",
            Mode.CHEMICAL,
        ),
        (
            "drone uav unmanned",
            r"\bdrones?\b|\bUAV|unmanned (?:aer|air|plane|vehicle|craft|system|machine)",
            Mode.DRONE,
        ),
        (
            "plane jet aircraft strike aerial air guided glide helicopter gunship barrel",
            r"\b(?:warplanes?|fighter jets?|jets|aircrafts?|war planes?|air ?strikes?|aerial|from the air|(?:guided|glide|barrel)(?: aerial)? bombs?|by (?:[\w’'-]+ ){0,4}?(?:helicopters?|gunships?)|(?:helicopters?|gunships?) (?:also |have |had )?(?:hit|struck|attacked|targeted|raided|pounded)|air ?force (?:\w+ )?(?:pounded|struck|hit|targeted|attacked|bombed|raided|destroyed)|by (?:[\w-]+ ){0,2}planes|planes (?:also |have |had )?(?:launched|carried out|conducted|staged|mounted))\b",
            Mode.AIR,
        ),
        ("rocket", r"\brockets?\b|rocket shell", Mode.ROCKET),
        (
            "mortar artillery shell howitzer cannon batter guns projectile",
            r"\b(?:mortars?|artillery|shells|an? shell|projectiles?|shelling|howitzers?|cannons?|batter(?:y|ies) (?:of|at|in|on|hit|struck|then|also|pounded|opened)|(?:heavy|big|field|naval|army|regime|turkish|russian|israeli) guns|guns (?:\w+ )?(?:pound\w*|hit|struck|bombard\w*))\b",
            Mode.SHELLING,
        ),
        ("missile", r"\bmissiles?\b", Mode.MISSILE),
        (
            "bomb ied explosive mine grenade claymore remote",
            r"\b(?:claymore|car bomb|IEDs?|remote[- ]control(?:led)?|explosive device|explosives|landmine|bombs?|grenades?)\b",
            Mode.BOMB,
        ),
        (
            "fire firing gun shot rifle ambush bullet",
            r"\b(?:opened fire|gunfire|firing|gunm[ae]n|shot dead|shot and|guns?|(?<!assam )rifles?|ambush\w*|fired (?:at|on|upon)|firearms?|bullets?)\b",
            Mode.SHOOTING,
        ),
    )
)
