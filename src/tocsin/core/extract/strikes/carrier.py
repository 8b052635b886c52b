"""What flew, rolled or lay in wait for an attack: the carrier that stands as subject or behind "by" tells the mode."""

from __future__ import annotations

from tocsin.core.small import has_part, small
from tocsin.schemas.words import Mode

DRONES = r"(?:drones?|uavs?|quadcopters?|unmanned (?:aerial )?(?:aircraft|planes?|vehicles?|craft|helicopters?)|(?:reconnaissance|spy|surveillance) (?:air)?(?:planes?|craft))"
PLANES = r"(?:(?:fighter|war|military|combat) ?(?:jets?|planes?|aircraft)|warplanes?|jets?|(?:air)?planes?|aircrafts?|(?:attack |military |army )?helicopters?|(?:helicopter )?gunships?|aviation|choppers?|f-?(?:15|16|18|22|35)s?|(?:su|mig|mi)-?\d\ds?|(?:mig|sukhoi|mirage|rafale)s?(?: fighters?)?)"
HEAVY = r"(?:artillery|tanks?|mortars?|howitzers?|(?:artillery |gun )?batter(?:y|ies)|gunboats?|warships?|frigates?|naval vessels?)"
SNIPERS = r"(?:snipers?|sharpshooters?)"
CARRIER = rf"(?:(?P<drones>{DRONES})|(?P<planes>{PLANES})|(?P<heavy>{HEAVY})|(?P<snipers>{SNIPERS}))"
PARTS = (
    "drone", "uav", "copter", "unmanned", "plane", "jet", "craft", "gunship", "aviation", "chopper", "f-1", "f-3", "f1", "su-", "mig", "mi-",
    "artillery", "tank", "mortar", "howitzer", "batter", "gunboat", "warship", "frigate", "vessel", "snip", "sharpshooter",
)  # fmt: skip
"""Each carrier holds one of these."""
OWNED = r"(?: (?:of|from|belonging to|operated by|flown by|believed to (?:be|belong to)|loyal to|linked to) (?:(?!and |in |near )[\w’'-]+ ){0,4}[\w’'-]+)?"
DOING = r"(?:,? (?:too|meanwhile|again|in turn|also|then|later|reportedly|repeatedly|twice|have|has|had|been|which|that|were|was|,))*"
LAUNCHED = r"(?: (?:launched|launching|carried out|carrying out|conducted|conducting|staged|mounted|flew|made) (?:(?!and )[\w’'-]+ ){0,3}?)?"
AS_SUBJECT = small(rf"\b{CARRIER}{OWNED}{DOING}{LAUNCHED} ?\Z")
SENT_TO = small(rf"\b(?:us(?:ed|ing|es)|sent|deployed|flew) (?:[\w’'-]+ ){{0,3}}?{CARRIER} to (?:\w+ly )?\Z")
"""As in "used a drone to bomb"."""
BACK_CHARS_MAX = 90
AS_AGENT = small(
    rf"[\w’'-]+(?: [\w’'-]+){{0,8}}?(?<!backed)(?<!supported)(?<!covered) by (?:[\w’'-]+ ){{0,4}}?{CARRIER}(?! (?:and|or) (?!allied)|-|'s guard)"
)
FORWARD_CHARS_MAX = 120
MODES = {"drones": Mode.DRONE, "planes": Mode.AIR, "heavy": Mode.SHELLING, "snipers": Mode.SHOOTING}
UNMANNED = small(r"\b(?:unmanned|reconnaissance|spy|surveillance) (?:aerial |combat )?\Z")
UNMANNED_CHARS = 35
CARRIED = frozenset(
    (
        "strike.attack",
        "strike.attacked",
        "strike.targeted",
        "strike.raid",
        "strike.strikes",
        "strike.killed-by",
        "strike.killed-in",
        "strike.strafed",
        "strike.opened-fire",
        "strike.fired-at",
        "strike.bombed",
        "strike.bombardment",
        "strike.under-attack",
        "strike.under-fire",
        "strike.airstrike",
    )
)
"""Words whose mode a carrier tells better than they do."""


FIRED = frozenset(("strike.missiles", "strike.rockets", "strike.barrel-bombs"))
FIRED_BY = small(
    rf"\b(?:(?P<drones>{DRONES})|(?P<planes>{PLANES})), (?:thought|believed|suspected|presumed|said|likely|apparently) [^,.;]{{3,80}},"
    r"(?: (?:has|have|had|then|also|reportedly))* (?:fired|launched|dropped|released) (?:[\w-]+ ){0,3}\Z"
)
"""As in "a drone, thought to be Turkish, fired two": the missiles came from it."""
FIRED_CHARS_MAX = 150
BEFALLEN = frozenset(("strike.under-fire", "strike.under-attack"))
SUFFERED = frozenset(("strike.fired-at", "strike.targeted", "strike.attacked"))
WERE = ("was ", "were ", "been ")
"""What stands before these is what was hit: "a helicopter came under fire", "two jets were fired at"."""


def carrier_mode(rule: str, text: str, floor: int, at: int, stop: int) -> Mode | None:
    """The mode of the carrier that acts in the attack told at ``at``, between ``floor`` and ``stop``; None where none does."""
    if rule == "strike.warplane":
        return Mode.DRONE if UNMANNED.search(text, max(floor, at - UNMANNED_CHARS), at) else None
    if rule == "strike.was-shot" and text.find(" from the air", at, stop) > 0:
        return Mode.AIR
    if rule in FIRED and has_part(text, PARTS, floor, at):
        sent = FIRED_BY.search(text, max(floor, at - FIRED_CHARS_MAX), at)
        return MODES.get(sent.lastgroup or "") if sent is not None else None
    if rule not in CARRIED:
        return None
    floor, stop = max(floor, at - BACK_CHARS_MAX), min(stop, at + FORWARD_CHARS_MAX)
    found = None
    struck = rule in BEFALLEN or (rule in SUFFERED and text.endswith(WERE, floor, at))
    if not struck and has_part(text, PARTS, floor, at):
        found = AS_SUBJECT.search(text, floor, at) or SENT_TO.search(text, floor, at)
    if found is None and has_part(text, PARTS, at, stop) and text.find(" by ", at, stop) > 0:
        found = AS_AGENT.match(text, at, stop)
    if found is None:
        return None
    kind = found.lastgroup or ""
    if rule in NOT_BY.get(kind, ()):
        return None
    if rule == "strike.opened-fire" and "gunboat" in found.group():
        return Mode.SHOOTING  # its machine guns, where no shells are told of
    return MODES.get(kind)


NOT_BY = {
    "heavy": (
        "strike.strafed",
        "strike.strikes",
        "strike.airstrike",
        "strike.attacked",
        "strike.attack",
        "strike.raid",
    ),
    "planes": ("strike.airstrike",),
    "snipers": ("strike.strafed", "strike.strikes", "strike.airstrike", "strike.bombed", "strike.raid"),
}
"""What each carrier does not do by itself: behind tanks that attack come soldiers."""
