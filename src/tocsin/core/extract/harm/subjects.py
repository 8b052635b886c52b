"""Whose verb it is: the people left of a verb, over insertions, relative clauses and lists."""

from __future__ import annotations

import re

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.fitting import fitting
from tocsin.core.extract.harm.frames import name_group
from tocsin.core.extract.people.groups import NO_HEADS
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.walk import Clause, skip_left, skip_right
from tocsin.schemas.words import Qualifier

LEFT_STEPS_MAX = 60
"""Tokens a subject may stand away from its verb."""


FINITE = frozenset("vsBhmeKkgdnf")


def governed(c: Clause, group: Group) -> bool:
    """Whether a preposition stands before ``group``, so that it cannot be a subject."""
    if c.low(group.first - 1) == "with" and c.low(group.first - 2) in ("along", "together"):
        return False
    before = c.tag(group.first - 1)
    if before == "o" and c.low(group.first - 2) in ("none", "neither"):
        return False  # "none of the 12 patients in the ward was hurt"
    return before in "Iot" and c.low(group.first - 1) not in ("when", "while", "where", "because", "if", "although",
                                                             "though", "after", "before", "as", "than", "since", "until",
                                                             "whereas", "and", "besides", "unless", "like")  # fmt: skip


def subjects(c: Clause, verb: int) -> list[Group]:
    """The subject list of the verb group that begins at token ``verb``, in reading order; [] when none is found."""
    j = verb - 1
    fallback: Group | None = None
    floor = max(c.sentence.first, verb - LEFT_STEPS_MAX)
    if c.low(j) == "it" and c.tag(j - 1) == "I" and c.ends.get(j - 1) is not None:
        j -= 2  # "both men in it were killed"
    elif c.low(j) in ("it", "them") and c.low(j - 1).endswith("ing") and (guards := c.ends.get(j - 1)) is not None:
        return coordinated_left(c, guards)  # "two soldiers guarding it were killed"
    if c.tag(j) == "r" and c.low(j) in ("he", "she", "they", "it", "we", "you", "i"):
        return _spoken_of(c, j)
    if c.tag(j) == "C" and (named := name_before(c, verb)):
        return [named]
    joint = skip_left(c, j, "a")  # "were injured and later died"
    if (c.tag(joint) == "&" or c.low(joint) == "but") and (first := first_of_two(c, joint, floor)):
        return subjects(c, first)
    while j >= floor:
        group = c.inside.get(j)
        if group is not None and (c.low(group.last) in ("'s", "’s") or _owns(c, group)):
            j = group.first - 1
            continue
        if group is not None:
            if (
                group.alone
                and c.low(group.last) == "as"
                and (c.tag(group.first - 1) == "," or c.low(group.last + 1) == "young")
            ):
                j = skip_left(c, group.first - 1, ",")
                continue
            if group.alone and c.low(group.first - 1) == "as":  # ", some as young as six,"
                some = c.ends.get(group.first - 3)
                j = skip_left(c, (some.first if some else group.first - 3) - 1, ",")
                continue
            before = of_them_before(c, group)
            if before is None and (listed_first := coordinated_left(c, group)[0]) is not group:
                before = of_them_before(c, listed_first)
            if before is not None:
                j = before
                continue
            if c.tag(group.first - 1) == "i":
                j = skip_left(c, group.first - 2, ",")
                continue
            if group.last == verb and c.low(verb) in GERUNDS:
                return coordinated_left(c, group)
            if (apposed := _apposed(c, group)) is not None:
                j = apposed
                continue
            verb_of = skip_left(c, group.first - 1, "a")
            who = verb_of - 1 - (c.low(verb_of - 1) in ("had", "has", "have"))
            if c.tag(verb_of) in "ve" and c.low(who) == "who":  # "one of those who led police to the camp was"
                j = skip_left(c, who - 1, ",")
                continue
            if (listed_from := _identified(c, group.first)) is not None:
                j = listed_from
                continue
            if not governed(c, group):
                found = coordinated_left(c, group)
                if c.tag(found[0].first - 1) == "i" and len(found) > 1 and _told_before(c, found[0].first - 1):
                    return found[-1:]
                if c.tag(found[0].first - 1) == "i":
                    j = skip_left(c, found[0].first - 2, ",")
                    whole = c.ends.get(j + 1) if len(found) > 1 else None
                    if whole is not None and len(fit := fitting(c, whole, found)) < len(found):
                        return [*coordinated_left(c, whole), *found[len(fit) :]]
                    continue
                return found
            fallback = fallback or group
            j = group.first - 2
            continue
        letter = c.tags[j]
        if letter in "ve" and c.tag(j - 1) in "TAS" and c.tag(j + 1) not in "PpLG":
            j -= 1  # a noun behind its article, no verb: "a wedding", "the rescue service"
            continue
        if letter == "e" and j == verb - 1 and c.tag(j - 1) in "xU" and c.low(j).endswith("ing"):
            j -= 1  # a noun right before the verb: "engaged in road widening were"
            continue
        if letter in FINITE:
            before = _before_insertion(c, j)
            if before < 0 and letter in "ek" and c.tag(j - 1) in "oI":  # "accused of spying", "of murder"
                before = j - 2
            j = before
            if j < 0:
                break
            continue
        if letter in ".;:n" or (c.low(j) == "when" and c.tag(j + 1) in "STA"):
            break  # "two others injured when their gunboat was blown up"
        if letter == ")" and (bracket := _bracket(c, j)) - 1 in c.inside:
            j = bracket - 1
            continue
        if letter == "-" and j == verb - 1 and (opening := _dash_opening(c, j)):
            j = opening - 1
            continue
        if letter == "," and (opening := insertion_opening(c, j)):
            j = opening - 1
            continue
        j -= 1
    if fallback is not None and skip_right(c, fallback.last, "az") == verb:
        return coordinated_left(c, fallback)
    return []


def _owns(c: Clause, group: Group) -> bool:
    """Whether what follows is theirs: "a boys' school was blown up"."""
    return c.low(group.last) in ("'", "’") and c.low(group.head).endswith("s") and c.tag(group.last + 1) in "xUJ"


BRACKET_TOKENS_MAX = 16


def _bracket(c: Clause, closing: int) -> int:
    """The bracket that the one at ``closing`` closes, those within it aside; 0 where none is near."""
    depth = 0
    for k in range(closing, max(c.first, closing - BRACKET_TOKENS_MAX) - 1, -1):
        depth += (c.tags[k] == ")") - (c.tags[k] == "(")
        if depth == 0:
            return k
    return 0


IDENTIFIED_REACH = 45
OF_ONE = frozenset(("resident", "late", "alias"))
"""Words told with a name beside its own: "Omar Said, son of late Ali Said, resident of Dalem"."""
OF_NAMES = frozenset(",&CpAxJoTSUzD()LIO'-\"")


def _identified(c: Clause, at: int) -> int | None:
    """The last token of those whom a list of names up to token ``at`` tells: "two men identified as A, a baker, and B"."""
    k = at - 1
    while k > c.first and k > at - IDENTIFIED_REACH and (c.tags[k] in OF_NAMES or c.lowers[k] in OF_ONE):
        if c.lowers[k] == "as" and c.lowers[k - 1] in ("identified", "named", "known"):
            people = c.ends.get(skip_left(c, k - 2, ",a") + 1)
            opens = people is not None and (people.first == c.first or c.tag(people.first - 1) in '.,;n&:"')
            counted = people is not None and (people.kind == "count" or "&" not in c.tags[k:at])
            return people.last - 1 if people is not None and opens and counted else None
        k -= 1
    return None


GERUNDS = frozenset(("being", "getting"))
"""Right behind their people, whatever stands before these: "resulting in eight people being hurt"."""


def _apposed(c: Clause, group: Group) -> int | None:
    """The last token of the one person whom ``group`` only describes: "her husband, a taxi driver, was"; else None."""
    closing = skip_right(c, group.last, "oIxCTAJUz")
    if group.kind != "single" or c.low(group.first) not in ("a", "an", "the") or c.tag(closing) != ",":
        return None
    if closing > group.last and c.tag(closing + 1) not in "Bhdev":
        return None  # "a baker, a clerk of the court, and a guard were"
    before = c.ends.get(group.first - 1) if c.tag(group.first - 1) == "," else None
    return before.last - 1 if before is not None and before.kind == "single" else None


def first_of_two(c: Clause, joint: int, floor: int) -> int:
    """The verb whose subject a second one shares: "the guard was wounded in the raid and was later killed"; 0 if none."""
    for k in range(skip_left(c, joint - 1, ","), floor, -1):
        if c.tags[k] in ".;:,n":
            return 0
        if c.tags[k] == "B":
            done = skip_right(c, k + 1, "a")
            return k if c.tag(done) in "Kev" or c.low(done) in CAUGHT else 0
        if (
            (c.tags[k] in "ve" or c.low(k) in CAUGHT)
            and _follows_people(c, k)
            and c.tag(skip_right(c, joint + 1, "a")) in "dBh"
        ):  # "stepped on a mine and died"
            return k
    return 0


CAUGHT = frozenset(("caught", "came", "got", "ran"))
"""First verbs of two that no letter tells: "were caught in crossfire and killed"."""
OF_PHRASE = frozenset("IoTASJxUCzraG()")
PHRASE_TOKENS_MAX = 6


def _follows_people(c: Clause, verb: int) -> bool:
    """Whether people, a name or "who" stand before the verb, a phrase of theirs between: "two men on a motorcycle fled"."""
    before = skip_left(c, verb - 1, "a")
    if c.tag(before) == "," and (opening := insertion_opening(c, before)):
        before = opening - 1  # "two men, police said, fled"
    return c.tag(before) in "PpCw" or people_before(c, before) > 0


def people_before(c: Clause, at: int) -> int:
    """The last token of the people whose phrase ends at token ``at``: "a leader of the party", "two men on a bus"; 0 if none."""
    k = at
    while k >= max(c.first, at - PHRASE_TOKENS_MAX):
        people = c.inside.get(k)
        if people is not None and not governed(c, people):
            told = c.tag(people.last) in "Io(" or c.low(people.last) in NO_HEADS
            return people.last - 1 if told else 0
        if people is None and c.tags[k] not in OF_PHRASE:
            return 0
        k = k - 1 if people is None else people.first - 1
    return 0


def _told_before(c: Clause, including: int) -> bool:
    """Whether the people "including" speaks of had their verb already: "were killed, including a boy, and two …"."""
    for k in range(including - 1, c.sentence.first - 1, -1):
        if k in c.inside:
            return False
        if c.tags[k] in "BKdkg":
            return True
    return False


def _spoken_of(c: Clause, pronoun: int) -> list[Group]:
    """The one person "he" or "she" stands for, where the same sentence speaks of just one new one before."""
    if c.low(pronoun) not in ("he", "she"):
        return []
    before = [group for group in c.groups if group.last <= pronoun and group.kind == "single" and not group.definite]
    return before[-1:] if len(before) == 1 else []


def of_them_before(c: Clause, group: Group) -> int | None:
    """The token before "most of them" or "two of whom" where that stands right before or in ``group``; else None."""
    i = group.first
    if c.low(i - 1) in ("them", "whom") and c.low(i - 2) == "of":
        i -= 3
    elif c.low(i - 1) in MOSTLY and skip_left(c, i - 2, ",") in c.inside:
        return skip_left(c, i - 2, ",")
    elif c.low(i - 1) in ("them", "whom") and c.low(i - 2) == "among":
        return skip_left(c, i - 3, ",")
    elif group.kind == "count" and c.low(i + 1) == "of" and c.low(i + 2) in ("them", "whom"):
        return skip_left(c, i - 1, ",") if c.tag(i - 1) in ",PpOG" else None
    else:
        return None
    inner = c.inside.get(i)
    i = inner.first - 1 if inner is not None else i - 1
    return skip_left(c, i, ",")


MOSTLY = frozenset(("mostly", "mainly", "largely"))


DOERS_OR_MOSTLY = MOSTLY | {"by"}
"""Before people whom a list that follows does not go on from: "killed by rebels, and others were"."""


def _dash_opening(c: Clause, closing: int) -> int | None:
    """The dash that opens the insertion closed by the dash at ``closing``."""
    for k in range(closing - 2, max(c.sentence.first, closing - 25), -1):
        if c.tags[k] == "-":
            return k
    return None


def insertion_opening(c: Clause, closing: int) -> int | None:
    """The comma that opens the insertion closed by the comma at ``closing``: ", identified as X and Y," ", aged 25,"."""
    for k in range(closing - 1, max(c.sentence.first, closing - 30) - 1, -1):
        if c.tags[k] == ",":
            if c.low(k + 1) == "among" and c.low(k + 2) in ("them", "whom"):
                return None  # told of in the list itself: ", among them a cook and a boy, were"
            following = c.low(skip_right(c, k + 1, "a"))
            if "of" in c.lowers[k + 2 : k + 4] and not {"them", "whom"}.isdisjoint(
                c.lowers[k + 3 : k + 5]
            ):  # ", a third of them women,"
                return k
            if (
                c.tag(k + 1) in "ewi"
                or (c.low(k + 1) == "of" and c.low(k + 2) in ("whom", "which"))
                or c.tag(closing - 1) == "s"  # ", the ministry said,"
                or _speech_within(c, k + 1, closing)
                or following in REDUCED
                or (c.tag(k + 1) == "s" and c.low(k + 2) == "to")  # ", said to be locals,"
                or following in ("both", "aged", "all", "most", "mostly", "one", "who", "whose")
            ):
                return k
        if c.tags[k] in ".;:":
            return None
    return None


def _speech_within(c: Clause, at: int, closing: int) -> bool:
    """Whether the words between commas tell who says so: ", the mayor told the agency on Sunday,", ", said the mayor,"."""
    words = c.tags[at:closing]
    if words[:1] == "s":
        return SPEAKER.fullmatch(words, 1) is not None
    return SPEECH.fullmatch(words) is not None


SPEAKER = re.compile("[TSACxpPLJ]*[CxpPL](?:[oI][TSACxpPLJU]+)*")
SPEECH = re.compile("a?(?:[TSA]?[CxpPLJU]+(?:[oI][TSACxpPLJU]+)*|r)h?a?s(?:[TSACxpPLJrU]+)?(?:[Ia]?[zTACxpPLJU]+)*")


def name_before(c: Clause, verb: int) -> Group | None:
    """A name that is by itself the subject of the verb at ``verb``: "where Jamali succumbed"."""
    start = skip_left(c, verb - 1, "C") + 1
    boundary = c.low(start - 1)
    if boundary == "as" and c.low(start - 2) in ("identified", "known", "named"):
        return None
    if boundary not in ("where", "when", "after", "while", "as", "because", "that", "before", "later", "then") or c.low(
        verb
    ) in ("were", "are"):
        return None
    return Group(start, verb, verb - 1, 1, 1, Qualifier.EXACT, (start, verb), "name")


def _before_insertion(c: Clause, j: int) -> int:
    """The token left of the relative clause or participle insertion that holds the verb at ``j``; -1 if there is none."""
    first = c.sentence.first
    for k in range(j, max(first, j - 25) - 1, -1):
        letter = c.tags[k]
        if letter == "w" or (letter == "n" and c.tag(k - 1) in "PpO"):
            return skip_left(c, k - 1, ",I")
        if letter in ".;:":
            break
    letter = c.tags[j]
    if letter in "evKJ" or (letter == "s" and c.low(j) in REDUCED):
        comma = j - 1
        if c.tag(comma) == "a":
            comma -= 1
        if c.tag(comma) in ",(-":
            return comma - 1
        if (
            comma in c.inside
            and (letter == "e" or c.low(j) in REDUCED or c.low(j).endswith("ing"))
            and (c.tag(j + 1) in "Itoa(nPzxJr" or c.low(j).endswith("ing") or c.low(j) in NAMED)
        ):
            return j - 1
        if c.low(j) in REDUCED and (people := _named_to(c, comma) or people_before(c, comma)):
            return people
        if comma in c.inside and c.low(j) in ACTS and (c.tag(j + 1) in "Itz" or c.low(j + 1) == "behind"):
            return j - 1
    return -1


def _named_to(c: Clause, last: int) -> int:
    """The last token of the one person whose name ends at token ``last``: "a policeman identified as Ghulam Nabi"; 0 if none."""
    k = skip_left(c, last, "C")
    if c.low(k) in NAMED:
        k -= 1
    elif c.low(k) == "as" and c.low(k - 1) in ("identified", "known", "named"):
        k -= 2
    one = c.inside.get(k)
    return k if one is not None and one.kind == "single" else 0


NAMED = frozenset(("named", "called", "dubbed", "nicknamed"))
REDUCED = listed("""having identified known believed suspected loyal affiliated linked stationed posted deployed travelling traveling including
    belonging working based living returning going carrying clad trapped wearing hailing riding injured wounded accused
    wanted involved convicted sentenced charged jailed described named aged guarding escorting protesting attending fleeing sleeping manning standing sitting
    engaged employed hired contracted deputed assigned tasked commissioned owned operated fighting participating patrolling gathered aboard sheltering shot stabbed struck abducted kidnapped captured dubbed called numbering hurt""")
ACTS = listed(
    "held detained arrested seized taken kept brought sent led left caught imprisoned jailed rescued freed released hired"
)
"""The same where a preposition follows: "men held by the army were", but "rebels seized a town and"."""


def coordinated_left(c: Clause, last: Group) -> list[Group]:
    """``last`` and the groups listed with it to its left, in reading order."""
    found = [last]
    while not (found[0].alone and c.low(found[0].first) in ("all", "both")):
        group = _listed_before(c, found[0], more=len(found) > 1)
        if group is None:
            apposed = len(found) == 2 and found[0].kind == found[1].kind == "single"
            if apposed and c.tags[found[0].last : found[1].last + 1] == ",pC":
                return found[:1]  # "another soldier, Sergeant Ali Demir, was killed"
            if (
                found[0].kind == "count"
                and found[0].low == len(found) - 1
                and all(named.low == 1 and c.tag(named.first) == "C" for named in found[1:])
            ):
                return found[:1]  # "two brothers, Omar Said (9) and Ali Said (12), were hurt"
            return found
        found.insert(0, group)
    return found


def _listed_before(c: Clause, group: Group, *, more: bool = False) -> Group | None:
    j = group.first - 1
    if c.tag(group.first) == "#":
        j = skip_left(c, j, "xJeA")  # "an undetermined number of rebels"
    joined = False
    if c.tag(j) in "&|":
        joined = True
        j -= 1
    elif c.low(j) == "as" and c.low(j - 1) == "well" and c.low(j - 2) == "as":
        joined = True
        j -= 3
    elif c.low(j) == "with" and c.low(j - 1) in ("along", "together"):
        joined = True
        j -= 2
    comma = c.tag(j) == ","
    if comma:
        j -= 1
    if c.low(j) == "them" and c.low(j - 1) == "among":
        return None  # "nine died, a nurse among them, and ten others were hurt"
    if not joined and not comma:
        if (
            c.tag(group.first - 1) in "PpLG"
            and group.kind == "count"
            and (j + 1) in c.ends
            and c.ends[j + 1].kind == "count"
        ):
            return c.ends[j + 1]
        beside = c.ends.get(j + 1) if more and group.kind == "single" and c.tag(group.first) == "A" else None
        if beside is not None and (beside.kind == "count" or (beside.kind == "single" and c.tag(beside.first) == "A")):
            return beside  # "a farmer a nun and a boy were", in a text without commas
        return None
    if c.tag(j) == ")":
        while j > c.sentence.first and c.tags[j] != "(":
            j -= 1
        j -= 1
    if joined and c.tag(j) == "-" and (opening := _dash_opening(c, j)):
        j = opening - 1
    before = _outer(c, c.ends.get(j + 1))
    if before is None and c.tag(j) == "C" and (joined or (more and not _describes(c, group))):
        before = _by_name(c, j, alone=more or _beside_a_name(c, group))
    if (
        before is not None
        and joined
        and c.tag(before.first - 1) in "Kkgv"
        and c.low(before.first - 1) not in ("left", "leaving")
    ):
        return None
    if before is not None and c.tag(before.first - 1) == "o" and c.tag(before.first - 2) == "N":
        return None
    if before is not None and joined and c.low(before.first - 1) in BESIDE_VERB and c.tag(before.first - 2) in "xNv":
        return None  # "exchanged fire with the forces and two rebels were"
    if before is not None and c.low(before.first - 1) == "with" and c.low(before.first - 2) in ("along", "together"):
        told = skip_left(c, before.first - 3, ",")
        if c.tag(told) == "K":
            return None  # "were killed, along with a nurse, and four others were hurt"
    if before is not None and (opening := of_them_before(c, before)) is not None:
        return c.inside.get(opening)  # "ten people, most of them police, and a driver"
    if before is not None and c.low(before.first - 1) in DOERS_OR_MOSTLY:
        return None
    if before is not None:
        return None if comma and not joined and (before.alone or c.tag(before.first - 1) == "o") else before
    if joined and comma and (opening := insertion_opening(c, j + 1)) and c.low(opening + 1) in ("who", "whose"):
        told_of = _outer(c, c.ends.get(people_before(c, opening - 1) + 1))
        if told_of is not None and not governed(c, told_of) and c.tag(told_of.first - 1) not in "Kkgv":
            return told_of  # "a member of the council, who had been threatened, and his driver"
    if joined:
        return _across_insertion(c, j)
    return None


HOUSEHOLDS = frozenset(("family", "household", "clan", "tribe"))
BESIDE_VERB = frozenset(("with", "at", "on", "against", "from"))


def _describes(c: Clause, group: Group) -> bool:
    """Whether ``group`` only tells who the name before it is: "Omar Said, a baker, and", "Omar Said, whose son"."""
    return c.low(group.first) == "whose" or (
        c.tag(group.first) in "AT" and c.tag(skip_right(c, group.last, "oTxCJU")) == ","
    )


def _beside_a_name(c: Clause, group: Group) -> bool:
    """Whether ``group`` goes on from a name alone: "Omar Said and two others", "Omar Said and his sons"."""
    return group.kind == "count" and (c.tag(group.first) == "S" or "O" in c.tags[group.first : group.last])


def _by_name(c: Clause, last: int, *, alone: bool) -> Group | None:
    """Who is named up to token ``last``, with a role or, if ``alone``, without: "Colonel Omar Said, his wife and four soldiers"."""
    first = skip_left(c, last, "C") + 1
    titled = c.ends.get(first)
    if titled is not None:
        return titled if titled.kind == "single" and c.tag(titled.head) == "p" and not governed(c, titled) else None
    opens = first == c.first or c.low(first - 1) in ("when", "after", "that", "while", "where", "as")
    return name_group(c, first, last + 1) if alone and opens and last > first else None


def _one_who(c: Clause, relative: int) -> Group | None:
    """The one told more of by the clause that token ``relative`` opens: "a priest who was helping out and a nurse"."""
    one = c.ends.get(skip_left(c, relative - 1, ",") + 1)
    return one if one is not None and one.kind == "single" and not one.definite and not governed(c, one) else None


def _outer(c: Clause, group: Group | None) -> Group | None:
    """The counted ones of whom ``group`` only tells the body: "1,000 members of the security forces and 600 rebels"."""
    if group is None or c.tag(group.first - 1) != "o":
        return group
    body = group.kind == "bare" and (group.definite or c.tag(group.first) == "C")  # "two members of Village Guards"
    if not body and not (group.low == 1 and c.low(group.head) in HOUSEHOLDS):
        return group
    outer = c.ends.get(group.first - 1)
    return outer if outer is not None and outer.kind == "count" else group


def _across_insertion(c: Clause, j: int) -> Group | None:
    """The group left of an insertion between commas or of a trailing "of ..." or "in ..." phrase."""
    for k in range(j, max(c.sentence.first, j - 14) - 1, -1):
        group = c.inside.get(k)
        if group is not None and not governed(c, group):
            object_of = c.tag(group.first - 1) in "Kkg" and c.low(group.first - 1) not in ("left", "leaving")
            part = c.tag(group.first - 1) == "i" and "," in c.tags[group.last : j + 1]
            of_noun = (
                c.tag(group.last) == "N" and c.tags[group.head] in "ODVH"
            )  # "two other bodies, and three people are missing"
            return None if object_of or part or of_noun else group
        letter = c.tags[k]
        if letter == "e" and c.tags[k - 2 : k] == "wB":
            return _one_who(c, k - 2)
        if (
            letter in "Bhmsnkgd.;:&"
            or (letter == "J" and c.low(k) == "surrendered")
            or (letter == "K" and k == j and k in c.ends)  # "another injured and a third captured"
            or (letter == "v" and (c.tag(k - 1) not in ",PpLx" or c.low(k) not in REDUCED))
            or (letter == "K" and (c.low(k) not in REDUCED or c.tag(k + 1) in "ATSDV"))
            or (letter == "e" and c.tag(k - 1) not in ",-(" and c.low(k) not in REDUCED)
        ):
            return None
    return None
