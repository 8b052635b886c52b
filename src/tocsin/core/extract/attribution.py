"""Who says what: the source of each sentence or part of one, carried over quotations and following sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tocsin.core.extract.english.grammar import CARRYING_OPENERS, WEAK_SPEECH, WEEKDAYS
from tocsin.core.extract.english.words import NATIONALS, listed
from tocsin.core.extract.tokens import Doc, Sentence

NOUN_PHRASE = re.compile(
    r"[TSAa]{0,2}[CxJpPLe#\"'UVzH]+(?:\([^()]{1,12}\))?(?:(?:o|&(?=[CxJT]))[TS]?[CxJpPLeNU\"'&]+(?:\([^()]{1,12}\))?)*"
)
AFTER_PHRASE = re.compile(
    r"[TSAaD]{0,2}[CxJpPLe#\"'U]+(?:\([^()]{1,12}\)C*)?(?:(?:o|&|I|S(?=[CxpJPL]))[TS]?[CxJpPLe\"']+(?:\([^()]{1,12}\)C*)?)*"
)
SPEECH_OR_COLON = re.compile("[s:]")
OUTLET = re.compile(r"T?[Cp]+(?:o[Cp]+)*")
PRONOUN_SPEAKERS = listed("he she it they we")
CONTINUING = listed("saying adding noting claiming stating reporting confirming stressing announcing")
CITING = listed("citing quoting")
NOT_SPEECH_NEXT = listed("responsibility the lives credit victory control at on dead")
REPORT_NOUNS = listed("reports report claims claim estimates estimate")
TO_SOMEONE = listed("told tells telling informed informs")
"""Verbs whose object is spoken to: "told Reuters"."""
INVERTED = listed("said says reports reported added confirmed reports writes wrote")


@dataclass(slots=True)
class Source:
    """Tokens ``first`` to ``last`` name who speaks; what is said lies in tokens ``cover``."""

    first: int
    last: int
    cover: tuple[int, int]
    rule: str
    outlet: bool = False
    """A paper or agency named as where the article has it from: it covers what follows, too."""
    pronoun: bool = False
    denies: bool = False


def sources_of(doc: Doc, tags: str, sentence: Sentence) -> list[Source]:
    """The sources named in ``sentence``, in order of their verbs."""
    found: list[Source] = []
    spots = [match.start() for match in SPEECH_OR_COLON.finditer(tags, sentence.first, sentence.last)]
    words = doc.lowers[sentence.first : sentence.last]
    if "according" in words:
        spots = sorted({*spots, *(i for i, word in enumerate(words, sentence.first) if word == "according")})
    for i in spots:
        letter = tags[i]
        lower = doc.lowers[i]
        if letter == "s":
            source = _speech(doc, tags, sentence, i, lower, found)
        elif lower == "according" and i + 1 < sentence.last and doc.lowers[i + 1] == "to":
            source = _phrase_after(doc, tags, sentence, i + 2, "according_to")
        elif letter == ":" and i < sentence.first + 8:
            source = _label(doc, tags, sentence, i)
        else:
            continue
        if source is not None:
            found.append(source)
    return found


def _phrase_after(doc: Doc, tags: str, sentence: Sentence, at: int, rule: str) -> Source | None:
    match = AFTER_PHRASE.match(tags, at, sentence.last)
    if match is not None and doc.lowers[match.end() - 1] in NOBODY:
        return None
    end = match.end() if match is not None else at
    if end < sentence.last and doc.lowers[end] in REPORT_NOUNS and tags[end] == "s":
        end += 1
    if end == at:
        return None
    return Source(at, end, (sentence.first, sentence.last), rule)


NOBODY = listed("details")
"""According to these nobody speaks."""
NO_LABELS = listed(
    "province governorate update district city more related source read photograph photo image video credit updated published topic"
)
LABELS = listed(
    "ministry army police spokesman spokesperson spokeswoman official officials military command observatory monitor media sources activists taliban governor president minister commander"
)


VOWELS = frozenset("AEIOU")
AGENCIES = listed("centcom unicef unama unifil isaf acled airwars ukrinform nato unesco")


def _reads_as_place(word: str) -> bool:
    """Whether a word in capitals is a dateline ("QUETTA:"), not an acronym ("SOHR:", "CENTCOM:")."""
    vowels = sum(letter in VOWELS for letter in word)
    return len(word) >= DATELINE_CHARS_MIN and vowels * 3 >= len(word) - 1 and word.lower() not in AGENCIES


DATELINE_CHARS_MIN = 5


def _label(doc: Doc, tags: str, sentence: Sentence, colon: int) -> Source | None:
    """Such as "IDF: ..." at the head of a paragraph."""
    words = tags[sentence.first : colon]
    acronym = words[:1] == "C" and doc.words[sentence.first].isupper() and set(words) <= set("CxJ")
    if words and (set(words) <= {"C"} or acronym) and colon - sentence.first <= 4 and colon + 4 < sentence.last:
        if doc.lowers[colon - 1] in NO_LABELS:
            return None
        letters = [word for word in doc.words[sentence.first : colon] if word.isupper() and len(word) > 1]
        if len(letters) == 1 == colon - sentence.first and _reads_as_place(letters[0]):
            return None
        if not letters and doc.lowers[colon - 1] not in LABELS:
            return None
        return Source(sentence.first, colon, (colon + 1, sentence.last), "label")
    return None


def _speech(doc: Doc, tags: str, sentence: Sentence, i: int, lower: str, found: list[Source]) -> Source | None:
    """The source whose verb of speech is token ``i``."""
    lowers = doc.lowers
    after = lowers[i + 1] if i + 1 < sentence.last else ""
    if _no_speech(doc, tags, sentence, i, lower):
        return None
    if lower in CITING:
        return _phrase_after(doc, tags, sentence, i + 1, "citing")
    if lower in ("reports", "reported") and i + 1 < sentence.last and (tags[i + 1] == "C" or doc.words[i + 1] == "The"):
        outlet = OUTLET.match(tags, i + 1, sentence.last)
        if outlet is not None and _dateline(doc, outlet.start(), outlet.end()):
            return None
        if outlet is not None:
            source = Source(outlet.start(), outlet.end(), (sentence.first, sentence.last), "outlet")
            source.outlet = True
            return source
    if lower in REPORT_NOUNS:
        before = tags[i - 1] if i > sentence.first else "."
        if lowers[i - 1] in HAVING or (before == "T" and after != "that"):
            return None
        if (noun := _as_noun(doc, tags, sentence, i)) is not None:
            return noun
        if before in "xJeTAIDVf":
            return None
    if lower in CONTINUING:
        return _continuing(doc, tags, sentence, i, found)
    return _inverted(doc, tags, sentence, i) or _by_subject(doc, tags, sentence, i, found)


def _no_speech(doc: Doc, tags: str, sentence: Sentence, i: int, lower: str) -> bool:
    """Whether the verb at token ``i`` tells of no speech here: "claimed responsibility", "gave way", "the video shows"."""
    lowers = doc.lowers
    after = lowers[i + 1] if i + 1 < sentence.last else ""
    if lower in ("gave", "give", "gives", "placed", "set") and "toll" not in lowers[i + 1 : i + 6]:
        return True
    if (
        lower in ("claimed", "claims", "claiming", "put", "puts", "putting", "shows", "showed")
        and after in NOT_SPEECH_NEXT
        and after != "the"
    ):
        return True
    if (
        lower in ("claimed", "claiming", "claims")
        and after == "the"
        and ("lives" in lowers[i : i + 4] or "life" in lowers[i : i + 4])
    ):
        return True
    if (
        after == "to"
        and tags[i + 2 : i + 3] not in ("C", "T", "r", "p")
        and not (lower in ("claimed", "claims") and "have" in lowers[i + 2 : i + 3])
    ):
        return True
    if lower in WEAK_SPEECH and not _that_follows(doc, tags, sentence, i, lower, after):
        return True
    if lower in SHOWING and not FOOTAGE.isdisjoint(lowers[max(sentence.first, i - SHOWN_REACH) : i]):
        return True
    if lower in TO_SOMEONE and after in ("me", "us") and doc.in_quote(doc.starts[i]) is not None:
        return True
    return lower == "noting" and lowers[i - 1] == "worth"


def _that_follows(doc: Doc, tags: str, sentence: Sentence, i: int, lower: str, after: str) -> bool:
    """Whether what a weak verb of speech reports stands behind it."""
    if after in ("that", "it", "they", "he", "she", "to", "any", "killing"):
        return True
    if i > sentence.first and tags[i - 1] in ',"' and tags[i + 1 : i + 2] in ("C", "T", "A", "p"):
        return True
    if lower == "accused" and after and "of" in doc.lowers[i + 2 : i + ACCUSED_REACH]:
        return True
    if lower == "described" and after in SEEING:
        return True
    return _clause_follows(tags, i + 1, sentence.last)


def _continuing(doc: Doc, tags: str, sentence: Sentence, i: int, found: list[Source]) -> Source | None:
    """The source of "adding", "saying": its own subject, the source before, or the subject of the sentence."""
    if i > sentence.first and tags[i - 1] in "PpLxC" and doc.lowers[i - 1] not in NO_SPEAKERS:
        own = _subject_left(doc, tags, sentence, i - 1)
        led = own is not None and doc.lowers[own[0] - 1] == "with"
        if own is not None and (
            led or (tags[i - 1] != "C" and (own[0] == sentence.first or tags[own[0] - 1] in 'I,&"'))
        ):
            return Source(*own, (i + 1, sentence.last), "said")
    if found and not found[-1].outlet:
        previous = found[-1]
        return Source(previous.first, previous.last, (i + 1, sentence.last), "saying", pronoun=previous.pronoun)
    subject = _main_subject(tags, sentence, i)
    return None if subject is None else Source(*subject, (i + 1, sentence.last), "saying")


def _inverted(doc: Doc, tags: str, sentence: Sentence, i: int) -> Source | None:
    """Such as "…, said the governor"."""
    if (
        i > sentence.first
        and tags[i - 1] in ',"'
        and i + 1 < sentence.last
        and tags[i + 1] in "CTAp"
        and doc.lowers[i] not in TO_SOMEONE
    ):
        named = _phrase_after(doc, tags, sentence, i + 1, "said_by")
        if (
            named is not None
            and (i - sentence.first > 4 or tags[i - 1] == '"')
            and not _finite_after(tags, named.last, sentence.last)
        ):
            return named
    return None


def _by_subject(doc: Doc, tags: str, sentence: Sentence, i: int, found: list[Source]) -> Source | None:
    """The subject of the verb of speech at token ``i``, else the phrase behind it."""
    lowers, lower = doc.lowers, doc.lowers[i]
    j = i - 1
    passive = False
    while j >= sentence.first and (tags[j] in "hmaz" or (tags[j] == "I" and tags[j + 1] == "z") or tags[j] == "B"):
        passive = passive or tags[j] == "B"
        j -= 1
    if passive and lower not in ("saying", "quoted"):
        return None
    denies = lower.startswith("den")
    if j > sentence.first + 1 and tags[j] == "&" and (main := _main_subject(tags, sentence, i)) is not None:
        return Source(*main, (i + 1, sentence.last), "said", denies=denies)
    subject = _subject_left(doc, tags, sentence, j)
    if subject is None and j < sentence.first + 1 and lower in ("said", "reported", "added"):
        return Source(i, i + 1, (i + 1, sentence.last), "said", pronoun=True)
    if subject is not None:
        first, last = subject
        pronoun = last - first == 1 and lowers[first] in PRONOUN_SPEAKERS
        own = tags[first] == "S" and last - first == 2 and lowers[first + 1] in OWN_WORDS
        if lowers[last - 1] in FOOTAGE or (own and found):
            return None
        cover = _cover(doc, tags, sentence, first, i)
        return Source(first, last, cover, "said", pronoun=pronoun or own, denies=denies)
    if lower in INVERTED:
        named = _phrase_after(doc, tags, sentence, i + 1, "said_by")
        if (
            named is not None
            and doc.words[named.last - 1] != "According"
            and lowers[named.first] not in ("that", "by")
            and not _dateline(doc, named.first, named.last)
        ):
            named.outlet = lower in ("reports", "reported", "reporting")
            named.cover = (sentence.first, sentence.last)
            return named
    return None


OWN_WORDS = listed("figures account accounts statement statements source sources report reports tally count")
"""Behind "his" or "its" these are the words of whoever spoke before."""
SEEING = listed("seeing witnessing finding counting hearing")
ACCUSED_REACH = 7
SHOWING = listed("show shows showed showing")
FOOTAGE = listed("video videos footage image images photo photos photograph photographs picture pictures clip clips")
"""What is seen in a film has no speaker."""
SHOWN_REACH = 9

CLAUSE = re.compile(r"a?[TASI]?a*[DHV#oxJCPpLGeU]{1,6}(?:I[TS]?[CxJ]{1,4})?[Bh]")


def _clause_follows(tags: str, at: int, last: int) -> bool:
    """Whether people with a verb of their own follow the verb of speech: "claimed 190 were dead"."""
    return CLAUSE.match(tags, at, last) is not None


def _dateline(doc: Doc, first: int, last: int) -> bool:
    """Whether the words are a place in capitals before an agency: "MOSCOW (Sputnik)"."""
    return last < len(doc.words) and doc.words[last] == "(" and doc.words[first].isupper() and last - first <= 2


NO_SPEAKERS = listed("statement attack attacks people children women")


def _finite_after(tags: str, at: int, last: int) -> bool:
    """Whether a verb follows soon, so that the phrase before it is its subject, not a speaker."""
    return any(letter in "vsBhmKkd" for letter in tags[at : min(at + 3, last)])


def _as_noun(doc: Doc, tags: str, sentence: Sentence, i: int) -> Source | None:
    """Such as "amid reports that", "unconfirmed reports of", "initial estimates of"."""
    before = tags[i - 1] if i > sentence.first else "."
    after = doc.lowers[i + 1] if i + 1 < sentence.last else ""
    before_it = doc.lowers[i - 1] if i > sentence.first else ""
    if "no" in doc.lowers[max(sentence.first, i - 3) : i] or before_it in ("report", "reports"):
        return None
    if after == "of" and tags[i - 1] not in "Jxe":
        return None
    if after in ("that", "of") and before in "IJxe.vhsB":
        first = i
        while first > sentence.first and tags[first - 1] in "Jxe":
            first -= 1
        return Source(first, i + 1, (i + 1, sentence.last), "reports_that")
    return None


HAVING = listed("had has have having received heard got")
"""Whoever has reports speaks himself: "he said he had reports that"."""


def _main_subject(tags: str, sentence: Sentence, before: int) -> tuple[int, int] | None:
    match = NOUN_PHRASE.search(tags, sentence.first, before)
    while match is not None and set(tags[match.start() : match.end()]) <= set("aUzT"):
        match = NOUN_PHRASE.search(tags, match.end(), before)
    while match is not None:
        at = match.start()
        if at == sentence.first or tags[at - 1] in ',;.&a"z' or (at - sentence.first <= 2 and tags[at - 1] not in "Io"):
            return match.start(), match.end()
        match = NOUN_PHRASE.search(tags, match.end(), before)
    return None


def _subject_left(doc: Doc, tags: str, sentence: Sentence, j: int) -> tuple[int, int] | None:
    """The noun phrase that ends at token ``j``, back over an apposition between commas."""
    first = sentence.first
    if j < first:
        return None
    if j > first and tags[j] == "s" and doc.lowers[j] in REPORT_NOUNS and tags[j - 1] in "TxJC":
        start = j - 1
        while start > first and tags[start] not in "TA" and tags[start - 1] in "TAxJCe":
            start -= 1
        return start, j + 1
    if tags[j] == "r":
        return (j, j + 1) if doc.lowers[j] in PRONOUN_SPEAKERS else None
    if tags[j] not in ",w" and (who := _who_before(tags, j, first)) is not None:
        return _phrase_ending(doc, tags, sentence, who - 1)
    if tags[j] == "w" and j > first:
        return _subject_left(doc, tags, sentence, j - 2 if tags[j - 1] == "," else j - 1)
    if tags[j] == "," and (opening := _relative_opening(tags, j, first)) is not None:
        return _phrase_ending(doc, tags, sentence, opening - 1)
    if tags[j] == ",":
        k = j - 1
        depth = 0
        while k > first and (tags[k] != "," or depth) and tags[k] not in "svB;n" and j - k < 20:
            k -= 1
        if k <= first or tags[k] != ",":
            return None
        return _phrase_ending(doc, tags, sentence, k - 1) or None
    return _phrase_ending(doc, tags, sentence, j)


def _relative_opening(tags: str, closing: int, floor: int) -> int | None:
    """The comma that opens ", who spoke on condition of anonymity," closed by the comma at ``closing``."""
    for k in range(closing - 1, max(floor, closing - RELATIVE_TOKENS_MAX), -1):
        if tags[k] == "," and tags[k + 1] == "w":
            return k
        if tags[k] in ".;:":
            return None
    return None


def _who_before(tags: str, j: int, floor: int) -> int | None:
    """The "who" whose clause, without commas, ends at token ``j``: "medics who were at the scene said"."""
    verbs = 0
    for k in range(j, max(floor, j - WHO_TOKENS_MAX), -1):
        if tags[k] == "w":
            return k if verbs == 1 and tags[k - 1] in "PpxCL" else None
        if tags[k] in "vBeKk":
            verbs += 1
        if tags[k] in ',.;:"nsr&':
            return None
    return None


WHO_TOKENS_MAX = 10
RELATIVE_TOKENS_MAX = 35
ENDING = frozenset("TSAxCJpPLeoUH\"'()-#DVz/NK")


def _phrase_ending(doc: Doc, tags: str, sentence: Sentence, j: int) -> tuple[int, int] | None:
    """Tokens of the noun phrase whose last token is ``j``, "of", "for" and "at" phrases inside it included."""
    last = j + 1
    k = j
    while k >= sentence.first:
        letter = tags[k]
        if letter in ENDING or (
            letter == "&" and k > sentence.first and tags[k - 1] in "CxpPLJ)" and tags[k + 1] in "CxpPLJTA"
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
        break
    start = k + 1
    if doc.lowers[last - 1] in ("sources", "source", "reports"):
        start = _source_modifiers(doc, tags, max(start, sentence.first), last)
    if (tail := ROLE_TAIL.search(tags, start, last)) is not None and tail.end() == last:
        start = tail.start("role")
    start = _clause_cut(doc, tags, start, last, whole=start == sentence.first)
    while start < last and (
        (tags[start] in "\"'az()-KvzU.DHV" and not doc.words[start][0].isupper() and doc.lowers[start] != "state")
        or doc.lowers[start] in WEEKDAYS
    ):
        start += 1
    if start < last and tags[start] in "I&":
        start += 1
    if start >= last or not (
        any(letter in "CxpPLU" for letter in tags[start:last]) or doc.lowers[last - 1] in ("military", "opposition")
    ):
        return None
    while start < last and tags[start] in '"-':
        start += 1
    if (opening := _opening_name(doc, tags, sentence, start)) is not None:
        return opening, last
    if start - 2 >= sentence.first and tags[start - 1] == "I" and doc.lowers[start - 1] in WITHIN:
        outer = _phrase_ending(doc, tags, sentence, start - 2) if set(tags[start:last]) <= set("TC") else None
        if outer is not None and tags[start - 2] in "xPpL":
            start = outer[0]
            if start - 2 >= sentence.first and doc.lowers[start - 1] == "of" and tags[start - 2] in "xPp":
                further = _phrase_ending(doc, tags, sentence, start - 2)
                start = further[0] if further is not None else start
            return start, last
    return start, last


def _opening_name(doc: Doc, tags: str, sentence: Sentence, start: int) -> int | None:
    """Where a sentence's opening name begins that the phrase from ``start`` tells more of, without commas.

    As in "The Coordination Committees another monitoring group says", "The group with a network of sources says".
    """
    if start <= sentence.first or start - sentence.first > OPENING_NAME_TOKENS_MAX:
        return None
    if doc.lowers[start] in ("a", "an"):
        start += 1
    if doc.lowers[start - 1] in ("another", "an", "a") and NAME.fullmatch(tags, sentence.first, start - 1):
        return sentence.first
    if OPENING_WITH.fullmatch(tags, sentence.first, start) and "with" in doc.lowers[sentence.first : start]:
        return sentence.first
    return None


OPENING_NAME_TOKENS_MAX = 9
NAME = re.compile("T?[CJx]*C")
OPENING_WITH = re.compile(r"T?[CJxPp]+I(?:[TA][CJxe]*(?:[oI][CJxe]*)?)?")
WITHIN = frozenset(("inside", "with", "within", "across", "around", "near", "outside", "throughout"))


ROLE_TAIL = re.compile(r"[oI]T?C+(?P<role>[xJ]+[PL])")
"""In text without commas: "… in Idlib civil defence workers told" speaks of the workers, not of Idlib's."""
OF_NATIONS = frozenset(NATIONALS.split())
SOURCE_MODIFIERS = listed("""medical media local security military official field hospital informed reliable news several own unnamed diplomatic
    police tribal intelligence government health rebel opposition other intersected its activist rescue multiple""")


def _source_modifiers(doc: Doc, tags: str, first: int, last: int) -> int:
    """Where "local and media sources" begins: only words that can describe a source belong to it."""
    k = last - 2
    while k >= first and (tags[k] in "CJT&S" or doc.lowers[k] in SOURCE_MODIFIERS or doc.lowers[k] in OF_NATIONS):
        k -= 1
    while k + 1 < last - 1 and tags[k + 1] == "&":
        k += 1
    return k + 1


def _clause_cut(doc: Doc, tags: str, first: int, last: int, *, whole: bool) -> int:
    """Where the phrase really begins in a text without commas: at its last article or capital run."""
    for k in range(last - 1, first, -1):
        if tags[k] == '"' or (tags[k] == "z" and doc.lowers[k] in WEEKDAYS and k + 1 < last):
            return k + 1
        if tags[k] == "-" and doc.starts[k] > doc.ends[k - 1]:
            return k + 1
        if tags[k] == "P" and k + 1 < last and tags[k + 1] in "xCpPJT" and doc.words[k][0].islower():
            return k + 1
        if whole and tags[k] == "A":
            continue
        if tags[k] in "TA" and tags[k - 1] not in "oI&" and doc.lowers[k] in ("the", "a", "an"):
            return k
    return first


def _cover(doc: Doc, tags: str, sentence: Sentence, first: int, verb: int) -> tuple[int, int]:
    """Which tokens the speech verb reports: what follows it, or, when little follows, what comes before."""
    k = verb + 1
    k = _past_medium(doc, tags, sentence, k)
    while k < sentence.last and (
        tags[k] in "azt\"'r"
        or (
            tags[k] == "I"
            and k + 1 < sentence.last
            and tags[k + 1] in "zTCrx"
            and doc.lowers[k] in ("on", "in", "late", "early")
        )
    ):
        k += 1
    rest = sentence.last - k
    if k < sentence.last and first > sentence.first + 3 and (tags[k] == "i" or doc.lowers[k] in CONTINUING):
        return sentence.first, sentence.last
    if (
        k < sentence.last
        and first > sentence.first + 3
        and tags[k] == "I"
        and doc.lowers[k] in ("with", "as", "after", "when", "following", "during")
    ):
        return sentence.first, sentence.last
    if rest <= 3 or tags[k] in ".;":
        return sentence.first, first
    if first > sentence.first + 3 and (tags[k] == "i" or doc.lowers[k] in CONTINUING):
        return sentence.first, sentence.last
    if tags[k] == "," and first > sentence.first + 3:
        return sentence.first, sentence.last
    if first - sentence.first > 3 and tags[first - 1] in ',"':
        return sentence.first, sentence.last
    return verb + 1, sentence.last


MEDIA = listed(
    "statement post posts tweet report interview briefing conference telegram twitter facebook message release website channel phone telephone whatsapp x"
)
"""Where somebody says something: "said in a statement"."""


def _past_medium(doc: Doc, tags: str, sentence: Sentence, k: int) -> int:
    """The token after "in a statement on Friday", "on Telegram" at token ``k``; ``k`` where no such phrase stands."""
    if k >= sentence.last or doc.lowers[k] not in ("in", "on", "at", "via", "during", "by"):
        return k
    for end in range(k + 1, min(k + 6, sentence.last)):
        if doc.lowers[end] in MEDIA and (end + 1 >= sentence.last or doc.lowers[end + 1] not in MEDIA):
            return end + 1
        if tags[end] not in "TASxJC":
            return k
    return k


UTTERED = frozenset(("statement", "message", "communique", "letter", "release"))
"""What somebody uttered; a report is a source of its own."""
STATEMENT_BY = frozenset(("statement", "report", "message", "communique", "letter", "release"))


def _opens_block(doc: Doc, tags: str, sentence: Sentence, sources: list[Source]) -> Source | None:
    """The source of a sentence that ends in a colon: what follows is said by it."""
    if doc.words[sentence.last - 1] != ":":
        return None
    if sources:
        return sources[-1]
    for i in range(sentence.first, sentence.last - 3):
        if doc.lowers[i] in STATEMENT_BY and "by" in doc.lowers[i + 1 : i + 4]:
            at = doc.lowers.index("by", i + 1) + 1
            return _phrase_after(doc, tags, sentence, at, "statement")
    return None


@dataclass(slots=True)
class Speakers:
    """Who speaks in each sentence of a text, carried over quotations, lists and following sentences."""

    doc: Doc
    tags: str
    named: list[list[Source]]
    """The sources each sentence names itself."""
    outlet: Source | None = None
    last: Source | None = None
    last_sentence: int = -9
    label: Source | None = None
    label_paragraph: int = -9
    block: Source | None = None
    block_paragraph: int = -9
    opener: Source | None = None
    """Who is quoted in the first sentence of a paragraph: the paragraph is theirs."""
    opener_paragraph: int = -9

    def source_for(self, sentence: Sentence, at: int, *, past: bool = False) -> Source | None:
        """The source of what stands at token ``at`` of ``sentence``; None for the article's own voice.

        ``past`` tells that it is background: that is the writer's own, unless somebody is named.
        """
        covering = [
            s for s in self.named[sentence.index] if s.cover[0] <= at < s.cover[1] and not s.first <= at < s.last
        ]
        if covering:
            nearest = min(
                covering,
                key=lambda s: (
                    s.outlet,
                    s.rule in ("citing", "reports_that"),
                    s.cover[1] - s.cover[0],
                    abs(s.first - at),
                ),
            )
            return self.last if nearest.pronoun else self._maker(nearest)
        quoted = self._quoted(sentence, at)
        if quoted is not None:
            return quoted
        if self.label is not None and self.label_paragraph == sentence.paragraph:
            return self.label
        if self.block is not None and sentence.paragraph - self.block_paragraph <= BLOCK_PARAGRAPHS_MAX:
            return self.block
        if self.outlet is not None:
            return None if self._rumoured(sentence) else self.outlet
        opener = self.doc.lowers[sentence.first]
        if (
            self.opener is not None
            and HEARSAY.isdisjoint(self.doc.lowers[sentence.first : sentence.last])
            and self.opener_paragraph == sentence.paragraph
            and len(self.doc.paragraphs) >= PARAGRAPHS_MIN
        ):
            return self.opener
        if (
            self.last is not None
            and opener in CARRYING_OPENERS
            and sentence.index - self.last_sentence <= 2
            and not (past or self._hearsay(sentence))
        ):
            return self.last
        return self.last if not past and self._goes_on(sentence) else None

    def _rumoured(self, sentence: Sentence) -> bool:
        """Whether nobody is said to have said it: "it was reported that"."""
        words = self.doc.lowers[sentence.first : sentence.last]
        return "it" in words and "reported" in words and words[words.index("reported") - 1] in ("was", "is", "been")

    def _maker(self, source: Source) -> Source:
        """Who made "the statement" that speaks, where somebody spoke before; else ``source``."""
        words = self.doc.lowers[source.first : source.last]
        if self.last is not None and len(words) == 2 and words[0] == "the" and words[1] in UTTERED:
            return self.last
        return source

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether the sentence right before, in the same paragraph, is all said by one source."""
        if self.last is None or self.named[sentence.index]:
            return False
        if not 1 <= sentence.index - self.last_sentence <= GOES_ON_SENTENCES:
            return False
        before = self.doc.sentences[self.last_sentence]
        if before.paragraph != sentence.paragraph or len(self.named[before.index]) != 1:
            return False
        opens = self.tags[sentence.first] in "Iza" and self.doc.lowers[sentence.first] not in STORY_GOES_ON
        if opens or self._hearsay(sentence):
            return False
        source = self.named[before.index][0]
        return source.rule == "said" and source.first - before.first <= OPENING_SOURCE_TOKENS

    def _hearsay(self, sentence: Sentence) -> bool:
        return not HEARSAY.isdisjoint(self.doc.lowers[sentence.first : sentence.last])

    def _quoted(self, sentence: Sentence, at: int) -> Source | None:
        """The speaker of the quotation that holds token ``at``: named before it, in it or right after it."""
        quote = self.doc.in_quote(self.doc.starts[at])
        if quote is None or quote[1] - quote[0] < QUOTE_CHARS_MIN:
            return None
        for index in range(sentence.index, min(sentence.index + 4, len(self.named))):
            following = self.doc.sentences[index]
            if following.paragraph != sentence.paragraph or following.start > quote[1] + 1:
                break
            for source in self.named[index]:
                if self.doc.starts[source.first] >= quote[1] or self.doc.ends[source.last - 1] <= quote[0]:
                    return self.last if source.pronoun else source
        if self.block is not None:
            return self.block
        return self.last if sentence.index - self.last_sentence <= 4 else None

    def heard(self, sentence: Sentence) -> None:
        """Remember who spoke in ``sentence``."""
        sources = self.named[sentence.index]
        if not sources and self.doc.words[sentence.last - 1] != ":":
            return
        for source in sources:
            if source.outlet:
                self.outlet = source
            if source.rule == "label":
                self.label, self.label_paragraph = source, sentence.paragraph
        opened = _opens_block(self.doc, self.tags, sentence, sources)
        if opened is not None:
            self.block, self.block_paragraph = (self.last if opened.pronoun else opened), sentence.paragraph
        elif sources and sentence.paragraph != self.block_paragraph and not self.doc.in_quote(sentence.start):
            self.block = None
        named = [s for s in sources if not s.pronoun and self._maker(s) is s]
        if len(named) > 1 and named[-1].rule in ("citing", "outlet"):
            named = [s for s in named if s.rule not in ("citing", "outlet")] or named
        first = sentence.index == 0 or self.doc.sentences[sentence.index - 1].paragraph != sentence.paragraph
        if first and sources and sources[-1].rule != "reports_that":
            self.opener, self.opener_paragraph = (self.last if sources[-1].pronoun else sources[-1]), sentence.paragraph
        if named:
            self.last = named[-1]
        if sources:
            self.last_sentence = sentence.index


GOES_ON_SENTENCES = 2
STORY_GOES_ON = frozenset(("after", "during", "when", "while", "as", "following"))
HEARSAY = frozenset(("reported", "reportedly", "believed", "feared", "allegedly"))
OPENING_SOURCE_TOKENS = 4
"""A sentence that opens with its source sets the voice of the next one, too."""
PARAGRAPHS_MIN = 4
"""A text cut into so many paragraphs is cut by sense."""
QUOTE_CHARS_MIN = 25
"""A shorter quotation is a quoted word, not speech."""
BLOCK_PARAGRAPHS_MAX = 12
"""A list or statement introduced by a colon belongs to its source for so many paragraphs."""
