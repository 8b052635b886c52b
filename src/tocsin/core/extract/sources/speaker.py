"""Which words before a verb of speech name its speaker."""

from __future__ import annotations

import re

from tocsin.core.extract.english.grammar import WEEKDAYS
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.core.extract.sources.led_in import behind_doing, past_turn
from tocsin.core.extract.sources.run_on import EVENTS, JOINING, behind_clause

NOUN_PHRASE = re.compile(
    r"[TSAa]{0,2}[CxJpPLe#\"'UVzH]+(?:\([^()]{1,12}\)(?:[JxL]{0,3}p[CJ]{0,5})?)?(?:(?:o|&(?=[CxJT]))[TS]?[CxJpPLeNU\"'&]+(?:\([^()]{1,12}\))?)*"
)
PRONOUN_SPEAKERS = listed("he she it they")
CITING = listed("citing quoting")
ANONYMOUS = listed("its their his her informed anonymous unnamed unidentified undisclosed own")
"""An agency that cites such sources speaks itself."""
INSERTION_TOKENS_MAX = 20
REPORT_NOUNS = listed("reports report claims claim estimates estimate")


def acting_subject(doc: Doc, tags: str, sentence: Sentence, before: int) -> tuple[int, int] | None:
    """The subject of ``sentence`` before token ``before``, what it does meanwhile and "However" left out."""
    first = behind_doing(doc, tags, sentence, before)
    if first > sentence.first:
        sentence = Sentence(sentence.index, sentence.paragraph, first, sentence.last, sentence.start, sentence.end)
    subject = main_subject(tags, sentence, before)
    if subject is None:
        return None
    last = subject[1]
    owned = NOUN_PHRASE.match(tags, last + 1, before) if doc.lowers[last] in ("'s", "’s") else None
    if owned is not None:
        last = owned.end()  # "Dalem's health ministry blamed the rebels and said"
    done = next((k for k in range(subject[0] + 1, last - 1) if doc.lowers[k] in DONE_TO_OTHERS), 0)
    if done:
        last = done  # "state television blamed rebels for the blast and said"
    if last - subject[0] > 1 and tags[last - 1] == "e" and doc.lowers[last - 1].endswith("ed"):
        last -= 1  # "Omar Sahl condemned the attack and said"
    return past_turn(doc, subject[0], last), last


DONE_TO_OTHERS = listed(
    """blamed accused condemned denounced slammed criticised criticized blasted deplored praised hailed rejected dismissed defended
    urged thanked visited inspected met lauded congratulated chided rebuked"""
)
"""What a speaker does to others before he speaks; the same words are participles in no name."""


def main_subject(tags: str, sentence: Sentence, before: int) -> tuple[int, int] | None:
    match = NOUN_PHRASE.search(tags, sentence.first, before)
    while match is not None and set(tags[match.start() : match.end()]) <= set("aUzT"):
        match = NOUN_PHRASE.search(tags, match.end(), before)
    while match is not None:
        at = match.start()
        if at == sentence.first or tags[at - 1] in ',;.&a"z' or (at - sentence.first <= 2 and tags[at - 1] not in "Io"):
            name = NAME_BEHIND.match(tags, match.end(), before)
            return match.start(), name.end() - 1 if name is not None else match.end()
        match = NOUN_PHRASE.search(tags, match.end(), before)
    return None


def subject_left(doc: Doc, tags: str, sentence: Sentence, j: int) -> tuple[int, int] | None:
    """The noun phrase that ends at token ``j``, back over an apposition between commas."""
    first = sentence.first
    if j < first:
        return None
    if j > first and tags[j] == "s" and doc.lowers[j] in REPORT_NOUNS and tags[j - 1] in "TxJCDVa":
        return report_opening(doc, tags, first, j), j + 1
    if j > first and doc.lowers[j] == "release" and tags[j - 1] in "TxJCpPae":  # "an official release said"
        described = _phrase_ending(doc, tags, sentence, j - 1)
        return (described[0] if described is not None else j - 1), j + 1
    if doc.lowers[j] == "reports" and (j == first or tags[j - 1] in ',"&'):
        return j, j + 1
    if doc.lowers[j] in ("it", "them") and j - 3 >= first and relative_at(doc, tags, j - 2):
        return subject_left(doc, tags, sentence, j - 3)  # "the aid group which runs it said"
    if tags[j] == "r":
        return (j, j + 1) if doc.lowers[j] in PRONOUN_SPEAKERS else None
    if doc.lowers[j] in MEANS and doc.lowers[j - 2 : j] in PASSED_ON_BY and j - 3 >= first:
        return _phrase_ending(doc, tags, sentence, j - 3)
    if tags[j] not in ",w" and (who := _who_before(doc, tags, j, first)) is not None:
        speaker = _phrase_ending(doc, tags, sentence, who - 1)
        words = doc.lowers[who:j]
        named = speaker is not None and (not NAMING.isdisjoint(words) or ("as" in words and "name" in words))
        return (speaker[0], j + 1) if speaker is not None and named else speaker
    if tags[j] == "w" and j > first:
        return subject_left(doc, tags, sentence, j - 2 if tags[j - 1] == "," else j - 1)
    if tags[j] == "," and (opening := _relative_opening(doc, tags, j, first)) is not None:
        return _with_name(doc, tags, first, _phrase_ending(doc, tags, sentence, _before_age(tags, opening, first) - 1))
    if tags[j] == "," and (opening := citing_before(doc, tags, first, j)) is not None:
        anonymous = not ANONYMOUS.isdisjoint(doc.lowers[opening:j])
        return _phrase_ending(doc, tags, sentence, opening - 1) if anonymous else None
    if tags[j] == ",":
        k = j - 1
        while k > first and _names(doc, tags, k) and j - k < INSERTION_TOKENS_MAX:
            k -= 1
        if k <= first or tags[k] != ",":
            return None
        inner = k
        outer = _phrase_ending(doc, tags, sentence, _before_age(tags, k, first) - 1)
        if outer is not None and APPOSITION.fullmatch(tags, inner + 1, j):
            return outer[0], j
        return outer
    phrase = _phrase_ending(doc, tags, sentence, j)
    if phrase is not None and doc.lowers[phrase[0] - 2 : phrase[0]] in PASSED_ON_BY and phrase[0] - 3 >= first:
        return _phrase_ending(doc, tags, sentence, phrase[0] - 3 - (tags[phrase[0] - 3] == ","))
    if phrase is not None and phrase[0] - 3 >= first and _while_doing(doc, phrase[0] - 2):
        return _phrase_ending(doc, tags, sentence, phrase[0] - 3) or phrase
    return _named_before(tags, sentence, phrase)


def _names(doc: Doc, tags: str, k: int) -> bool:
    """Whether token ``k`` may stand in what is told of a speaker between commas: no verb, or one beside a noun."""
    described = tags[k] == "v" and tags[k - 1] in "TAS" and doc.lowers[k].endswith("ed")  # "its affiliated media"
    return tags[k] not in ",svB;n" or described or doc.lowers[k] in BESIDE_NAMES


BESIDE_NAMES = listed("think based living working stationed posted")
"""Forms of verbs within what is said of a speaker: "Omar Sahl, an activist based in Dalem, said", "the union, a think tank, said"."""
MEANS = listed("phone telephone email mail video radio skype whatsapp satellite")
"""By these somebody is reached who speaks: "a resident contacted by phone said"."""
PASSED_ON_BY = (["cited", "by"], ["quoted", "by"], ["reached", "by"], ["contacted", "by"])
"""Behind these stands who only passes on what another said: "an army source cited by the agency said"."""


def _while_doing(doc: Doc, at: int) -> bool:
    """Whether token ``at`` begins what a speaker does meanwhile: "the mayor while confirming the blast said"."""
    return doc.lowers[at] in ("while", "after") and doc.lowers[at + 1].endswith("ing")


def _before_age(tags: str, comma: int, floor: int) -> int:
    """The comma before an age that ends at ``comma``, else ``comma``: "Sher Ali, 52, who was there, said"."""
    return comma - 2 if comma - 2 > floor and tags[comma - 1] in "zD" and tags[comma - 2] == "," else comma


def _named_before(tags: str, sentence: Sentence, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
    """``phrase`` with the name or the role that stands before its comma: "Sher Ali, the head of police said"."""
    if phrase is None or phrase[0] - 2 <= sentence.first or tags[phrase[0] - 1] != ",":
        return phrase
    opens = phrase[0] - 2
    while opens > sentence.first and tags[opens - 1] not in ',"':
        opens -= 1
    role = tags[phrase[0]] in "TApx" and FULL_NAME.fullmatch(tags, opens, phrase[0] - 1)
    name = opens == sentence.first and FULL_NAME.fullmatch(tags, *phrase) and ROLE.fullmatch(tags, opens, phrase[0] - 1)
    return (opens, phrase[1]) if role or name else phrase


def _with_name(doc: Doc, tags: str, floor: int, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
    """``phrase`` with the full name right before its comma: "by Omar Sahl, the spokesman of the front, who said"."""
    if phrase is None or phrase[0] - 2 <= floor or tags[phrase[0] - 1] != "," or tags[phrase[0]] not in "TA":
        return phrase
    opens = phrase[0] - 1
    while opens > floor and tags[opens - 1] in "Cp" and doc.words[opens - 1][0].isupper():
        opens -= 1
    return (opens, phrase[1]) if NAME_TOKENS_MIN <= phrase[0] - 1 - opens <= NAME_TOKENS_MAX else phrase


def citing_before(doc: Doc, tags: str, floor: int, closing: int) -> int | None:
    """The comma that opens ", citing the ministry," closed by the comma at ``closing``."""
    opening = tags.rfind(",", max(floor, closing - INSERTION_TOKENS_MAX), closing)
    return opening if opening > floor and doc.lowers[opening + 1] in CITING else None


def report_opening(doc: Doc, tags: str, floor: int, j: int) -> int:
    """Where the phrase begins whose noun "report" is token ``j``: "at least one report", "the first reports"."""
    start = j - 1
    while start > floor and tags[start] not in "TA" and tags[start - 1] in "TAxJCeDVa":
        start -= 1
    return start - 1 if start > floor and doc.lowers[start - 1 : start + 1] == ["at", "least"] else start


def relative_at(doc: Doc, tags: str, at: int) -> bool:
    """Whether a relative clause begins at token ``at``: "who", "whose", "where"."""
    return tags[at] == "w" or doc.lowers[at] in ("whose", "where")


def _relative_opening(doc: Doc, tags: str, closing: int, floor: int) -> int | None:
    """The comma that opens what is told of a speaker up to the comma at ``closing``.

    As in ", who spoke on condition of anonymity,", ", whose sons were killed," and ", a farmer who lost his herd,".
    """
    for k in range(closing - 1, max(floor, closing - RELATIVE_TOKENS_MAX), -1):
        if tags[k] == "," and (
            relative_at(doc, tags, k + 1) or doc.lowers[k + 1] in INSERTED or _told_of(doc, tags, k + 1, closing)
        ):
            return k
        if tags[k] in ".;:":
            return None
    return None


INSERTED = listed(
    "released issued published updated compiled also known formerly affiliated linked loyal aligned allied tied belonging headquartered located run controlled led backed funded supported opposed owned founded established created set considered described quoted cited speaking talking reached contacted contacting asked giving requesting insisting addressing"
)
"""These open what is told of a speaker between commas: "the governor, quoted by state television, said"."""


def _told_of(doc: Doc, tags: str, at: int, closing: int) -> bool:
    """Whether the words from token ``at`` are an apposition with a relative clause: "a farmer who lost his herd"."""
    if tags[at] not in "TA":
        return False
    while at < closing and tags[at] in "TASJxCpPoeLG":
        at += 1
    return at < closing and (relative_at(doc, tags, at) or tags[at] == "n")


def _who_before(doc: Doc, tags: str, j: int, floor: int) -> int | None:
    """The "who" whose clause, without commas, ends at token ``j``: "medics who were at the scene said"."""
    verbs = 0
    for k in range(j, max(floor, j - WHO_TOKENS_MAX), -1):
        if relative_at(doc, tags, k):
            unnamed = not UNNAMED_WHO.isdisjoint(doc.lowers[k : j + 1])
            verbs += tags[k] == "w" and tags[k + 1] == "x"  # who does what no list knows: "who directs the troops"
            before = k - (tags[k - 1] in "zD" and k - 2 > floor)  # "Omar Sahl 34 who lost his shop"
            return before if (verbs == 1 or unnamed) and tags[before - 1] in "PpxCL" else None
        if tags[k] in "vBeKk":
            verbs += 1
        if tags[k] in ',.;:"nsr&' and doc.lowers[k] not in THEMSELVES:
            return None
    return None


NAMING = listed("identified named called identifies calls")
"""Who names himself is told by that name: "a man who identified himself as Omar Sahl"."""
THEMSELVES = listed("himself herself themselves gave gives asked requested")
WHO_TOKENS_MAX = 14
UNNAMED_WHO = listed("name named unnamed unidentified anonymous identified anonymity authorised authorized quoted")
"""Words of whoever will not be named, and of nobody else's clause."""
RELATIVE_TOKENS_MAX = 35
FULL_NAME = re.compile("pC{1,5}|C{2,5}")
NAME_BEHIND = re.compile(",(?:pC{1,5}|C{2,5}),")
ROLE = re.compile("[TA]?[JCxL]*[xpL](?:[oI]T?[JCxL]+)?")
APPOSITION = re.compile("p?C{2,5}|[TA]?[JCxpPLe]{1,7}(?:[oI&]T?[JCxpPLS]{1,6}){0,2}")
"""Beside a name the role, beside a role the name belongs to who speaks: "the mayor of Dalem, Omar Sahl, said"."""
ENDING = frozenset("TSAxCJpPLeoUGH\"'()-#DVz/NK")


def _phrase_ending(doc: Doc, tags: str, sentence: Sentence, j: int) -> tuple[int, int] | None:
    """Tokens of the noun phrase whose last token is ``j``, "of", "for" and "at" phrases inside it included."""
    last = j + 1
    k = j
    while k >= sentence.first:
        letter = tags[k]
        if (letter in ENDING and letter != ")") or (
            letter == "&" and k > sentence.first and tags[k - 1] in "CxpPLGJ)" and tags[k + 1] in "CxpPLGJTA"
        ):
            k -= 1
            continue
        if (
            letter == "I"
            and doc.lowers[k] in ("for", "at", "in", "from", "on")
            and k > sentence.first
            and tags[k - 1] in "CxpPLU)"
        ):
            k -= 1
            continue
        named = letter == "s" and k == last - 1 and doc.lowers[k] in ("report", "reports") and tags[k - 1] in "JCxST"
        if named or (letter == "v" and doc.lowers[k].endswith("ed") and k + 1 < last and tags[k - 1] in "TAS"):
            k -= 1
            continue
        if letter == "k" and doc.words[k][0].isupper() and tags[k + 1] == "C" and k < last - 1:
            k -= 1  # "Martyrs Hospital"
            continue
        if letter == "v" and doc.lowers[k] == "rescue" and tags[k + 1] in "xpPL":
            k -= 1
            continue
        if letter == ")" and (bracket := tags.rfind("(", max(sentence.first, k - BRACKET_TOKENS_MAX), k)) > 0:
            k = bracket - 1
            continue
        if letter == "t" and k > sentence.first and doc.lowers[k - 1] in OFFICES_TO:
            k -= 1
            continue
        if letter in "tfI" and _inside_name(doc, sentence, k):
            k -= 1
            continue
        break
    if tags[k] == "I" and k - 1 > sentence.first and doc.lowers[k - 1] in WORD_OF:
        return report_opening(doc, tags, sentence.first, k - 1), last
    if (placed := _placed(doc, tags, sentence, k, last)) is not None:
        return placed
    start = k + 1
    start = behind_clause(doc, tags, sentence, start, last)
    while start < last and (
        doc.lowers[start] in JOINING
        or (
            tags[start] in "\"'az()-KvzU.DHV"
            and not doc.words[start][0].isupper()
            and doc.lowers[start] not in ("state", "rescue")
        )
        or doc.lowers[start] in WEEKDAYS
    ):
        start += 1
    if start < last and tags[start] in "I&":
        start += 1
    start = past_turn(doc, start, last)
    if start >= last or not (
        any(letter in "CxpPLUG" for letter in tags[start:last])
        or doc.lowers[last - 1] in ("military", "opposition", "local", "official")
    ):
        return None
    while start < last and tags[start] in '"-':
        start += 1
    counted = start > sentence.first and (doc.lowers[start - 1] == "another" or tags[start - 1] in "DV")
    if counted and (start - 1 == sentence.first or tags[start - 2] in ',"'):
        start -= 1  # "…, two officials said"
    elif counted and start - 3 > sentence.first and tags[start - 2] == "&":
        before = _phrase_ending(doc, tags, sentence, start - 3)
        if before is not None and tags[before[0] - 1 : before[0]] in (",", '"'):
            start = before[0]  # "…, a nurse and two officials said"
    if (opening := _opening_name(doc, tags, sentence, start)) is not None:
        return opening, last
    if start - 2 >= sentence.first and tags[start - 1] == "I" and doc.lowers[start - 1] in WITHIN:
        employed = doc.lowers[start - 1] == "with" and tags[start - 2] in "pP"  # "an official with the rescue service"
        within = set(tags[start:last]) <= set("TCJxLv" if employed else "TC")
        outer = _phrase_ending(doc, tags, sentence, start - 2) if within else None
        if outer is not None and tags[start - 2] in "xPpL":
            start = outer[0]
            if start - 2 >= sentence.first and doc.lowers[start - 1] == "of" and tags[start - 2] in "xPp":
                further = _phrase_ending(doc, tags, sentence, start - 2)
                start = further[0] if further is not None else start
            return start, last
    return start, last


BRACKET_TOKENS_MAX = 8
WORD_OF = listed("reports accounts statements figures data statistics numbers")
"""Of these who gave them is told behind: "figures from the ministry show"."""


def _inside_name(doc: Doc, sentence: Sentence, k: int) -> bool:
    """Whether token ``k`` joins two words of one name: "Committee to Protect Journalists", "Doctors Without Borders"."""
    if k <= sentence.first or k + 1 >= sentence.last or not doc.words[k + 1][:1].isupper():
        return False
    if doc.lowers[k] == "to":
        return doc.words[k - 1] in ("Committee", "Commission", "Campaign", "Coalition", "Alliance", "Movement")
    return doc.words[k].istitle() and doc.words[k - 1].istitle()


def _placed(doc: Doc, tags: str, sentence: Sentence, k: int, last: int) -> tuple[int, int] | None:
    """The people before "posted at", "close to", "wounded in the raid" whose preposition is token ``k``: they speak."""
    harmed = tags[k - 1 : k] == "K" and tags[k] == "I" and doc.lowers[last - 1] in EVENTS
    if k - 2 < sentence.first or tags[k] not in "It" or not (harmed or doc.lowers[k - 1] in PLACED):
        return None
    if doc.lowers[k - 2] in REPORT_NOUNS:
        return subject_left(doc, tags, sentence, k - 2)
    if (
        doc.lowers[k - 2] in UTTERED
        and doc.lowers[k - 4 : k - 3] == ["in"]
        and any(c in "TA" for c in tags[k + 1 : last])
    ):
        return None  # "In a statement posted online the army said"
    if tags[k - 2] not in "CxpPLG)":
        return None
    placed = _phrase_ending(doc, tags, sentence, k - 2)
    worded = doc.lowers[k - 2] in UTTERED or doc.lowers[k - 2] in WORD_OF
    if placed is not None and worded and doc.lowers[k] in ("by", "from"):
        return placed[0], last  # "a statement issued by the army said"
    return placed


UTTERED = listed("statement message post video recording letter communique interview release")
OFFICES_TO = listed("witness witnesses adviser advisor aide envoy ambassador assistant deputy secretary")
"""Of whom "to" tells more: "a witness to the attack", "the ambassador to the council"."""
PLACED = listed(
    """posted stationed based deployed working living sheltering serving present close loyal linked affiliated
    familiar speaking talking interviewed contacted reached questioned quoted briefed involved participating trapped released issued published seen obtained reviewed"""
)


def _opening_name(doc: Doc, tags: str, sentence: Sentence, start: int) -> int | None:
    """Where a sentence's opening name begins that the phrase from ``start`` tells more of, without commas.

    As in "The Coordination Committees another monitoring group says", "The group with a network of sources says".
    """
    if start <= sentence.first or doc.lowers[sentence.first] in JOINING:
        return None
    if tags[start] in "TA" and (name := _name_run(tags, sentence.first, start)) is not None:
        return name
    if start - sentence.first > OPENING_NAME_TOKENS_MAX:
        return None
    if doc.lowers[start] in ("a", "an"):
        start += 1
    if doc.lowers[start - 1] in ("another", "an", "a") and NAME.fullmatch(tags, sentence.first, start - 1):
        return sentence.first
    if OPENING_WITH.fullmatch(tags, sentence.first, start) and "with" in doc.lowers[sentence.first : start]:
        return sentence.first
    return None


def _name_run(tags: str, floor: int, start: int) -> int | None:
    """Where a full name begins that ends before token ``start``: "… Omar Sahl the head of the clinic said"."""
    first = start
    while first > floor and tags[first - 1] == "C":
        first -= 1
    alone = first == floor or tags[first - 1] in '"PpxUzKe.'
    return first if alone and NAME_TOKENS_MIN <= start - first <= NAME_TOKENS_MAX else None


NAME_TOKENS_MIN = 2
NAME_TOKENS_MAX = 4
OPENING_NAME_TOKENS_MAX = 9
NAME = re.compile("T?[CJx]*C")
OPENING_WITH = re.compile(r"T?[CJxPp]+I(?:[TA][CJxe]*(?:[oI][CJxe]*)?)?")
WITHIN = frozenset(("inside", "with", "within", "across", "around", "near", "outside", "throughout"))
