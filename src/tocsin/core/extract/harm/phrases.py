"""Which fixed phrases state harm: "lost their lives", "taken hostage", "sustained injuries", "among the dead"."""

from __future__ import annotations

from collections.abc import Callable

from tocsin.core.extract.english import grammar as g
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm import (
    among_those,
    bodily,
    conditions,
    dead_and_wounded,
    ends,
    hostages,
    idioms,
    led_off,
    lives,
    nobody,
    shares,
    survival,
    taken,
    unfound,
)
from tocsin.core.extract.harm.figures import figure
from tocsin.core.extract.harm.frames import Stated, state
from tocsin.core.extract.harm.objects import after_group, counted, has_own_verb, objects
from tocsin.core.extract.harm.sayings import FAMILY
from tocsin.core.extract.harm.subjects import coordinated_left
from tocsin.core.extract.harm.tolls import body_count, stands_at, total
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.quantities import find_qualifier, qualify, read_quantity
from tocsin.core.extract.people.walk import Clause, skip_left, skip_right
from tocsin.schemas.words import Effect, Qualifier

HARM = {"losses": Effect.KILLED_OR_WOUNDED, "casualties": Effect.KILLED_OR_WOUNDED, "casualty": Effect.KILLED_OR_WOUNDED, "fatalities": Effect.KILLED,
        "fatality": Effect.KILLED, "deaths": Effect.KILLED, "death": Effect.KILLED, "bodies": Effect.KILLED,
        "body": Effect.KILLED, "corpses": Effect.KILLED, "cadavers": Effect.KILLED, "cadaver": Effect.KILLED, "corpse": Effect.KILLED, "injuries": Effect.WOUNDED,
        "injury": Effect.WOUNDED, "homicides": Effect.KILLED, "killings": Effect.KILLED, "murders": Effect.KILLED, "murder": Effect.KILLED,
        "abductions": Effect.CAPTURED, "kidnappings": Effect.CAPTURED, "massacre": Effect.KILLED,
        "executions": Effect.KILLED, "assassination": Effect.KILLED, "martyrdom": Effect.KILLED,
        "killing": Effect.KILLED, "slaying": Effect.KILLED, "slayings": Effect.KILLED, "beheading": Effect.KILLED,
        "execution": Effect.KILLED, "elimination": Effect.KILLED, "neutralisation": Effect.KILLED, "neutralization": Effect.KILLED, "abduction": Effect.CAPTURED, "kidnapping": Effect.CAPTURED,
        "capture": Effect.CAPTURED, "martyrs": Effect.KILLED, "slaughter": Effect.KILLED, "butchery": Effect.KILLED, "lynching": Effect.KILLED, "decapitation": Effect.KILLED, "liquidation": Effect.KILLED, "wounding": Effect.WOUNDED, "injuring": Effect.WOUNDED, "detention": Effect.CAPTURED}  # fmt: skip


SIDE_WORDS = listed(
    "member fighter men guys people persons members personnel citizens lives fighters sons brothers comrades compatriots"
)


AMONG = {"murdered": Effect.KILLED, "eliminated": Effect.KILLED, "neutralised": Effect.KILLED, "neutralized": Effect.KILLED, "toll": Effect.KILLED, "dead": Effect.KILLED, "killed": Effect.KILLED, "deceased": Effect.KILLED, "fallen": Effect.KILLED, "fatalities": Effect.KILLED,
         "injured": Effect.WOUNDED, "wounded": Effect.WOUNDED, "hurt": Effect.WOUNDED, "martyrs": Effect.KILLED, "victims": Effect.KILLED, "deaths": Effect.KILLED,
         "slain": Effect.KILLED, "abducted": Effect.CAPTURED, "kidnapped": Effect.CAPTURED, "captured": Effect.CAPTURED,
         "casualties": Effect.KILLED_OR_WOUNDED}  # fmt: skip


HARMED = {**AMONG, "died": Effect.KILLED, "perished": Effect.KILLED}


def _of_some(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "of the 130 injured, 77 were", "three of those killed were", "two of the 12 people killed"."""
    if c.low(i + 1) not in ("the", "those"):
        return []
    at = skip_right(c, i + 2, "DHaxJPpO")
    harmed = AMONG
    if c.low(at) in ("who", "that"):
        at, harmed = skip_right(c, at + 1, "Bha"), HARMED
    effect = harmed.get(c.low(at)) or AMONG.get(c.low(at - 1))
    if effect is None:
        return []
    harm = at if harmed.get(c.low(at)) else at - 1
    whole = [] if harmed is HARMED else _whole_of(c, i, harm, effect)
    if made_up := shares.made_up(c, i, harm, effect):
        return [*whole, *made_up]
    if c.tag(i - 1) in "DVH":
        also = c.tag(harm + 1) == "&" and c.low(harm + 3) == "of"  # "and 11 of the injured were"
        be = _be_after(c, harm + 6 if also else harm + 1) or _verb_after(c, harm + 1)
        told = skip_right(c, harm + 1, "PpL")
        apposed = 0 if be else _behind_apposition(c, told)
        be = be or apposed
        parts = _of_those(c, i, harm, be, effect) if be else []
        who = c.begins.get(told + 1) if apposed and parts else None
        if who is not None:
            parts[0].victims = (who.first, who.last)
        more = [*_and_the_others(c, i, harm, effect, parts[0]), *_and_so_many(c, harm, be, effect)] if parts else []
        return [*whole, *parts, *more]
    return [*whole, *_of_the(c, i, harm, effect)]


def _whole_of(c: Clause, i: int, harm: int, effect: Effect) -> list[Stated]:
    """The whole that "of the 22 killed" counts."""
    last = skip_right(c, i + 2, "DH")
    quantity = read_quantity(c.doc.words[i + 2 : last]) if last > i + 2 else None
    if quantity is None:
        return []
    group = Group(
        i + 1, harm + 1, harm - (c.tag(harm - 1) in "PpL"), quantity.low, quantity.high, quantity.qualifier, (i + 2, last), "count", definite=True,
        alone=harm == last,
    )  # fmt: skip
    return [state(c, effect, group, "of_whole", i + 1, harm + 1, harm)]


def _hurt(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "among the wounded were", "many of the wounded are in critical condition"."""
    found = _both_number(c, i) or among(c, i, word)
    found = found or (stands_at(c, i, AMONG.get(word)) if c.tag(i - 1) == "T" else []) or there_are(c, i, word)
    if not found and c.tag(i - 1) in "To" and c.tag(i + 1) in "IB":
        return _of_wounded(c, i)
    return found


def there_are(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "there are wounded civilians", "there were dead and wounded among the villagers"."""
    be = skip_left(c, i - 1, "a&K")
    effect = AMONG.get(word)
    if c.tag(be - 2) in "PLp":
        return []  # "13 persons there were injured"
    if c.tag(be) != "B" or c.low(be - 1) != "there" or effect is None or c.low(be) not in ("are", "were"):
        return []
    people = c.inside.get(i + 1)
    if people is not None and people.kind == "bare":
        return [state(c, effect, people, "there_are", be, people.last, i)]
    if c.tag(i + 1) not in ".,;&I":
        return []
    group = Group(i, i + 1, i, 2, None, Qualifier.VAGUE, (i, i + 1), "bare", alone=True)
    return [state(c, effect, group, "there_are", be, i + 1, i)]


def _and_the_others(c: Clause, i: int, harm: int, effect: Effect, told: Stated) -> list[Stated]:
    """The second kind of "six of those wounded were officers and 11 were civilians"."""
    at = told.last + (c.tag(told.last) == ",")
    group = c.begins.get(at + 1) if c.tag(at) == "&" else None
    if group is None or not group.alone or group.kind != "count" or c.tag(group.last) != "B":
        return []
    named = c.begins.get(skip_right(c, group.last + 1, "a"))
    return [_part(c, i, harm, effect, group, named)] if named is not None else []


def _of_the(c: Clause, i: int, harm: int, effect: Effect) -> list[Stated]:
    """Such as "Of the 90 wounded, 31 were women", "Of those killed, six were rebels and two soldiers"."""
    comma = next((k for k in range(harm + 1, min(harm + OF_REACH, c.last)) if c.tags[k] == ","), 0)
    group = c.begins.get(comma + 1) if comma else None
    out: list[Stated] = []
    while group is not None and group.kind == "count":
        at = skip_right(c, group.last, "a")
        named = None
        if group.alone:
            copula = c.tag(at) == "B" or c.low(at) in BELONGING
            named = c.begins.get(skip_right(c, at + 1, "a")) if copula else None
            if not copula and not out:
                break
        out.append(_part(c, i, harm, effect, group, named))
        following = named.last if named is not None else skip_right(c, at + 1, "xJC") if c.tag(at) == "B" else at
        following = skip_right(c, following, ",&")
        group = c.begins.get(following + 1 if c.low(following) in ("while", "whereas") else following)
        if group is not None and not group.alone and has_own_verb(c, group):
            break
    return out


OF_REACH = 10


def _part(c: Clause, i: int, harm: int, effect: Effect, group: Group, named: Group | None) -> Stated:
    stated = state(c, effect, group, "of_the", i, group.last, harm)
    stated.subset = True
    if named is not None:
        stated.victims = (named.first, named.last)
        stated.last = named.last
    return stated


def _of_wounded(c: Clause, i: int) -> list[Stated]:
    """Such as "many of the wounded are in critical condition": a part of the wounded."""
    of = i - 1 if c.tag(i - 1) == "o" else i - 2
    if c.tag(of) != "o" or c.tag(of - 1) not in "DVH":
        return []
    if not any(c.low(k) in GRAVE for k in range(i + 1, i + 8)):
        return []
    quantity = read_quantity([c.doc.words[of - 1]])
    if quantity is None:
        return []
    start, kind = find_qualifier(c.doc.lowers, of - 1, c.sentence.first)
    quantity = qualify(quantity, kind)
    group = Group(start, i + 1, i, quantity.low, quantity.high, quantity.qualifier, (start, of), "count", alone=True)
    stated = state(c, Effect.WOUNDED, group, "of_wounded", start, i + 1, i)
    stated.subset = True
    return [stated]


GRAVE = listed(
    "condition critical critically serious seriously intensive survive live danger coma life lives grave gravely precarious"
)


def _be_after(c: Clause, i: int) -> int:
    """The "were" that follows token ``i`` at once or after one "of ..." or "in ..." phrase; 0 if none does."""
    if c.tag(i) == "," and c.tag(i + 1) == "C" and c.tag(named := skip_right(c, i + 1, "C")) == ",":
        i = named + 1  # "one of the dead, Omar Said, was"
    end = skip_right(c, i + 1, "TSAxCJUz") if c.tag(i) in "Io" else i
    if c.tag(end) == "o":
        end = skip_right(c, end + 1, "TSAxCJUz")
    if c.tag(end) in "Io" and end != i:
        end = skip_right(c, end + 1, "TSAxCJUz")
    return end if c.tag(end) == "B" or c.low(end) in BELONGING else 0


MOVED = listed("brought shifted taken moved rushed referred admitted transferred airlifted evacuated flown identified")
"""What is done to some of the wounded, who are counted so; who was discharged is not."""


def _verb_after(c: Clause, i: int) -> int:
    """The verb of "one of the injured Omar Said sustained", "four of the slain labourers had come"; 0 where harm follows."""
    end = skip_right(c, i, "pPxC")
    return end if c.tag(end) in "evh" else 0


def _and_so_many(c: Clause, harm: int, be: int, effect: Effect) -> list[Stated]:
    """Such as "four of the dead were students, and three were pensioners": the further counts."""
    named = c.begins.get(skip_right(c, be + 1, "a"))
    if named is None:
        return []
    out: list[Stated] = []
    for group, who in counted(c, skip_right(c, after_group(c, named), ",&")):
        if group.alone and who is not None:
            part = state(c, effect, group, "of_those", group.first, who.last, harm)
            part.subset, part.victims = True, (who.first, who.last)
            out.append(part)
    return out


APPOSITION_TOKENS_MAX = 14


def _behind_apposition(c: Clause, i: int) -> int:
    """The verb of "one of the injured, a sub inspector, was flown to"; 0 where nothing stands between commas."""
    if c.tag(i) != ",":
        return 0
    close = next((k for k in range(i + 2, min(i + APPOSITION_TOKENS_MAX, c.last)) if c.tags[k] in ",.;"), 0)
    return close + 1 if close and c.tags[close] == "," and c.tag(close + 1) in "Bevh" else 0


BELONGING = listed("belonged belong wore hailed came worked served")
"""Verbs that tell what those counted were, as "were" does."""


def _of_those(c: Clause, i: int, harm: int, be: int, effect: Effect) -> list[Stated]:
    """Such as "three of those killed were foreigners"."""
    named = c.begins.get(skip_right(c, be + 1, "a"))
    quantity = read_quantity([c.doc.words[i - 1]])
    state_of = c.tag(i + 2) in "DH" and (c.low(be + 1) in ("in", "on", "still", "said") or c.low(be + 1) in GRAVE)
    told = (
        named is not None
        or state_of
        or (c.low(be + 1) == "from" and c.tag(be + 2) in "CTx")
        or c.low(be) in BELONGING
        or c.tag(be) in "evh"
    )
    if quantity is None or (not told and c.tag(be + 1) not in "xJCB" and c.low(be + 1) not in MOVED):
        return []
    start, kind = find_qualifier(c.doc.lowers, i - 1, c.sentence.first)
    quantity = qualify(quantity, kind)
    group = Group(start, i, i - 1, quantity.low, quantity.high, quantity.qualifier, (start, i), "count", alone=True)
    stated = state(c, effect, group, "of_those", start, named.last if named else min(be + 2, c.last), harm)
    stated.subset = True
    if named is not None:
        stated.victims = (named.first, named.last)
    return [stated]


def _no_reports(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "no immediate reports of any injuries"."""
    del word
    if (harm := _no_harm(c, i)) is not None:
        return [harm]
    if none := nobody.no_cost(c, i):
        return none
    for k in range(i + 1, min(i + 4, c.sentence.last)):
        if c.low(k) in ("reports", "report", "loss"):
            for n in range(k + 1, min(k + 5, c.sentence.last)):
                effect = HARM.get(c.low(n))
                if effect is not None or (c.low(k) == "loss" and c.low(n) in ("life", "lives")):
                    hurt = any(c.low(m) in ("injury", "injuries") for m in range(n + 1, n + 3))
                    effect = Effect.WOUNDED if effect is None and hurt else effect
                    if effect in (Effect.WOUNDED, None):
                        effect = Effect.KILLED_OR_WOUNDED if effect else Effect.KILLED
                    return [state(c, effect, nobody.zero(i, n + 1), "noun.zero", i, n + 1, n)]
            return []
    return []


def _no_harm(c: Clause, i: int) -> Stated | None:
    """Such as "no harm to civilians was reported", "no harm came to residents"."""
    if c.low(i + 1) != "harm" or not {c.low(i + 2), c.low(i + 3)} & {"to", "came", "was"}:
        return None
    people = objects(c, i + 3 if c.low(i + 2) == "to" else i + 4)
    last = people[0].last if people else i + 2
    group = Group(
        i, last, people[0].head if people else i + 1, 0, 0, Qualifier.EXACT, (i, i + 1), "zero", alone=not people
    )
    return state(c, Effect.KILLED_OR_WOUNDED, group, "noun.zero", i, last, i + 1)


def _lost(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "We lost eight of our men", "the army lost 12 soldiers"."""
    del word
    people = objects(c, i + 1)
    if bereaved := _bereaved(c, i, people):
        return bereaved
    return [
        state(c, Effect.KILLED, group, "lost.people", i, i + 1, i)
        for group in people
        if (group.kind == "count" or group is not people[0] or c.low(group.number[0]) == "one")
        and group.high != 0
        and (
            c.low(group.last - 1) in ("own", "number")
            or (not group.alone and (_of_a_side(c, group) or c.low(group.head) in COMRADES))
        )
    ]


COMRADES = listed("boys lads colleagues comrades friends neighbours neighbors")
"""Whom somebody loses to death: "I lost two of my colleagues"."""


def _bereaved(c: Clause, i: int, people: list[Group]) -> list[Stated]:
    """Such as "she lost her husband and four children to an air strike"."""
    if (
        not people
        or (
            c.tag(people[0].first) != "S"
            and c.low(people[0].first) not in ("both", "all")
            and not _who_lost(c, i, people[0])
        )
        or any(c.low(group.head) not in FAMILY for group in people)
    ):
        return []
    return [
        state(c, Effect.KILLED, group, "lost.family", i, i + 1, i)
        for group in people
        if group.kind in ("count", "single")
    ]


def _who_lost(c: Clause, i: int, group: Group) -> bool:
    """As in "Omar, who lost two cousins"."""
    return group.kind == "count" and c.low(i - 2 if c.low(i - 1) in ("has", "had", "also") else i - 1) == "who"


def _of_a_side(c: Clause, group: Group) -> bool:
    """People a fighting side loses; a company that lost 300 workers lost no lives."""
    head = c.low(group.head)
    return head in SIDE_WORDS or g.PLURAL_PEOPLE.get(head) == "combatant" or g.SINGULAR_PEOPLE.get(head) == "combatant"


def _hands(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "lost both hands", "are in the hands of pirates"."""
    return bodily.lost_limb(c, i, word) or idioms.held(c, i, word)


def _rubble(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "are trapped under the rubble", "was hit by debris"."""
    return unfound.under_rubble(c, i, word) or bodily.hit_by(c, i, word)


DEADLY = listed(
    "blast blasts bomb bombs bombing bombings attack attacks raid raids strike strikes shelling explosion ambush gunfight massacre"
)


def _claimed(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "a bombing which claimed 21 persons"."""
    del word
    people = [group for group in objects(c, i + 1) if group.kind == "count" and not group.guessed]
    alone = c.low(skip_left(c, i - 1, "ha")) in DEADLY and people and c.tag(people[-1].last) in ".,;I"
    people = [group for group in people if alone or not group.alone]
    people = [group for group in people if c.tag(group.last) not in "Bh"]
    return [state(c, Effect.KILLED, group, "claimed.people", i, i + 1, i) for group in people]


def among(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "four children were among the dead", "among the dead were two women", "the dead included", "the victims were"."""
    effect = AMONG.get(word)
    other = c.low(i - 1) == "other" and word == "victims"
    confirmed = c.tag(i - 1) in "JxeKs" and c.low(i - 2) in ("the", "those")
    opens = i == c.sentence.first and c.low(i + 1) in INCLUDE  # "Fatalities included a guard"
    the = c.low(i - 1) in ("the", "those")
    if effect is None or not (the or word == "toll" or other or confirmed or opens):
        return []
    people: list[Group] = []
    rule = "among"
    if c.low(i - 2) == "among":
        be = skip_left(c, i - 3, "a")
        if figuring := shares.figuring(c, be):
            people = figuring
        elif parts := _among_those(c, _before_dashes(c, i - 2)):
            people = parts
        elif numbered := counted(c, skip_right(c, i + 1, "PxJ,")):
            return _named_parts(c, i, effect, numbered)
        elif be := next(
            (k for k in range(i + 1, min(i + 9, c.last)) if c.tags[k] == "B" or c.low(k) in shares.FIGURING), 0
        ):
            people = objects(c, be + 1) or _whoever(c, be)
    elif (verb := _include_after(c, i + 1)) is not None:
        people, rule = [group for group in objects(c, verb + 1) if c.tag(group.last) != "K"], "dead.include"
    elif c.low(i - 1) == "those" and (including := _including(c, i)):  # "those hurt, including a girl,"
        people, rule = objects(c, including + 1, loose=True), "dead.include"
    elif c.low(i + 1) in ("were", "are") and (word != "killed" or c.low(i - 1) == "those"):
        people, rule = [group for group in objects(c, i + 2) if group.kind in ("count", "single")], "dead.were"
    out = []
    for group in people:
        if group.kind == "bare" and group.qualifier is Qualifier.VAGUE and rule != "among":
            continue
        stated = state(c, effect, group, rule, i - 1, i + 1, i)
        stated.subset = True
        out.append(stated)
    return out


def _among_those(c: Clause, at: int) -> list[Group]:
    """Who "among the dead" is said of, up to token ``at``: "with two soldiers and a nurse among the dead", "there were nurses"."""
    last = c.ends.get(at)
    if last is None:
        return []
    if c.low(last.head) in ("family", "household") and c.tag(last.first - 1) == "o":
        last = c.ends.get(last.first - 1, last)  # "three members of one family"
    listed_with = coordinated_left(c, last)
    before = listed_with[0].first - 1
    if c.low(before) == "with" or (c.tag(before) == "B" and c.low(before - 1) == "there"):
        return [group for group in listed_with if group.kind != "bare"]
    return [last] if last.kind == "count" else []


def _include_after(c: Clause, i: int) -> int | None:
    """The "include" of "the dead also include", "those killed in the blast include"; None where there is none."""
    at = skip_right(c, i, "a")
    if c.low(at) in ("in", "by", "during", "on"):
        at = next((k for k in range(at, min(at + OF_REACH, c.last)) if c.low(k) in INCLUDE or c.tags[k] in ",;"), at)
    return at if c.low(at) in INCLUDE else None


INCLUDE = frozenset(("included", "include", "includes"))


def _named_parts(c: Clause, i: int, effect: Effect, people: list[tuple[Group, Group | None]]) -> list[Stated]:
    """Such as "among the dead rebels, three were commanders and two were guards"."""
    out = []
    for group, named in people:
        stated = state(c, effect, group, "among", i - 1, named.last if named else group.last, i)
        stated.subset = True
        stated.victims = (named.first, named.last) if named else None
        out.append(stated)
    return out


def _including(c: Clause, i: int) -> int:
    """The "including" that tells of the people harmed at token ``i``, right after them or, where they open the sentence, later."""
    if c.tag(i + 1) == "," and c.tag(i + 2) == "i":
        return i + 2
    found = c.tags.find(",i", i, c.last) if i - 1 == c.first else -1
    return found + 1 if found > 0 and not any(tag in "KkgdN" for tag in c.tags[i + 1 : found]) else 0


def _before_dashes(c: Clause, at: int) -> int:
    """The token after the people that an insertion between dashes, which ends at ``at``, tells more of; else ``at``."""
    if c.tag(at - 1) != "-":
        return at
    inside = skip_left(c, at - 1, "-")
    opening = next((k for k in range(inside, max(c.first, at - DASHES_REACH), -1) if c.tags[k] == "-"), at)
    return skip_left(c, opening, "-") + 1 if opening != at else at


DASHES_REACH = 14


def _whoever(c: Clause, be: int) -> list[Group]:
    """Who "among the dead was" names, be it a word no list knows: "the group's second-in-command"."""
    end = skip_right(c, be + 1, "TASxJC'")
    if c.low(be) != "was" or end - be < WHO_TOKENS_MIN or c.tag(be + 1) not in "TASC" or c.tag(end) not in ".,;woI":
        return []
    return [Group(be + 1, end, end - 1, 1, 1, Qualifier.EXACT, (be + 1, be + 2), "single", guessed=True)]


WHO_TOKENS_MIN = 3


def _dead(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "two children were among the dead", "the dead number 17"."""
    found = dead_and_wounded.pair(c, i, word) or _both_number(c, i) or among(c, i, word)
    found = found or (stands_at(c, i, AMONG.get(word)) if c.tag(i - 1) in "TsJS" else [])
    return found or there_are(c, i, word)


def _both_number(c: Clause, i: int) -> list[Stated]:
    """Such as "dead and wounded number around 25": the second of the two stands at ``i``."""
    first, second = AMONG.get(c.low(i - 2)), AMONG.get(c.low(i))
    if c.tag(i - 1) != "&" or first is None or second is None or first is second or c.tag(i - 3) not in 'TJ.,;s-:"':
        return []
    return stands_at(c, i, Effect.KILLED_OR_WOUNDED)


Frame = Callable[[Clause, int, str], list[Stated]]


FRAMES: dict[str, Frame] = {
    "of": _of_some,
    "no": _no_reports,
    **dict.fromkeys(("figure", "figures"), figure),
    **dict.fromkeys(("claimed", "claims"), _claimed),
    **dict.fromkeys(("wounded", "injured", "hurt"), _hurt),
    **dict.fromkeys(bodily.SUFFERING | bodily.SHOWING, bodily.suffered),
    **dict.fromkeys(bodily.HOSPITALS, bodily.hospital),
    "sciences": bodily.institute,
    **dict.fromkeys(bodily.BODY_PARTS, bodily.lost_limb),
    **dict.fromkeys(bodily.FRAGMENTS, bodily.hit_by),
    **dict.fromkeys(unfound.RUBBLE, _rubble),
    **dict.fromkeys(bodily.CASES, bodily.cases),
    **idioms.FRAMES,
    **taken.FRAMES,
    **led_off.FRAMES,
    **conditions.FRAMES,
    **nobody.FRAMES,
    **ends.FRAMES,
    **dead_and_wounded.FRAMES,
    **dict.fromkeys(("destroyed", "destroying"), _lost),
    "count": body_count,
    "medical": bodily.medical_help,
    "hit": bodily.hit,
    "admitted": bodily.admitted,
    **dict.fromkeys(bodily.HURTS, bodily.with_injuries),
    **dict.fromkeys(("total", "tally"), total),
    "hands": _hands,
    **lives.FRAMES,
    **dict.fromkeys(("lost", "losing", "lose"), _lost),
    **hostages.FRAMES,
    **survival.FRAMES,
    **among_those.FRAMES,
    **dict.fromkeys(
        listed("dead killed murdered slain victims deceased martyrs eliminated neutralised neutralized"), _dead
    ),
}
"""The frame a word begins, where its letter does not tell."""
