"""What the words beside a mention of an attack tell: known before, another one, dated, a title."""

# ruff: noqa: SIM905  word lists read best as words

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.core.extract.scope.news_day import MONTHS as LONG_MONTHS
from tocsin.core.extract.scope.news_day import SHORT_MONTHS
from tocsin.core.extract.strikes.habit import DEFINITE
from tocsin.core.extract.strikes.mention import Trigger
from tocsin.core.extract.strikes.parties import is_passive
from tocsin.core.extract.strikes.words import WINDOW_TOKENS, Part, Rule, first_words, rules_by_word
from tocsin.core.small import Holds, small

if TYPE_CHECKING:
    from tocsin.core.actors.find import ActorMention

MONTH_DAY = small(
    r"\b(?:(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.? (\d{1,2})(?:st|nd|rd|th)?\b(?! (?:people|persons|civilians|soldiers))"
    r"|(\d{1,2})(?:st|nd|rd|th)? (?:of )?(january|february|march|april|may|june|july|august|september|october|november|december)\b)"
)


CLOSELY_CHARS_MAX = 8
WEEKDAYS = Holds("monday|tuesday|wednesday|thursday|friday|saturday|sunday")
WEEKDAY = small(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
SAID_THEN = small(
    r"\b(?:said|says|told|posted|reported|announced|added|confirmed|statement|wrote|reports?|reporters|sources|police|officials?)(?: \w+){0,2} (?:on |late |early )?\Z"
)
SAID_CHARS_MAX = 50
WEEKDAY_CHARS_MAX = 110


def weekday_of(doc: Doc, sentence: Sentence, start: int, end: int) -> str:
    """The weekday told beside the attack, not the one somebody spoke on; empty where none is, or more than one."""
    if not doc.says(sentence, WEEKDAYS):
        return ""
    floor, ceiling = max(sentence.start, start - WEEKDAY_CHARS_MAX), min(sentence.end, end + WEEKDAY_CHARS_MAX)
    text = doc.small
    days = {
        match.group()
        for match in WEEKDAY.finditer(text, floor, ceiling)
        if SAID_THEN.search(text, max(sentence.start, match.start() - SAID_CHARS_MAX), match.start()) is None
    }
    return next(iter(days)) if len(days) == 1 else ""


MONTHS = Holds(rf"\b(?:{LONG_MONTHS}|{SHORT_MONTHS})(?![a-z])")


def day_of(doc: Doc, sentence: Sentence, at: int, *, closely: bool) -> str:
    """The day of a month told nearest to ``at`` in the sentence, ``closely`` only one that follows at once: "the attack on May 3"."""
    if not doc.says(sentence, MONTHS):
        return ""
    found = [
        (abs(m.start() - at), f"{int(m.group(2) or m.group(3))} {(m.group(1) or m.group(4))[:3]}")
        for m in MONTH_DAY.finditer(doc.small, sentence.start, sentence.end)
    ]
    distance, day = min(found, default=(0, ""))
    return "" if closely and distance > CLOSELY_CHARS_MAX else day


PASSIVES = frozenset(("was", "were", "been", "being"))
"""Openings of a rule that every text is full of."""
AFTER_PASSIVE = Holds(
    r"\A(?:(?:also|then|reportedly|allegedly|later|fatally|mortally|seriously|slightly)\Z|shot|killed|wounded|injured|eliminated|neutrali|martyred)"
)
"""What follows one of them in each match of such a rule."""


def spots_of(doc: Doc) -> list[int]:
    """The words of ``doc`` at which a rule may begin."""
    lowers = doc.lowers
    spots = doc.where(first_words())
    if PASSIVES.isdisjoint(doc.vocabulary):
        return spots
    lowers = [*lowers, "."]
    return [i for i in spots if lowers[i] not in PASSIVES or AFTER_PASSIVE[lowers[i + 1]]]


def hits_of(doc: Doc, sentence: Sentence, spots: list[int]) -> list[tuple[int, int, Rule]]:
    """The longest rule at each place of the sentence, from left to right."""
    table = rules_by_word()
    lowers = doc.lowers
    found = []
    last = sentence.first
    for i in spots:
        if i < last:
            continue
        window = " ".join(lowers[i : min(i + WINDOW_TOKENS, sentence.last)])
        best: tuple[int, Rule] | None = None
        for rule in table[lowers[i]]:
            match = rule.pattern.match(window)
            if match and match.end() and (best is None or (match.end(), not rule.weak) > (best[0], not best[1].weak)):
                best = (match.end(), rule)
        if best is None:
            continue
        if window.startswith("bomb ") and i > sentence.first and lowers[i - 1] == "to" and not A_BOMB.match(window):
            best = 4, next(rule for rule in table["bomb"] if rule.id == "strike.bombed")  # "threatened to bomb Beirut"
        last = i + len(window[: best[0]].split())
        found.append((i, last, best[1]))
    return found


A_BOMB = small(
    r"bomb (?:attacks?|blasts?|threats?|disposal|squads?|experts?|explosions?|mak\w+|shelters?|damage|sites?|scares?|victims?|craters?|fragments?|parts?|materials?|and|or|in|at|on)\b"
)
"""Behind "to" a bomb all the same: "due to bomb threats"."""


def is_definite(doc: Doc, sentence: Sentence, first: int, last: int, rule: Rule) -> bool:
    """As in "the attack", "these strikes": a thing told of before; in "the army shelled" it is the army."""
    lowers = doc.lowers
    if rule.id == "strike.came-back":
        return False
    if rule.part is Part.EVENT and lowers[first] in SETS and not NEW_SET.isdisjoint(lowers[last : last + 1]):
        return False  # "the rebels set off dozens of bombs"
    if rule.part is Part.VERB and not _named(lowers[first]) and lowers[first - 1] not in TOLD_OF:
        return False  # "the troops shot", "the helicopters dropped": who acts is known, not what they did
    if rule.part is Part.NOUN and lowers[last : last + 1] == ["of"] and lowers[last + 1 : last + 2] in NEW_OBJECTS:
        return False  # "the explosion of a mine", "the shelling of two villages"
    if (
        rule.part is Part.NOUN
        and first - 2 > sentence.first
        and lowers[first - 1] == "of"
        and lowers[first - 2] in SCENES
    ):
        return True  # "the scene of attack"
    if (
        rule.part is Part.NOUN
        and lowers[last : last + 1]
        and lowers[last] in SAID_OF_IT
        and _in_apposition(doc, sentence, first)
    ):
        return True  # "two bombings killed 30, attacks claimed by the group"
    if _the_other(doc, first) or is_previous(doc, first):
        return False
    return not DEFINITE.isdisjoint(lowers[max(sentence.first, first - 2) : first])


def is_by_those(doc: Doc, sentence: Sentence, attacker: ActorMention | None) -> bool:
    """As in "The armed motorcyclists opened fire": attackers told of before open the sentence."""
    if attacker is None or attacker.form is not None or doc.lowers[attacker.last - 1] not in THEIR_NAMES:
        return False
    at = attacker.first - 1
    at -= doc.lowers[at] in ("armed", "masked", "unidentified")
    return at == sentence.first and sentence.index > 0 and doc.lowers[at] == "the"


SETS = frozenset(("set", "triggered", "detonated", "dynamited", "blew"))
NEW_SET = frozenset(
    "a an another two three four five six several many dozens scores bombs explosives ieds mines".split()
)
THEIR_NAMES = frozenset("attackers assailants gunmen motorcyclists bombers attacker assailant gunman bomber".split())


def _named(word: str) -> bool:
    """A word that may name the attack: "the ambush", "the targeting of"; or what was known of before and struck: "the drone hit"."""
    return word.startswith(
        ("ambush", "assassin", "drone", "uav", "bomber", "plane", "jets", "warplane", "helicopter", "aircraft")
    ) or word.endswith("ing")


def _in_apposition(doc: Doc, sentence: Sentence, first: int) -> bool:
    before = doc.lowers[max(sentence.first, first - 2) : first]
    return before[-1:] == [","] or (before[:1] == [","] and before[1:] in (["an"], ["a"]))


SAID_OF_IT = frozenset(("claimed", "blamed", "attributed", "condemned"))
"""Behind a name for what was just told: "…, an attack blamed on the group"."""
SCENES = frozenset(("site", "scene", "spot", "venue", "aftermath", "wake"))
NEW_OBJECTS = [["a"], ["an"], ["another"], ["two"], ["three"], ["four"], ["five"], ["several"], ["old"]]


def is_another(doc: Doc, sentence: Sentence, first: int, last: int, rule: Rule) -> bool:
    """As in "another bombing", "the previous raid", "struck the site a second time"."""
    if rule.part is Part.NOUN and is_previous(doc, first):
        return True
    if rule.part is Part.NOUN:
        return not ANOTHER.isdisjoint(doc.lowers[max(sentence.first, first - 2) : first]) or _the_other(doc, first)
    if rule.part is Part.EVENT and first > sentence.first:
        return doc.lowers[first - 1] in ("another", "second", "third", "fourth", "other")
    if rule.id == "strike.came-back":
        return True
    ahead = doc.lowers[last : min(last + 6, sentence.last)]
    return rule.part is Part.VERB and "time" in ahead and ahead[ahead.index("time") - 1] in ANOTHER


def is_previous(doc: Doc, first: int) -> bool:
    """As in "the previous raid": not the one told of."""
    return doc.lowers[first - 1] in ("previous", "prior") and doc.lowers[first - 2] in ("the", "a")


def _the_other(doc: Doc, first: int) -> bool:
    """As in "the other blast took place at a bus station": the second of two."""
    return doc.lowers[first - 2 : first] in (["the", "other"], ["the", "second"], ["the", "latter"])


def is_also_done(doc: Doc, sentence: Sentence, first: int, last: int) -> bool:
    """As in "a clinic was also hit", "jets also bombed a clinic": not what was hit before."""
    words = doc.lowers[max(sentence.first, first - 4) : first]
    if "also" in doc.lowers[first:last]:
        return KNOWN.isdisjoint(words)
    return words[-1:] == ["also"] and words[-2:-1] in (["was"], ["were"]) and not KNOWN & set(words)


def follows_on(doc: Doc, sentence: Sentence, last: int) -> bool:
    """Says whom or where: "the attack on …", "the shelling of …"."""
    while last < sentence.last and doc.lowers[last] in TIMES:
        last += 1
    return last < sentence.last and doc.lowers[last] in ("of", "on", "against", "in", "at", "near")


def hits_somebody(doc: Doc, sentence: Sentence, last: int) -> bool:
    """As in the headline "Drone hits car", "Air strike hits market": what looks like a plural is a verb."""
    if doc.lowers[last - 1] not in ("hits", "strikes", "targets") or last >= sentence.last:
        return False
    return sentence.index == 0 and doc.lowers[last] not in NO_OBJECT and doc.lowers[last][:1].isalpha()


NO_OBJECT = frozenset(
    "in on at against near across by from of over and kill kills killed killing hit leave left wound injure target continue have has "
    "pound destroy launched targeting outside since after as amid".split()
)


def goes_with(doc: Doc, noun: Trigger, verb: Trigger) -> bool:
    """As in "air strikes have hit": the verb has no other doer than the noun."""
    if not noun.last <= verb.first <= noun.last + 3:
        return False
    return all(
        word in ("have", "has", "had", "also", "then", "later", "again") for word in doc.lowers[noun.last : verb.first]
    )


def is_dated(doc: Doc, trigger: Trigger) -> bool:
    """As in "since the attack": only says when something else happened."""
    before = doc.lowers[max(trigger.sentence.first, trigger.first - 3) : trigger.first]
    return "since" in before or "before" in before or "after" in before or "until" in before


def reads_as_title(doc: Doc, sentence: Sentence) -> bool:
    """The first sentence of a text without line breaks is often its headline: short, in capitals or without a verb form."""
    if sentence.index or sentence.last - sentence.first > TITLE_TOKENS_MAX or len(doc.sentences) < 2:
        return False
    long = [word for word in doc.words[sentence.first : sentence.last] if len(word) > 3 and word[0].isalpha()]
    return bool(long) and sum(word[0].isupper() for word in long) >= 0.7 * len(long)


TITLE_TOKENS_MAX = 24


TOLD_OF = listed(
    """bomb bombs strike strikes airstrike airstrikes raid raids attack attacks shell shells missile missiles
    rocket rockets blast explosion device bombing bombardment shelling"""
)
"""What an attack was made with or is called: "the bombs targeted" speaks of them again."""


ANOTHER = frozenset(("another", "second", "third", "fourth"))


TIMES = listed("""this last late early yesterday today tonight week month morning night evening afternoon""")


KNOWN = frozenset(["it", "they", "he", "she", "we", "i", "them", "him", "us", "her", "who", "which", "that"])


def of_known(doc: Doc, sentence: Sentence, first: int, last: int, rule: Rule) -> bool:
    """As in "it was hit", "attacked them": told of somebody known already."""
    if rule.part is not Part.VERB or not rule.weak:
        return False
    if is_passive(doc, sentence, first):
        return any(word in KNOWN for word in doc.lowers[max(sentence.first, first - 3) : first])
    return last < sentence.last and doc.lowers[last] in ("them", "him", "us", "her", "it")


def is_indefinite(doc: Doc, sentence: Sentence, first: int, rule: Rule) -> bool:
    """As in "a drone strike", "another attack": a thing not told of before."""
    floor = max(sentence.first, first - 3)
    for i in range(floor, first + 1):
        word = doc.lowers[i]
        if word in NOT_TOLD_OF:
            before = doc.lowers[i - 1] if i > sentence.first else ""
            if rule.part is Part.VERB and i < first and word in ("a", "an") and before in MEANS_BEFORE:
                continue  # "gunmen on a motorcycle shot": not the attack's article
            return True
    return False


MEANS_BEFORE = frozenset(("on", "in", "with", "from", "riding", "driving", "using", "aboard", "wearing"))


NOT_TOLD_OF = frozenset(("a", "an", "another", "separate", "second", "other", "further", "fresh", "new"))
