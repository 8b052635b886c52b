"""Which phrases state harm by a noun: "the death toll rose to 19", "the deaths of", "N bodies", "lost N soldiers"."""

from __future__ import annotations

import re
from collections.abc import Callable

from tocsin.core.extract.english import grammar as g
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.frames import Stated, aux_start, whom
from tocsin.core.extract.groups import (
    Group,
    Quantity,
    find_qualifier,
    qualify,
    read_quantity,
)
from tocsin.core.extract.walk import Clause, objects, skip_left, skip_right, subjects
from tocsin.schemas.words import Effect, Qualifier

COUNTED = re.compile(r"(?P<n>f|A?V?#o|A?V?H(?:oH)?o?|D(?:[t|]D)?H*(?:&D)?o?|A?V|A)[xJCaKOp]{0,3}?(?P<head>N)(?!o)")
CAUSING_TO = re.compile(r"injur(?:y|ies)|wounds?")
HURT = frozenset(("injured", "wounded", "bloodied"))
SUFFERING = frozenset(("suffered", "sustained", "received", "sustaining", "suffering", "suffer", "incurred", "treated"))
HARM = {"losses": Effect.KILLED_OR_WOUNDED, "casualties": Effect.KILLED_OR_WOUNDED, "casualty": Effect.KILLED_OR_WOUNDED, "fatalities": Effect.KILLED,
        "fatality": Effect.KILLED, "deaths": Effect.KILLED, "death": Effect.KILLED, "bodies": Effect.KILLED,
        "body": Effect.KILLED, "corpses": Effect.KILLED, "corpse": Effect.KILLED, "injuries": Effect.WOUNDED,
        "injury": Effect.WOUNDED, "killings": Effect.KILLED, "murders": Effect.KILLED, "murder": Effect.KILLED,
        "abductions": Effect.CAPTURED, "kidnappings": Effect.CAPTURED, "massacre": Effect.KILLED,
        "executions": Effect.KILLED, "assassination": Effect.KILLED, "martyrdom": Effect.KILLED,
        "killing": Effect.KILLED, "slaying": Effect.KILLED, "slayings": Effect.KILLED, "beheading": Effect.KILLED,
        "execution": Effect.KILLED, "abduction": Effect.CAPTURED, "kidnapping": Effect.CAPTURED,
        "capture": Effect.CAPTURED, "wounding": Effect.WOUNDED, "injuring": Effect.WOUNDED, "detention": Effect.CAPTURED}  # fmt: skip
TOLL_CUES = listed(
    "to at of was is were stands stood reached reaches topped tops exceeded exceeds passed hit hits higher"
)
NO_COUNT_NOUN = listed("wounds wound detention arrest execution capture toll martyrdom assassination massacre killing")


def noun_frames(c: Clause) -> list[Stated]:
    """Statements of the sentence whose word of harm is a noun or a fixed phrase."""
    out: list[Stated] = []
    first, last = c.sentence.first, c.sentence.last
    for i, (letter, word) in enumerate(zip(c.tags[first:last], c.doc.lowers[first:last], strict=True), first):
        if letter in "Nkg#" and (found := _by_letter(c, i, letter, word)) is not None:
            out += found
        elif (frame := FRAMES.get(word)) is not None:
            out += frame(c, i, word)
    return out


def _by_letter(c: Clause, i: int, letter: str, word: str) -> list[Stated] | None:
    """The frame of a noun of harm, of "the killing of", of "the number of"; None for none of these."""
    if letter == "N" or (letter == "k" and c.tag(i + 1) == "o"):
        return _noun(c, i, word)
    if letter == "g":
        return _of(c, i, i + 1, Effect(g.EFFECT_OF[word])) if c.tag(i + 1) == "o" else None
    return _number_of(c, i) if letter == "#" else None


def _of_some(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "of the 130 injured, 77 were", "three of those killed were"."""
    del word
    if c.tag(i + 1) == "T" and c.tag(i + 2) == "D":
        return _of_the(c, i)
    if c.low(i + 1) in ("those", "the") and c.tag(i + 3) == "B" and c.tag(i - 1) in "DVH":
        return _of_those(c, i)
    return []


def _hurt(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "among the wounded were", "many of the wounded are in critical condition"."""
    found = _among(c, i, word)
    if not found and c.tag(i - 1) in "To" and c.tag(i + 1) in "IB":
        return _of_wounded(c, i)
    return found


def _taken_away(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "took away five passengers"."""
    del word
    if c.low(i - 1) not in ("took", "taken", "takes", "taking"):
        return []
    people = [group for group in objects(c, i + 1) if group.kind in ("count", "single") and not group.guessed]
    return [_state(c, Effect.CAPTURED, group, "taken_away", i - 1, i + 1, i) for group in people]


def _state(c: Clause, effect: Effect, group: Group, rule: str, first: int, last: int, trigger: int) -> Stated:
    return Stated(
        effect=effect, group=group, rule=rule, first=min(first, group.first), last=max(last, group.last), trigger=trigger,
        sentence=c.sentence.index,
    )  # fmt: skip


def _noun(c: Clause, i: int, word: str) -> list[Stated]:
    if word == "toll":
        return _toll(c, i) or _among(c, i, word)
    counted = _counted(c, i, word)
    if counted:
        return counted
    effect = HARM.get(word)
    if effect is None:
        return []
    if c.tag(i + 1) == "o":
        return _of(c, i, i + 1, effect)
    if c.tag(i + 1) in "It" and c.low(i + 1) in ("to", "among") and CAUSING_TO.fullmatch(word):
        people = objects(c, i + 2)
        if not people and c.low(i + 1) == "to" and c.tag(i + 2) == "C":
            end = skip_right(c, i + 2, "C")
            people = [Group(i + 2, end, end - 1, 1, 1, Qualifier.EXACT, (i + 2, end), "name")]
        if people:
            return [_state(c, Effect.WOUNDED, group, "noun.to", i, i + 1, i) for group in people]
    return _bare_harm(c, i, effect) if word in BARE_HARM else []


def _of(c: Clause, i: int, of: int, effect: Effect) -> list[Stated]:
    """Such as "the deaths of 12 people", "the killing of two of the latter", "the bodies of at least 13 persons"."""
    at = of + 1
    people = objects(c, at)
    if not people:
        at = skip_right(c, at, "T")
        people = objects(c, at)
    word = c.low(i)
    if any(c.low(k) in ("no", "without", "avoid", "prevent", "accused", "responsible", "guilty", "convicted", "reports")
           for k in range(max(c.sentence.first, i - 3), i)) and word not in ("bodies", "body"):  # fmt: skip
        people = [group for group in people if group.kind == "count"]
    hurt = next(
        (n for n, group in enumerate(people) if any(c.low(k) in HURT for k in range(group.first, group.head))),
        len(people),
    )
    if effect is Effect.KILLED:
        people = people[:hurt]
    kind = "bodies" if word in ("bodies", "body", "corpses", "corpse") else "noun.of"
    return [_state(c, effect, group, kind, i, i + 1, i) for group in people]


def _counted(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "19 deaths", "no casualties", "a number of injuries", "two bodies"."""
    effect = HARM.get(word)
    if effect is None or word in NO_COUNT_NOUN:
        return []
    for first in range(max(c.sentence.first, i - 6), i):
        match = COUNTED.match(c.tags, first, c.sentence.last)
        if match and match.start("head") == i:
            return _counted_match(c, effect, match, i, word)
    return []


def _counted_match(c: Clause, effect: Effect, match: re.Match[str], i: int, word: str) -> list[Stated]:
    first = match.start()
    tags = match.group("n")
    if word in ("body", "bodies", "corpse", "corpses") and not _is_corpse(c, match.end("n"), i):
        return []
    if ("#" in tags and c.low(first - 1) == "the") or ("#" in tags and c.low(first) == "the"):
        return []
    if tags == "f":
        if word in ("body", "bodies", "massacre"):
            return []
        if word in ("injuries", "injury") or effect is Effect.WOUNDED:
            effect = Effect.KILLED_OR_WOUNDED
        group = Group(first, i + 1, i, 0, 0, Qualifier.EXACT, (first, first + 1), "zero", alone=True)
        return [_state(c, effect, group, "noun.zero", first, i + 1, i)]
    if word == "losses":
        return []
    if tags == "A":
        if word not in ("body", "corpse", "fatality", "casualty"):
            return []
        quantity: Quantity | None = Quantity(1, 1, Qualifier.EXACT)
    else:
        quantity = read_quantity(c.doc.words[first : match.end("n")])
    if (
        quantity is None
        or (c.tag(match.end("n")) == "U")
        or (effect is Effect.WOUNDED and c.low(first - 1) in SUFFERING)
    ):
        return []
    start, kind = find_qualifier(c.doc.lowers, first, c.sentence.first)
    quantity = qualify(quantity, kind)
    group = Group(
        start, i + 1, i, quantity.low, quantity.high, quantity.qualifier, (start if kind != "exact" else first, match.end("n")),
        "count", alone=False,
    )  # fmt: skip
    return [_state(c, effect, group, "noun.count", start, i + 1, i)]


CORPSE_WORDS = listed(
    "dead charred decomposed lifeless bullet-riddled mutilated unidentified burnt burned headless more decapitated other"
)


def _is_corpse(c: Clause, first: int, head: int) -> bool:
    """Such as "two charred bodies were found", but no "body shop" and no "Islamic body"."""
    if any(c.low(k) not in CORPSE_WORDS for k in range(first, head)):
        return False
    return c.tag(head + 1) in "Bhv.,;IKt&" or c.tag(head + 1) == "e"


def _loose_number(c: Clause, first: int, last: int) -> Group | None:
    """The first number after "to", "at", "of", "was" … in tokens ``first`` to ``last``."""
    for k in range(first, min(last, c.sentence.last)):
        if c.tags[k] in "DH" or (c.tags[k] == "V" and c.low(k) not in ("some", "many", "few")):
            begin, kind = find_qualifier(c.doc.lowers, k, first)
            cue = c.low(begin - 1)
            if cue not in TOLL_CUES and c.tag(begin - 1) not in "s:":
                continue
            group = c.inside.get(k)
            if group is not None and group.kind == "count":
                return group
            end = k + 1
            while c.tag(end) in "DH":
                end += 1
            quantity = read_quantity(c.doc.words[k:end])
            if quantity is None or c.tag(end) == "U":
                continue
            quantity = qualify(quantity, kind)
            return Group(
                begin,
                end,
                k,
                quantity.low,
                quantity.high,
                quantity.qualifier,
                (begin if kind != "exact" else k, end),
                "count",
                alone=True,
            )
        if c.tags[k] == ";":
            return None
    return None


BARE_HARM = frozenset(("injuries", "casualties", "deaths", "fatalities"))
HOSPITALS = frozenset(("hospital", "hospitals", "clinic", "clinics"))
CARRIED = listed("taken rushed admitted transferred evacuated shifted airlifted still being brought treated")


def _bare_harm(c: Clause, i: int, effect: Effect) -> list[Stated]:
    """Such as "amid reports of injuries", "there have been casualties": some, number unknown."""
    before = skip_left(c, i - 1, "xJa")
    told = c.tag(before) == "o" and c.low(before - 1) in ("reports", "information", "presence", "news", "occurrence")
    there = c.tag(before) == "B" and any(c.low(k) == "there" for k in range(max(c.sentence.first, before - 3), before))
    caused = c.low(before) in ("caused", "causing", "left", "leaving")
    caused = caused or (c.low(before) == "in" and c.low(before - 1) in ("resulted", "resulting", "results"))
    if c.low(before) in ("about", "regarding", "on") and c.low(before - 1) in ("reports", "information", "news"):
        told = True
    if not (told or there or caused) or any(
        c.tag(k) in "fm" or c.low(k) in ("unclear", "whether", "any")
        for k in range(max(c.sentence.first, before - 5), i)
    ):
        return []
    group = Group(i, i + 1, i, 2, None, Qualifier.VAGUE, (i, i + 1), "bare")
    return [_state(c, effect, group, "noun.bare", before, i + 1, i)]


def _hospital(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "11 people were taken to hospital", "11 were still in hospital"."""
    del word
    for k in range(i - 1, max(c.sentence.first, i - 7) - 1, -1):
        if c.low(k) in CARRIED:
            first, aux = aux_start(c, k)
            if "B" not in aux and c.tag(k - 1) != "B":
                continue
            if c.low(k) == "still" or c.tag(k - 1) == "B":
                first = k - 1
            people = [group for group in subjects(c, first) if group.kind == "count" and not group.definite]
            dead = any(c.low(n) in ("body", "bodies", "corpse", "corpses", "dead") for n in range(c.sentence.first, k))
            return (
                []
                if dead
                else [_state(c, Effect.WOUNDED, group, "hospital", group.first, i + 1, k) for group in people]
            )
        if c.tags[k] in ".;,":
            return []
    return []


def _toll(c: Clause, i: int) -> list[Stated]:
    if c.low(i - 1) not in (
        "death",
        "deaths",
        "fatality",
        "casualty",
        "overall",
        "official",
        "the",
        "confirmed",
        "de*ath",
    ):
        return []
    if c.low(i + 1) == "free":
        return []
    group = _loose_number(c, i + 1, i + 40)
    if group is None:
        among = [k for k in range(i + 1, min(i + 4, c.sentence.last)) if c.low(k) == "among"]
        del among
        return []
    effect = Effect.KILLED_OR_WOUNDED if c.low(i - 1) == "casualty" else Effect.KILLED
    stated = _state(c, effect, group, "toll", i - 1, i + 1, i)
    for k in range(i + 1, group.first):
        if c.low(k) == "among":
            people = objects(c, k + 1)
            if people:
                stated.victims = (people[0].first, people[-1].last)
    return [stated]


def _lives(c: Clause, i: int, word: str) -> list[Stated]:
    del word
    before = [c.low(i - k) for k in range(1, 5)]
    verbs = ("claimed", "claiming", "claims", "claim", "took", "taking", "taken", "takes")
    if c.tag(i + 1) == "o" and before[0] in ("the", "") and before[1] in verbs:
        return [_state(c, Effect.KILLED, group, "lives.of", i - 2, i + 1, i) for group in objects(c, i + 2)]
    if before[0] in ("their", "his", "her", "its") and before[1] in ("lost", "losing", "lose"):
        people = subjects(c, i - 2)
        return [_state(c, Effect.KILLED, group, "lives.lost", group.first, i + 1, i) for group in people]
    for k in range(max(c.sentence.first, i - 4), i):
        if c.low(k) in verbs or c.low(k) in ("cost", "costing"):
            return _claimed_lives(c, k, i)
    return []


def _claimed_lives(c: Clause, verb: int, i: int) -> list[Stated]:
    for k in range(verb + 1, i):
        if c.tags[k] in "DHV":
            begin, kind = find_qualifier(c.doc.lowers, k, verb + 1)
            quantity = read_quantity(
                [word for word in c.doc.words[k:i] if word.lower() not in ("civilian", "innocent", "human", "more")]
            )
            if quantity is None:
                return []
            quantity = qualify(quantity, kind)
            group = Group(
                begin, i + 1, i, quantity.low, quantity.high, quantity.qualifier, (begin, i), "count", alone=True
            )
            return [_state(c, Effect.KILLED, group, "lives.claimed", verb, i + 1, i)]
    return []


def _of_the(c: Clause, i: int) -> list[Stated]:
    """Such as "Of the 130 injured, 77 were women or children"."""
    effect = AMONG.get(c.low(i + 3)) or AMONG.get(c.low(i + 4))
    if effect is None:
        return []
    comma = i + 4 if c.tag(i + 4) == "," else i + 5
    if c.tag(comma) != ",":
        return []
    group = c.begins.get(comma + 1)
    if group is None or group.kind != "count":
        return []
    at = skip_right(c, group.last, "a")
    if group.alone and c.tag(at) != "B":
        return []
    stated = _state(c, effect, group, "of_the", i, group.last, i + 3)
    stated.subset = True
    named = c.begins.get(skip_right(c, at + 1, "a"))
    if group.alone and named is not None:
        stated.victims = (named.first, named.last)
        stated.last = named.last
    return [stated]


def _of_wounded(c: Clause, i: int) -> list[Stated]:
    """Such as "many of the wounded are in critical condition": a part of the wounded."""
    of = i - 1 if c.tag(i - 1) == "o" else i - 2
    if c.tag(of) != "o" or c.tag(of - 1) not in "DVH":
        return []
    if not any(
        c.low(k) in ("condition", "critical", "critically", "serious", "intensive") for k in range(i + 1, i + 8)
    ):
        return []
    quantity = read_quantity([c.doc.words[of - 1]])
    if quantity is None:
        return []
    start, kind = find_qualifier(c.doc.lowers, of - 1, c.sentence.first)
    quantity = qualify(quantity, kind)
    group = Group(start, i + 1, i, quantity.low, quantity.high, quantity.qualifier, (start, of), "count", alone=True)
    stated = _state(c, Effect.WOUNDED, group, "of_wounded", start, i + 1, i)
    stated.subset = True
    return [stated]


def _of_those(c: Clause, i: int) -> list[Stated]:
    """Such as "three of those killed were foreigners"."""
    effect = AMONG.get(c.low(i + 2))
    named = c.begins.get(skip_right(c, i + 4, "a"))
    quantity = read_quantity([c.doc.words[i - 1]])
    if effect is None or named is None or quantity is None:
        return []
    start, kind = find_qualifier(c.doc.lowers, i - 1, c.sentence.first)
    quantity = qualify(quantity, kind)
    group = Group(start, i, i - 1, quantity.low, quantity.high, quantity.qualifier, (start, i), "count", alone=True)
    stated = _state(c, effect, group, "of_those", start, named.last, i + 2)
    stated.subset, stated.victims = True, (named.first, named.last)
    return [stated]


def _no_reports(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "no immediate reports of any injuries"."""
    del word
    for k in range(i + 1, min(i + 4, c.sentence.last)):
        if c.low(k) in ("reports", "report", "word", "news", "information", "loss"):
            for n in range(k + 1, min(k + 5, c.sentence.last)):
                effect = HARM.get(c.low(n))
                if effect is not None or (c.low(k) == "loss" and c.low(n) in ("life", "lives")):
                    if effect in (Effect.WOUNDED, None):
                        effect = Effect.KILLED_OR_WOUNDED if effect else Effect.KILLED
                    group = Group(i, n + 1, n, 0, 0, Qualifier.EXACT, (i, i + 1), "zero", alone=True)
                    return [_state(c, effect, group, "noun.zero", i, n + 1, n)]
            return []
    return []


def _suffered(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "four persons who sustained serious injuries", "were treated for wounds"."""
    del word
    for k in range(i + 1, min(i + 7, c.sentence.last)):
        if c.low(k) in ("injuries", "injury", "wounds", "wound", "burns", "bruises", "concussion", "concussions"):
            if c.tag(k - 1) in "Df":
                return []
            first, aux = aux_start(c, i)
            if "m" in aux or "f" in aux:
                return []
            whose = whom(c, first)
            people = [whose[0]] if whose else subjects(c, first)
            return [
                _state(c, Effect.WOUNDED, group, "suffered", group.first, k + 1, k)
                for group in people
                if group.kind != "bare" or not group.definite
            ]
        if c.tags[k] in ".,;&" and c.low(k) != ",":
            return []
    return []


def _lost(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "We lost eight of our men", "the army lost 12 soldiers"."""
    del word
    people = objects(c, i + 1)
    return [
        _state(c, Effect.KILLED, group, "lost.people", i, i + 1, i)
        for group in people
        if group.kind == "count" and not group.alone and group.high != 0 and _of_a_side(c, group)
    ]


SIDE_WORDS = listed("men people persons members personnel citizens lives fighters sons brothers comrades compatriots")


def _of_a_side(c: Clause, group: Group) -> bool:
    """People a fighting side loses; a company that lost 300 workers lost no lives."""
    head = c.low(group.head)
    return head in SIDE_WORDS or g.PLURAL_PEOPLE.get(head) == "combatant" or g.SINGULAR_PEOPLE.get(head) == "combatant"


def _captive(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "took 30 people hostage", "were taken prisoner", "hundreds of hostages"."""
    taken = ("taken", "took", "taking", "held", "holding", "take", "seized", "takes", "capturing", "seizing")
    if word in ("hostage", "captive", "prisoner"):
        group = c.ends.get(i)
        if group is not None and any(
            c.low(k) in taken for k in range(max(c.sentence.first, group.first - 3), group.first)
        ):
            return [_state(c, Effect.CAPTURED, group, "hostage", group.first - 1, i + 1, i)]
        if c.low(i - 1) in taken and c.tag(i - 2) in "Bha":
            return [_state(c, Effect.CAPTURED, group, "hostage", group.first, i + 1, i) for group in subjects(c, i - 2)]
        if c.low(i - 1) in taken:
            return [_state(c, Effect.CAPTURED, group, "hostage", i - 1, i + 1, i) for group in objects(c, i + 1)]
        return []
    if c.low(i - 1) == "as" and (led := c.ends.get(i - 1)) is not None and led.kind != "bare":
        if any(c.low(k) in taken for k in range(max(c.sentence.first, led.first - 3), led.first)):
            return [_state(c, Effect.CAPTURED, led, "hostage", led.first - 1, i + 1, i)]
        return []
    group = c.inside.get(i)
    if (
        group is not None
        and group.kind == "count"
        and any(c.low(k) in taken for k in range(max(c.sentence.first, group.first - 3), group.first))
    ):
        return [_state(c, Effect.CAPTURED, group, "hostage", group.first - 1, i + 1, i)]
    return []


RAISING = listed("brought brings bringing raised raising raises pushed pushing taking took")
NUMBERED = {"killed": Effect.KILLED, "dead": Effect.KILLED, "deaths": Effect.KILLED, "fatalities": Effect.KILLED,
            "martyrs": Effect.KILLED, "injured": Effect.WOUNDED, "wounded": Effect.WOUNDED, "injuries": Effect.WOUNDED,
            "casualties": Effect.KILLED_OR_WOUNDED, "captured": Effect.CAPTURED, "missing": Effect.MISSING,
            "victims": Effect.KILLED}  # fmt: skip
RISES = listed(
    "rose risen rises jumped jumps climbed increased reached reaches stands stood hit hits topped exceeded passed was is to at"
)


def _number_of(c: Clause, i: int) -> list[Stated]:
    """Such as "the number of injured civilians in X has risen to ten"."""
    if c.tag(i + 1) != "o" or c.low(i - 1) == "a":
        return []
    raised = any(c.low(n) in RAISING for n in range(max(c.sentence.first, i - 7), i))
    effects: set[Effect] = set()
    for k in range(i + 2, min(i + 8, c.sentence.last)):
        if c.tags[k] in "IB" and effects:
            break
        if c.low(k) in NUMBERED:
            effects.add(NUMBERED[c.low(k)])
    if not effects:
        return []
    effect = effects.pop() if len(effects) == 1 else Effect.KILLED_OR_WOUNDED
    if raised and c.tag(i - 2) == "D" and c.low(i - 3) == "to":
        before = _loose_number(c, i - 2, i - 1)
        return [_state(c, effect, before, "number.of", i - 3, i + 2, i)] if before is not None else []
    for k in range(i + 3, min(i + 45, c.sentence.last)):
        put = (raised and c.low(k) == "to") or (
            c.low(k) == "at"
            and any(c.low(n) in ("put", "puts", "putting") for n in range(max(c.sentence.first, i - 3), i))
        )
        if put or (c.low(k) in RISES and c.low(k) not in ("to", "at", "is", "was")):
            group = _loose_number(c, k, k + 8)
            if group is None:
                return []
            stated = _state(c, effect, group, "number.of", i - 1, i + 1, i)
            people = c.begins.get(i + 2) or c.inside.get(i + 3)
            if people is not None and group.alone:
                stated.victims = (people.first, people.last)
            return [stated]
    return []


AMONG = {"toll": Effect.KILLED, "dead": Effect.KILLED, "killed": Effect.KILLED, "deceased": Effect.KILLED, "fatalities": Effect.KILLED,
         "injured": Effect.WOUNDED, "wounded": Effect.WOUNDED, "martyrs": Effect.KILLED, "victims": Effect.KILLED}  # fmt: skip


def _among(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "four children were among the dead", "among the dead were two women", "the dead included", "the victims were"."""
    effect = AMONG.get(word)
    if effect is None or (c.low(i - 1) not in ("the", "those") and word != "toll"):
        return []
    people: list[Group] = []
    rule = "among"
    if c.low(i - 2) == "among":
        if c.tag(i - 3) == "B":
            people = subjects(c, i - 3)
        elif be := next((k for k in range(i + 1, min(i + 9, c.sentence.last)) if c.tags[k] == "B"), 0):
            people = objects(c, be + 1)
    elif c.low(i + 1) in ("included", "include", "includes"):
        people, rule = objects(c, i + 2), "dead.include"
    elif c.low(i + 1) in ("were", "are") and word != "killed":
        people, rule = [group for group in objects(c, i + 2) if group.kind in ("count", "single")], "dead.were"
    out = []
    for group in people:
        if group.kind == "bare" and group.qualifier is Qualifier.VAGUE and rule != "among":
            continue
        stated = _state(c, effect, group, rule, i - 1, i + 1, i)
        stated.subset = True
        out.append(stated)
    return out


Frame = Callable[[Clause, int, str], list[Stated]]
FRAMES: dict[str, Frame] = {
    "of": _of_some,
    "no": _no_reports,
    "away": _taken_away,
    **dict.fromkeys(("wounded", "injured"), _hurt),
    **dict.fromkeys(SUFFERING, _suffered),
    **dict.fromkeys(HOSPITALS, _hospital),
    **dict.fromkeys(("lives", "life"), _lives),
    **dict.fromkeys(("lost", "losing", "lose"), _lost),
    **dict.fromkeys(("hostage", "captive", "prisoner", "captives", "prisoners", "hostages"), _captive),
    **dict.fromkeys(("dead", "killed", "victims", "deceased", "martyrs"), _among),
}
"""The frame a word begins, where its letter does not tell."""
