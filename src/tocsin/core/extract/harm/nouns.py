"""Which phrases state harm by a noun: "the death toll rose to 19", "the deaths of", "N bodies", "no casualties"."""

from __future__ import annotations

import re

from tocsin.core.extract.english import grammar as g
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm import nobody
from tocsin.core.extract.harm.bodily import SUFFERING, borne, with_injuries
from tocsin.core.extract.harm.ends import MULTIPLE, multiple
from tocsin.core.extract.harm.figures import figure
from tocsin.core.extract.harm.frames import Stated, state
from tocsin.core.extract.harm.harmed import pronoun
from tocsin.core.extract.harm.idioms import met_death
from tocsin.core.extract.harm.objects import objects
from tocsin.core.extract.harm.phrases import FRAMES, HARM, among
from tocsin.core.extract.harm.sayings import WORDS as SAID
from tocsin.core.extract.harm.sayings import said
from tocsin.core.extract.harm.tolls import number_of, stands_at, toll
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.quantities import Quantity, find_qualifier, qualify, read_quantity
from tocsin.core.extract.people.unlisted import person_at
from tocsin.core.extract.people.walk import Clause, skip_left, skip_right
from tocsin.schemas.words import Effect, Qualifier

COUNTED = re.compile(
    r"(?P<n>f|O|A?[VJx]?#o|A?V?H(?:oH)?o?|D(?:[t|]D)?H*(?:&D)?(?:oT|o)?|A?V|A)[xJCaKOpe]{0,3}?(?P<head>N)(?!o)"
)


CAUSING_TO = re.compile(r"injur(?:y|ies)|wounds?")


HURT = frozenset(("injured", "wounded", "bloodied"))


NO_COUNT_NOUN = listed("wounds wound detention arrest execution capture toll martyrdom assassination massacre killing")


OPENING = SAID.union(FRAMES)
"""The words at which a frame may begin whatever their letter."""


def noun_frames(c: Clause) -> list[Stated]:
    """Statements of the sentence whose word of harm is a noun or a fixed phrase."""
    out: list[Stated] = []
    first, last = c.sentence.first, c.sentence.last
    for i, (letter, word) in enumerate(zip(c.tags[first:last], c.doc.lowers[first:last], strict=True), first):
        if letter not in "Nkg#" and word not in OPENING:
            continue
        if letter in "Nkg#" and (found := _by_letter(c, i, letter, word)) is not None:
            out += found
        elif (frame := FRAMES.get(word)) is not None:
            out += frame(c, i, word)
        if word in SAID:
            out += said(c, i, word)
    return out


def _by_letter(c: Clause, i: int, letter: str, word: str) -> list[Stated] | None:
    """The frame of a noun of harm, of "the killing of", of "the number of"; None for none of these."""
    if letter == "N" or (letter == "k" and (c.tag(i + 1) == "o" or c.low(i - 1) in MULTIPLE)):
        return _noun(c, i, word)
    if letter == "g":
        of = _of_when(c, i) if c.tag(i - 1) == "T" else i + 1
        of = i + 2 if c.low(i + 1) in ("down", "off") else of
        return _of(c, i, of, Effect(g.EFFECT_OF[word])) if c.tag(of) == "o" else None
    if word == "wounds":
        return _inflicted(c, i) or with_injuries(c, i, word)
    return number_of(c, i) or figure(c, i, word) if letter == "#" else None


def _noun(c: Clause, i: int, word: str) -> list[Stated]:
    if word in ("toll", "tolls"):
        return toll(c, i) or among(c, i, word)
    if c.tag(i - 1) == "V" and c.low(i - 2) == "with" and (hurt := with_injuries(c, i, word)):
        return hurt  # "38 people with several injuries"
    found = (
        multiple(c, i, word)
        or _without(c, i, word)
        or _counted(c, i, word)
        or met_death(c, i, word)
        or stands_at(c, i, HARM.get(word))
    )
    if found:
        return found
    effect = HARM.get(word)
    if effect is None:
        return []
    if CAUSING_TO.fullmatch(word) and (inflicted := _inflicted(c, i) or borne(c, i)):
        return inflicted
    if c.tag(i + 1) == ":" and (c.tag(i - 1) in '.;,:"-(' or i == c.first):  # "Deaths: 12"
        people = [group for group in objects(c, i + 2) if group.kind == "count" and group.alone]
        return [state(c, effect, group, "inverted", i, group.last, i) for group in people[:1]]
    if c.tag(i + 1) == "o":
        return _of(c, i, i + 1, effect)
    if (of := _of_when(c, i)) > i + 1:
        return _of(c, i, of, effect)
    if c.tag(i + 1) == "&" and c.tag(i + 2) in "Ng" and c.tag(i + 3) == "o":  # "the death and wounding of"
        return _of(c, i, i + 3, effect)
    if word in CORPSES and (belonging := _his_body(c, i)):
        return belonging
    if word in CORPSES and c.tag(i - 1) in "'S" and (whose := _whose(c, i)) is not None:
        return [state(c, effect, whose, "bodies", whose.first, i + 1, i)]
    if c.tag(i + 1) in "It" and c.low(i + 1) in ("to", "among") and CAUSING_TO.fullmatch(word):
        people = objects(c, i + 2)
        if not people and c.low(i + 1) == "to" and c.tag(i + 2) == "C":
            end = skip_right(c, i + 2, "C")
            people = [Group(i + 2, end, end - 1, 1, 1, Qualifier.EXACT, (i + 2, end), "name")]
        if people:
            return [state(c, Effect.WOUNDED, group, "noun.to", i, i + 1, i) for group in people]
    if word == "death" and (own := _own_death(c, i)):
        return own
    if word in ("assassination", "murder", "killing", "execution", "death") and c.tag(i - 1) == "S":
        return _named_killing(c, i)
    found = _bare_harm(c, i, effect) if word in BARE_HARM else []
    if effect is Effect.WOUNDED:
        found = found or with_injuries(c, i, word)
    return found or among(c, i, word)


CAUSED = frozenset(("caused", "causing", "causes", "led", "leading", "resulted", "resulting"))


def _own_death(c: Clause, i: int) -> list[Stated]:
    """Such as "hit the car of a commander, which caused his death": the one person spoken of before."""
    verb = i - 2 - (c.low(i - 2) in ("to", "in"))
    if c.low(i - 1) not in ("his", "her") or c.low(verb) not in CAUSED:
        return []
    before = (c.inside.get(k) for k in range(verb - 1, c.sentence.first - 1, -1))
    one = next((group for group in before if group is not None and group.kind == "single" and group.low == 1), None)
    return [] if one is None else [state(c, Effect.KILLED, one, "noun.own", verb, i + 1, i)]


def _without(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "without causing any casualties", "did not result in casualties", "neither side suffered losses": nobody was harmed."""
    before = skip_left(c, i - 1, "xJ") if c.low(i - 1) in ("human", "civilian") else i - 1
    before = next((k - 1 for k in (i - 1, i - 2, i - 3) if c.low(k) == "any"), before)
    before -= c.low(before) in ("in", "to")
    neither = c.low(before - 1) == "side" and c.low(before - 2) == "neither"
    without = c.low(before) in ("causing", "inflicting") and c.low(before - 1) == "without"
    not_yet = before - 1 - (c.low(before - 1) == "yet")
    did_not = c.low(before) in BRINGING and c.low(not_yet) in ("not", "n't") and c.low(not_yet - 1) in DID
    unaware = c.low(before) == "of" and c.low(before - 1) in ("aware", "unaware")
    did_not = did_not or (unaware and (c.low(before - 1) == "unaware" or c.low(before - 2) in ("not", "n't")))
    if word not in BARE_HARM or not (
        without or did_not or (neither and c.low(before) in ("suffered", "reported", "sustained"))
    ):
        return []
    effect = HARM[word] if word in ("deaths", "fatalities") else Effect.KILLED_OR_WOUNDED
    first = before + 1 if unaware else before - 1 - neither
    return [state(c, effect, nobody.zero(first, i + 1), "noun.zero", first, i + 1, i)]


BRINGING = listed("cause result lead inflict bring claim caused resulted led inflicted brought claimed")
DID = frozenset(("did", "does", "has", "have", "had"))


def _inflicted(c: Clause, i: int) -> list[Stated]:
    """Such as "inflicting injuries of varying severity on six others", "left shrapnel wounds on two guards"."""
    near = c.lowers[max(c.first, i - 3) : i]
    if not any(word.startswith("inflict") or word in ("left", "leaving") for word in near):
        return []
    on = next((k for k in range(i + 1, min(i + 6, c.last)) if c.low(k) in ("on", "upon")), 0)
    people = objects(c, on + 1) if on else []
    return [state(c, Effect.WOUNDED, group, "noun.to", i, i + 1, i) for group in people]


def _named_killing(c: Clause, noun: int) -> list[Stated]:
    """Such as "Omar Said's assassination": the person by name."""
    start = skip_left(c, noun - 2, "C") + 1
    if c.low(noun - 1) not in ("'s", "’s") or noun - 1 - start < NAME_WORDS_MIN:
        return []
    group = Group(start, noun - 1, noun - 2, 1, 1, Qualifier.EXACT, (start, noun - 1), "name")
    return [state(c, Effect.KILLED, group, "noun.of", start, noun + 1, noun)]


FINDING = listed("found recovered discovered dumped retrieved located fished dug thrown")


def _his_body(c: Clause, i: int) -> list[Stated]:
    """Such as "his bullet-riddled body was found": who that is was told before."""
    of = skip_left(c, i - 1, "xJK")
    found = skip_right(c, i + 1, "Bah")
    if c.low(of) not in ("his", "her", "their") or found == i + 1 or c.low(found) not in FINDING:
        return []
    several = c.low(of) == "their"
    group = pronoun(of)
    group.low, group.high = (2, None) if several else (1, 1)
    return [state(c, Effect.KILLED, group, "bodies", of, found + 1, i)]


def _whose(c: Clause, noun: int) -> Group | None:
    """The people of "two soldiers' bodies", "a missing guard's body"."""
    group = c.ends.get(noun - 1)
    return (
        group
        if group is not None and (group.kind == "count" or (group.kind == "single" and not group.definite))
        else None
    )


def _of(c: Clause, i: int, of: int, effect: Effect) -> list[Stated]:
    """Such as "the deaths of 12 people", "the killing of two of the latter", "the bodies of at least 13 persons"."""
    at = of + 1
    people = objects(c, at)
    found = objects(c, at, loose=True) if people else []  # "the bodies of two men and a girl were found"
    if found and (c.low(i) in CORPSES or c.tag(skip_right(c, found[-1].last, "az")) in "Bh"):
        people = found if c.tag(skip_right(c, found[-1].last, "Bha")) not in "Kd" else people
    if not people:
        at = skip_right(c, at, "TKe" if c.low(i) in CORPSES else "T")
        people = objects(c, at)
    if not people:
        people = _name_at(c, of + 1) or (person_at(c, of + 1) if c.low(i) in CORPSES else [])
    word = c.low(i)
    if word == "body" and people and people[0].kind == "bare":
        return []  # "a body of politicians"
    if word in COUNTABLE and people and people[0].kind == "bare" and (counted := _number_before(c, i, people[0])):
        people = [counted]
    if any(c.low(k) in ("no", "without", "avoid", "prevent", "accused", "responsible", "guilty", "convicted", "reports")
           for k in range(max(c.sentence.first, i - 3), i)) and word not in ("bodies", "body"):  # fmt: skip
        people = [group for group in people if group.kind == "count"]
    if word in DOING and (_condemned(c, i) or (people and c.tag(people[-1].last) == "m")):
        people = [group for group in people if group.kind != "bare"]
    hurt = next(
        (n for n, group in enumerate(people) if any(c.low(k) in HURT for k in range(group.first, group.head))),
        len(people),
    )
    if effect is Effect.KILLED:
        people = people[:hurt]
    if word in CORPSES:
        people = [
            group for n, group in enumerate(people) if n == 0 or not group.guessed
        ]  # "the remains of five rebels, two firearms"
    kind = "bodies" if word in ("bodies", "body", "corpses", "corpse") else "noun.of"
    return [state(c, effect, group, kind, i, i + 1, i) for group in people]


def _of_when(c: Clause, i: int) -> int:
    """The "of" after token ``i`` and a time: "the death earlier this week of a soldier"; else the next token."""
    if c.tag(i + 1) not in "azI":
        return i + 1
    of = skip_right(c, i + 1, "azITU")
    return (
        of
        if c.tag(of) == "o" and of - i <= WHEN_TOKENS_MAX and "z" in c.tags[i:of] + "z" * (c.tag(of - 1) == "U")
        else i + 1
    )


WHEN_TOKENS_MAX = 5
CONDEMNED = listed(
    "against ban bans banned forbid forbids forbidden prohibit prohibits outlaw outlaws stop end condemn condemned condemns condemning protest over avenge avenging avenged accused accusing charges prevent for"
)


def _condemned(c: Clause, noun: int) -> bool:
    """Whether the deed is one that somebody condemns, fears or is accused of."""
    return any(c.low(k) in CONDEMNED for k in range(max(c.first, noun - 4), noun))


CORPSES = listed("bodies body corpses corpse cadavers cadaver remains")
COUNTABLE = CORPSES | {"deaths", "killings", "murders", "executions", "assassinations", "abductions", "kidnappings"}


def _number_before(c: Clause, noun: int, people: Group) -> Group | None:
    """The number before "bodies of rebels", for those rebels: "12 bodies of rebels"."""
    noun = skip_left(c, noun - 1, "xJCeKa") + 1
    first = noun
    while c.tag(first - 1) in "DH":
        first -= 1
    if first == noun or (quantity := read_quantity(c.doc.words[first:noun])) is None:
        return None
    start, kind = find_qualifier(c.doc.lowers, first, c.sentence.first)
    quantity = qualify(quantity, kind)
    return Group(
        start, people.last, people.head, quantity.low, quantity.high, quantity.qualifier, (start if kind != "exact" else first, noun),
        "count",
    )  # fmt: skip


DOING = listed(
    "beheading beheadings killing killings murder murders massacre execution executions slaying slayings assassination wounding"
)
"""What is condemned or planned as often as told."""


def _name_at(c: Clause, at: int) -> list[Group]:
    """A person known only by name: "the assassination of Luis Carrero Blanco"."""
    end = skip_right(c, at, "C")
    others = objects(c, end + 1) if c.tag(end) == "&" else []
    enough = end - at >= NAME_WORDS_MIN or (end > at and bool(others))
    if not enough or c.tag(end) not in ".,;IvhsBzK()&":
        return []
    return [Group(at, end, end - 1, 1, 1, Qualifier.EXACT, (at, end), "name"), *others]


NAME_WORDS_MIN = 2


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
    if tags[0] == "#":
        return []  # "Number of fatalities" heads a table or a sentence: it counts nobody
    if ("#" in tags and c.low(skip_left(c, first - 1, "aJx")) == "the") or ("#" in tags and c.low(first) == "the"):
        return []
    if tags == "f" and (any(c.low(k) in NO_NEWS for k in range(first + 1, i)) or c.low(i + 1) in NO_NEWS):
        return []
    if tags == "f":
        if word in ("body", "bodies", "massacre", "cadavers", "corpses", "remains"):
            return []
        if nobody.second_of_two(c, first):
            return []
        if nobody.first_of_two(c, i):
            effect = Effect.KILLED_OR_WOUNDED
        if word in ("injuries", "injury") or effect is Effect.WOUNDED:
            effect = Effect.KILLED_OR_WOUNDED
        group = Group(first, i + 1, i, 0, 0, Qualifier.EXACT, (first, first + 1), "zero", alone=True)
        return [state(c, effect, group, "noun.zero", first, i + 1, i)]
    if word == "losses":
        return []
    if tags in ("A", "O"):
        if tags == "O" and (c.low(first) != "another" or word not in ("body", "corpse")):
            return []
        if word not in ("body", "corpse", "fatality", "casualty") or c.low(i + 1) in TALLIES:
            return []  # "a higher casualty figure" counts nobody
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
    return [state(c, effect, group, "noun.count", start, i + 1, i)]


NO_NEWS = listed(
    "figure toll estimate count numbers number information word details comment news figures data official claim confirmation clear mentioning specifying giving disclosing providing detailing"
)
"""There being no word of casualties does not say that there are none."""
CORPSE_WORDS = listed(
    """tortured blindfolded handcuffed dismembered strangled hanging bound male female severed blood-soaked bloodied additional dead
    charred decomposed decomposing lifeless bullet-riddled bullet-ridden bullet riddled ridden unclaimed beheaded throat-slit half-burnt half
    mutilated maimed battered bruised unidentified burnt burned headless more decapitated other badly severely partially partly highly
    naked half-naked gagged hacked stabbed bloated skinned chopped fresh several"""
)


def _is_corpse(c: Clause, first: int, head: int) -> bool:
    """Such as "two charred bodies were found", but no "body shop" and no "Islamic body"."""
    if any(c.low(k) not in CORPSE_WORDS and c.tags[k] != "p" for k in range(first, head)):
        return False
    return c.tag(head + 1) in "Bhv.,;IKt&ea"


TALLIES = frozenset(
    ("figure", "figures", "toll", "tolls", "count", "counts", "number", "numbers", "list", "report", "estimate", "rate")
)
BARE_HARM = frozenset(("injuries", "casualties", "deaths", "fatalities"))


def _bare_harm(c: Clause, i: int, effect: Effect) -> list[Stated]:
    """Such as "amid reports of injuries", "there have been casualties": some, number unknown."""
    before = skip_left(c, i - 1, "xJa")
    if c.low(before) == "civilian":
        before = skip_left(c, before - 1, "xJa")
    if c.tag(before) == "&" and c.low(before - 1) in BARE_HARM:
        before = skip_left(c, before - 2, "xJa")  # "leaving fatalities and injuries"
    told = c.tag(before) == "o" and c.low(before - 1) in ("reports", "information", "presence", "news", "occurrence")
    there = c.tag(before) == "B" and any(c.low(k) == "there" for k in range(max(c.sentence.first, before - 3), before))
    caused = c.low(before) in ("caused", "causing", "left", "leaving")
    caused = caused or (c.low(before) in ("by", "with") and c.low(before - 1) == "accompanied")
    caused = caused or (c.low(before) == "in" and c.low(before - 1) in ("resulted", "resulting", "results"))
    if c.low(before) in ("about", "regarding", "on") and c.low(before - 1) in ("reports", "information", "news"):
        told = True
    if not (told or there or caused) or any(
        c.tag(k) in "fm" or c.low(k) in ("unclear", "whether", "any")
        for k in range(max(c.sentence.first, before - 5), i)
    ):
        return []
    group = Group(i, i + 1, i, 2, None, Qualifier.VAGUE, (i, i + 1), "bare")
    return [state(c, effect, group, "noun.bare", before, i + 1, i)]
