"""What a strike or a claim is called in two public vocabularies: PLOVER, and the ACLED event-type names.

Sources of the words: the PLOVER manual (CC BY-SA 4.0; modes of ASSAULT) and the names of ACLED's
event and sub-event types. Only the names are used, no data. PLOVER has no mode for missiles:
"heavy-weapons" is the nearest.
"""

from __future__ import annotations

from tocsin.schemas import Claim, Codes, Strike
from tocsin.schemas.words import Category, Effect, Mode, StrikeStatus

_REMOTE = "Explosions/Remote violence"
_SHELLING = "Shelling/artillery/missile attack"

ASSAULTS: dict[Mode, Codes] = {
    mode: Codes(
        plover_event="ASSAULT", plover_mode=plover, acled_event_type=acled_event, acled_sub_event_type=acled_sub
    )
    for mode, plover, acled_event, acled_sub in (
        (Mode.AIR, "aerial", _REMOTE, "Air/drone strike"),
        (Mode.DRONE, "drone", _REMOTE, "Air/drone strike"),
        (Mode.MISSILE, "heavy-weapons", _REMOTE, _SHELLING),
        (Mode.ROCKET, "heavy-weapons", _REMOTE, _SHELLING),
        (Mode.SHELLING, "heavy-weapons", _REMOTE, _SHELLING),
        (Mode.BOMB, "explosives", _REMOTE, "Remote explosive/landmine/IED"),
        (Mode.SUICIDE, "suicide-attack", _REMOTE, "Suicide bomb"),
        (Mode.CHEMICAL, "unconventional", _REMOTE, "Chemical weapon"),
        (Mode.SHOOTING, "firearms", "Battles", "Armed clash"),
        (Mode.CLASH, "firearms", "Battles", "Armed clash"),
        (Mode.UNSPECIFIED, None, None, None),
    )
}
_ATTACK = Codes(
    plover_event="ASSAULT",
    plover_mode="firearms",
    acled_event_type="Violence against civilians",
    acled_sub_event_type="Attack",
)
_THREAT = Codes(plover_event="THREATEN", plover_mode="violence")
_ABDUCTION = Codes(
    plover_event="ASSAULT",
    plover_mode="abduct",
    acled_event_type="Violence against civilians",
    acled_sub_event_type="Abduction/forced disappearance",
)
_CAPTURE = Codes(plover_event="ASSAULT", plover_mode="abduct", acled_event_type="Battles")


def strike_codes(strike: Strike) -> Codes:
    """The codes of an attack; a threatened one is a threat, and a denied or hypothetical one is none."""
    if strike.status is StrikeStatus.THREATENED:
        return _THREAT
    if strike.status is not StrikeStatus.REPORTED:
        return Codes()
    return ASSAULTS[strike.mode]


def claim_codes(claim: Claim, modes: tuple[Mode, ...]) -> Codes:
    """The codes of the harm claimed: those of the incident's way of attack where it is known.

    ``modes`` are the incident's; shootings that hit civilians are attacks on civilians.
    """
    if claim.effect is Effect.CAPTURED:
        return _ABDUCTION if claim.victims.category is Category.CIVILIAN else _CAPTURE
    mode = modes[0] if modes else Mode.UNSPECIFIED
    if mode is Mode.SHOOTING and claim.victims.category is Category.CIVILIAN:
        return _ATTACK
    return ASSAULTS[mode]
