"""Who says what: the sources that a sentence names, by the forms of speech."""

from __future__ import annotations

import re

from tocsin.core.extract.english.speech import ANSWERING, GOING_ON, SAYING
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.core.extract.sources.hearers import ADDRESSING, READ, addressing, before_reportedly, reads
from tocsin.core.extract.sources.inverted import finite_after, inverted
from tocsin.core.extract.sources.labels import UTTERANCES, labelled
from tocsin.core.extract.sources.phrase import AFTER_PHRASE, OWN_WORDS, phrase_after
from tocsin.core.extract.sources.reported import (
    CONTINUING,
    MEDIA,
    aside_of,
    behind_and,
    cover_of,
    taken_as_known,
)
from tocsin.core.extract.sources.reports import HAVING, REJECTING, as_noun, rejects
from tocsin.core.extract.sources.run_on import EVENTS
from tocsin.core.extract.sources.source import Source
from tocsin.core.extract.sources.speaker import (
    CITING,
    PRONOUN_SPEAKERS,
    REPORT_NOUNS,
    acting_subject,
    citing_before,
    report_opening,
    subject_left,
)
from tocsin.core.extract.sources.speech_verbs import FOOTAGE, PUBLISHED, TO_SOMEONE, no_speech, that_behind
from tocsin.core.extract.sources.tallies import SPOTS as TALLIES
from tocsin.core.extract.sources.tallies import tally
from tocsin.core.extract.sources.tellers import SPOTS as TELLERS
from tocsin.core.extract.sources.tellers import teller
from tocsin.core.extract.sources.uttered import UTTERED_IN, accounts_of, outlet_before, uttered

SPEECH_OR_COLON = re.compile("[s:-]")
OUTLET = re.compile(r"T?[Cp]+(?:o[Cp]+)*")
INVERTED = listed("said says reports reported added confirmed reports writes wrote")


def sources_of(doc: Doc, tags: str, sentence: Sentence, *, otherwise: bool = True) -> list[Source]:
    """The sources named in ``sentence``, in order of their verbs; ``otherwise`` as ``told_otherwise`` says of its text."""
    found: list[Source] = []
    spots = [match.start() for match in SPEECH_OR_COLON.finditer(tags, sentence.first, sentence.last)]
    words = doc.lowers[sentence.first : sentence.last] if otherwise else []
    if not OTHER_SPOTS.isdisjoint(words):
        spots = sorted({*spots, *(i for i, word in enumerate(words, sentence.first) if word in OTHER_SPOTS)})
    for i in spots:
        letter = tags[i]
        lower = doc.lowers[i]
        if letter == "s" and _no_speech(doc, tags, sentence, i, found):
            continue
        if letter == "s":
            source = _speech(doc, tags, sentence, i, lower, found)
        elif lower == "according" and i + 1 < sentence.last and doc.lowers[i + 1] == "to":
            source = _according_to_him(doc, sentence, i + 2) or behind_and(
                tags, sentence, i, phrase_after(doc, tags, sentence, i + 2, "according_to")
            )
        elif lower == "per" and i + 1 < sentence.last and _as_per(doc, tags, sentence, i):
            source = behind_and(tags, sentence, i, phrase_after(doc, tags, sentence, i + 1, "according_to"))
        elif lower in OTHER_SPOTS:
            source = _otherwise(doc, tags, sentence, i, found)
        elif letter in ":-":
            source = labelled(doc, tags, sentence, i, quoted=not found)
        else:
            continue
        if source is not None:
            source.aside = source.aside or aside_of(doc, tags, sentence, source, i)
            found.append(source)
    if not found and otherwise and not UTTERED_IN.isdisjoint(words):
        found.extend(uttered(doc, tags, sentence))
    return found


def _no_speech(doc: Doc, tags: str, sentence: Sentence, i: int, found: list[Source]) -> bool:
    """Whether the word only looks like a verb of speech: "according to a UN report", "13 people confirmed dead"."""
    if found and found[-1].first < i < found[-1].last and found[-1].first > sentence.first + 2:
        return True  # not where it opens the sentence: what follows then may be the writer's
    return doc.lowers[i] in TOLD_DEAD and tags[i + 1 : i + 2] == "K" and tags[i - 1] in "PODV" and i > 0


TOLD_DEAD = listed("confirmed reported announced")
REVISED = listed("given updated revised corrected raised lowered")
TOLL_WORDS = listed("toll tolls figure figures count tally tallies estimate")
TOLL_REACH = 6
"""What a body does to its own figures: "the ministry updated its figures to 40 dead"."""
SPOKE = listed("spoke speak speaks speaking")
FOUND_THAT = listed("found finds concluded concludes determined fear fears feared updated updates")
NARRATED = SAYING | listed(
    """narrated recounted lamented replied affirmed reiterated clarified underlined underscored averred contended commented
    complained relayed cautioned texted elaborated opined echoed"""
)
"""Verbs of speech beside a quotation or before "that", and of much else besides."""
SAW = listed("saw witnessed seen counted")
ONLOOKERS = listed(
    """reporter reporters journalist journalists correspondent correspondents photographer photographers witness witnesses
    eyewitness eyewitnesses cameraman stringer crew"""
)
"""What these saw they tell: "a reporter at the scene saw four bodies"."""
OUTLINES = listed("breaks details lists outlines highlights attributes catalogues catalogs")
WRITTEN = listed("report study survey dossier bulletin")
"""What these outline they tell: "the report breaks down the toll, where the army killed nine"."""
OTHER_SPOTS = (
    SPOKE
    | FOUND_THAT
    | NARRATED
    | SAW
    | OUTLINES
    | REVISED
    | REJECTING
    | ANSWERING
    | TALLIES
    | TELLERS
    | ADDRESSING
    | READ
    | GOING_ON
    | {"according", "per"}
)
"""Words other than verbs of speech before or after which a source may stand."""


def told_otherwise(doc: Doc) -> bool:
    """Whether the text has words other than verbs of speech beside which a source may stand."""
    return not (OTHER_SPOTS.isdisjoint(doc.vocabulary) and UTTERED_IN.isdisjoint(doc.vocabulary))


def _otherwise(doc: Doc, tags: str, sentence: Sentence, i: int, found: list[Source]) -> Source | None:
    """The source of token ``i``, no verb of speech: "spoke of 50 dead", "found that", "a witness saw", "narrated"."""
    lower = doc.lowers[i]
    if tags[i] == "C":
        return None  # "the United States"
    if lower in ADDRESSING and (told := addressing(doc, tags, sentence, i)) is not None:
        return told
    if lower in READ:
        return reads(doc, tags, sentence, i)
    if lower in GOING_ON and doc.lowers[i - 1] == "worth":
        return None  # "it is worth noting that": the writer's
    if lower in GOING_ON:
        ahead = doc.lowers[i + 1 : min(i + 3, sentence.last)]
        if ahead[:1] == ["out"] or (lower in HEARD and tags[i + 1 : i + 2] in ("P", "C", "p")):
            ahead = ahead[1:]  # "pointing out that", "telling reporters that"
        return _continuing(doc, tags, sentence, i, found) if ahead[:1] == ["that"] else None
    if lower in TELLERS and (turned := teller(doc, tags, sentence, i)) is not None:
        return turned
    after = doc.lowers[i + 1] if i + 1 < sentence.last else ""
    if lower in ANSWERING and after != "that":
        return _beside_quote(doc, tags, sentence, i, found)
    told_that = lower in NARRATED and that_behind(doc, tags, sentence, i)
    if lower in NARRATED and not told_that:
        if tags[i - 1] in ',"' and (named := inverted(doc, tags, sentence, i)) is not None:
            return named
        if tags[i] == "J" or tags[i + 1 : i + 2] in ("P", "p", "T", "A", "D", "C", "x", "r", "S"):
            return None  # "suspected rebels", "underscored the danger"
        told = _by_subject(doc, tags, sentence, i, found)
        behind = told is not None and told.first > sentence.first and tags[told.first - 1] in ',"'
        return told if behind else None
    if (lower in SPOKE and after == "of") or told_that or (lower in FOUND_THAT | ANSWERING and after == "that"):
        return _by_subject(doc, tags, sentence, i, found)
    if lower in REJECTING and (rejecter := rejects(doc, tags, sentence, i)) is not None:
        return rejecter
    if lower in REVISED:
        figures = doc.lowers[i + 1 : i + TOLL_REACH]
        if tags[i + 1 : i + 2] not in ("A", "T", "S") or TOLL_WORDS.isdisjoint(figures) or "compensation" in figures:
            return None
        reviser = _by_subject(doc, tags, sentence, i, found)
        if reviser is None or tags[reviser.last - 1] not in "CpPxL":
            return None
        return reviser if EVENTS.isdisjoint(doc.lowers[reviser.first : reviser.last]) else None
    if lower in OUTLINES and doc.lowers[i - 1] in WRITTEN and i - 1 > sentence.first:
        return Source(report_opening(doc, tags, sentence.first, i - 1), i, (i + 1, sentence.last), "said")
    if lower == "seen" and after == "by":
        onlooker = phrase_after(doc, tags, sentence, i + 2, "said_by")
    elif lower in SAW and lower != "seen":
        subject = subject_left(doc, tags, sentence, i - 1 - (tags[i - 1] in "ah"))
        onlooker = subject and Source(*subject, (i + 1, sentence.last), "said")
    elif lower in TALLIES and (counted := tally(doc, tags, sentence, i)) is not None:
        return counted
    else:
        return None
    seen = onlooker is not None and not ONLOOKERS.isdisjoint(doc.lowers[onlooker.first : onlooker.last])
    return onlooker if seen else None


def _beside_quote(doc: Doc, tags: str, sentence: Sentence, i: int, found: list[Source]) -> Source | None:
    """The speaker of a quotation whose verb, token ``i``, tells of speech there alone: "…," the mayor answered."""
    if '"' not in tags[sentence.first : sentence.last]:
        return None
    if tags[i - 1] == '"' or tags[i - 2 : i] == '",':
        return inverted(doc, tags, sentence, i)
    told = _by_subject(doc, tags, sentence, i, found)
    behind = told is not None and tags[told.first - 1] == '"' and told.first > sentence.first
    spoken = told is not None and doc.in_quote(doc.starts[told.first]) is not None  # '"The raiders opened fire'
    if not behind or spoken or told is None:
        return None
    opens = tags.rfind('"', sentence.first, told.first - 1)
    name = opens >= 0 and set(tags[opens + 1 : told.first - 1]) <= set("Cx")  # "“Al-Fath Al-Mubin” factions responded"
    return None if name else told


def _as_per(doc: Doc, tags: str, sentence: Sentence, i: int) -> bool:
    """Whether "per" names a source, "as per the police", "per police, …", and measures nothing: "per cent", "per day"."""
    opens = i == sentence.first or tags[i - 1] in ",&" or doc.lowers[i - 1] == "as"
    return (
        opens
        and (tags[i + 1] in "TCJxPLpS" or (tags[i + 1] == "A" and doc.lowers[i - 1] == "as"))
        and doc.lowers[i + 1] not in ("cent", "capita", "person", "head", "month", "year")
    )


def _according_to_him(doc: Doc, sentence: Sentence, at: int) -> Source | None:
    if at >= sentence.last or doc.lowers[at] not in ("him", "her", "them", "it"):
        return None
    if doc.lowers[at] == "her" and at + 1 < sentence.last and doc.words[at + 1] != ",":
        return None
    return Source(at, at + 1, (sentence.first, sentence.last), "according_to", pronoun=True)


REPORTED_BY = listed("reported confirmed announced documented recorded verified")
"""Passives behind which "by" names who speaks; an attack is "claimed by" who did it."""


def _speech(doc: Doc, tags: str, sentence: Sentence, i: int, lower: str, found: list[Source]) -> Source | None:
    """The source whose verb of speech is token ``i``."""
    lowers = doc.lowers
    after = lowers[i + 1] if i + 1 < sentence.last else ""
    if (issued := _issued(doc, tags, sentence, i)) is not None:
        return issued
    if lower in PUT and tags[i - 1] == "B" and "by" in lowers[i + 1 : min(i + PUT_REACH, sentence.last)]:
        return phrase_after(doc, tags, sentence, lowers.index("by", i) + 1, "said_by")
    if lower in ("believed", "trusted") and lowers[i - 2 : i] == ["to", "be"] and "if" in lowers[sentence.first : i]:
        return phrase_after(doc, tags, sentence, lowers.index("if", sentence.first) + 1, "according_to")
    by_means = after == "by" and not MEANS.isdisjoint(lowers[i + 2 : i + 4])
    if after == "by" and lower.endswith("ed") and lower not in TO_SOMEONE and not by_means:
        return phrase_after(doc, tags, sentence, i + 2, "said_by") if lower in REPORTED_BY else None
    if no_speech(doc, tags, sentence, i, lower):
        return rejects(doc, tags, sentence, i) if lower in REJECTING else None
    if lower == "told" and after == "by" and lowers[i - 1] == "as":
        return phrase_after(doc, tags, sentence, i + 2, "according_to")
    if lower in CITING:
        return phrase_after(doc, tags, sentence, i + 1, "citing")
    if lower == "reported" and tags[i - 1] == "I" and i > sentence.first:
        return None  # "in reported unrest"
    plain = tags[i - 1] in "IB" and i > sentence.first  # "in reports the monitor could not confirm", "was reported"
    if (
        lower in ("reports", "reported")
        and not plain
        and i + 1 < sentence.last
        and (tags[i + 1] == "C" or doc.words[i + 1] == "The")
    ):
        outlet = OUTLET.match(tags, i + 1, sentence.last)
        if outlet is not None and lowers[i] == "reports" and outlet_before(doc, tags, sentence, i):
            outlet = None
        if outlet is not None and _dateline(doc, outlet.start(), outlet.end()):
            return None
        if outlet is not None:
            source = Source(outlet.start(), outlet.end(), (sentence.first, sentence.last), "outlet")
            source.outlet = True
            return source
    if (
        lower == "reports"
        and tags[i - 1] in "BJ"
        and after in ("of", "that")
        and "there" in lowers[max(sentence.first, i - 5) : i]
    ):
        return Source(i, i + 1, (i + 1, sentence.last), "reports_that")
    if (
        lower in REPORT_NOUNS
        and tags[i - 1] not in "pPLCr"
        and OWN_REPORT.search(tags[max(sentence.first, i - OWN_REPORT_REACH) : i])
    ):
        return None  # "in its January casualty report, …"
    if lower in REPORT_NOUNS:
        before = tags[i - 1] if i > sentence.first else "."
        if before in "TxJCDV" and (tags[i + 1 : i + 2] == "s" or after in SPOKE):
            return None
        if before in "TxJCDVa" and after in REPORTS_TELL:
            first = report_opening(doc, tags, sentence.first, i)
            return Source(first, i + 1, (i + 1, sentence.last), "said")
        if before == "o" and lowers[i - 2] in NOTICING:
            return None  # "is aware of reports alleging"
        if tags[i - 2] == "I" and before in "xLpC" and i - 2 > sentence.first and tags[i + 1 : i + 2] in ("", "."):
            return None  # "a tally based on police reports"
        if lowers[i - 1] in HAVING or (before == "T" and after != "that"):
            return None
        if (after in PUBLISHED or after in ("seen", "obtained")) and before in "xJCe":
            return None
        verb = before == "x" and tags[i - 2] in "TA" and lower.endswith("s") and after in SAID_NEXT
        ends = before in "xCU" and (after == "" or tags[i + 1] in ".z") and _since_comma(tags, i, sentence.first)
        if verb or ends:
            return _by_subject(doc, tags, sentence, i, found)
        if (noun := as_noun(doc, tags, sentence, i)) is not None:
            return noun
        if before in "JeTAIDVf" or (before == "x" and after not in SAID_NEXT and tags[i + 1 : i + 2] not in ("D", "V")):
            return None
    if lower in CONTINUING or (lower == "putting" and not PUT_WHAT.isdisjoint(lowers[i + 1 : i + 4])):
        return _continuing(doc, tags, sentence, i, found)
    return inverted(doc, tags, sentence, i) or _by_subject(doc, tags, sentence, i, found)


NOTICING = listed("aware light view number series spate flurry because face dozens")
HEARD = listed("telling informing reassuring")
"""These name who listens before "that"."""
MEANS = listed(
    "telephone phone e-mail email mail radio satellite video text letter fax message whatsapp skype cell mobile"
)
"""By which something is said, and by nobody: "announced by telephone"."""
OWN_REPORT = re.compile("IS[xJCzpPNe]*$")
OWN_REPORT_REACH = 7
SAID_NEXT = listed("that its their it they he she the a an at")
"""Before these "reports" is what somebody does: "the ministry reports that"."""
REPORTS_TELL = listed("had have suggest indicate give gave")
"""What reports do, besides saying: "early reports had nine people dead"."""


ISSUED = UTTERANCES | {"release"}
ISSUED_BY = listed("signed issued released published posted made")


def _issued(doc: Doc, tags: str, sentence: Sentence, i: int) -> Source | None:
    """Such as "A statement jointly signed by the two fronts and the union claimed": the statement, with who signed it."""
    lowers = doc.lowers
    opening = lowers[sentence.first : min(sentence.first + 4, i)]
    if ISSUED.isdisjoint(opening):
        return None
    head = next(k for k, word in enumerate(opening, sentence.first) if word in ISSUED)
    if any(letter in "vBhKkg" for letter in tags[head + 4 : i]):
        return None
    verb = head + 1 + (lowers[head + 1].endswith("ly"))
    if lowers[verb] not in ISSUED_BY or lowers[verb + 1] != "by" or verb >= i:
        return None
    last = i - (lowers[i - 1] in ("further", "also"))
    return Source(sentence.first, last, (i + 1, sentence.last), "said")


def _since_comma(tags: str, i: int, floor: int) -> bool:
    """Whether nothing but a name stands between a comma and token ``i``: "…, state media report"."""
    k = i - 1
    while k > floor and tags[k] in "xJCTU":
        k -= 1
    return k > floor and tags[k] in ',"'


def _continuing(doc: Doc, tags: str, sentence: Sentence, i: int, found: list[Source]) -> Source | None:
    """The source of "adding", "saying": its own subject, the source before, or the subject of the sentence."""
    if i > sentence.first and tags[i - 1] in "PpLxC" and doc.lowers[i - 1] not in NO_SPEAKERS:
        own = subject_left(doc, tags, sentence, i - 1)
        led = own is not None and doc.lowers[own[0] - 1] == "with"
        if own is not None and (
            led or (tags[i - 1] != "C" and (own[0] == sentence.first or tags[own[0] - 1] in 'I,&"'))
        ):
            return Source(*own, (i + 1, sentence.last), "said")
    if doc.lowers[i - 2 : i] == ["quoted", "as"] and tags[i - 3] == "B":
        subject = subject_left(doc, tags, sentence, i - 4)
        behind = subject is not None and tags[subject[0] - 1] in ',"' and subject[0] > sentence.first
        cover = (sentence.first, subject[0]) if subject is not None and behind else (i + 1, sentence.last)
        return subject and Source(*subject, cover, "quoted")
    if doc.lowers[i - 1] == "as" and (quoted := _quoted_as(doc, tags, sentence, i)) is not None:
        return quoted
    if found and not found[-1].outlet:
        previous = found[-1]
        return Source(previous.first, previous.last, (i + 1, sentence.last), "saying", pronoun=previous.pronoun)
    subject = acting_subject(doc, tags, sentence, i)
    if subject is None:
        return None
    last = subject[1] - (
        tags[subject[1] - 1] == "e" and subject[1] - subject[0] > 1
    )  # "the army issued a statement saying"
    return Source(subject[0], last, (i + 1, sentence.last), "saying")


def _quoted_as(doc: Doc, tags: str, sentence: Sentence, i: int) -> Source | None:
    """The one whom an outlet quotes: "Interfax quoted a colonel as saying"; not where somebody "was quoted as saying"."""
    for k in range(i - 2, max(sentence.first, i - QUOTED_REACH), -1):
        if doc.lowers[k] in QUOTING:
            if tags[k + 1] == "r":
                return Source(k + 1, k + 2, cover_of(doc, tags, sentence, k, i), "quoted", pronoun=True)
            match = AFTER_PHRASE.match(tags, k + 1, i - 1)
            return match and Source(*match.span(), cover_of(doc, tags, sentence, k, i), "quoted")
    return None


QUOTING = listed("quoted quotes quoting cited cites citing")
QUOTED_REACH = 14


PUT_WHAT = listed("toll losses dead wounded injured number death casualties fatalities killed")
"""What is "put at" a number by who speaks."""
EVENT_TOKENS = 3
"""In its first tokens an event is the head of a phrase: "the blast in Homs said" names no speaker."""


def _opening_man(doc: Doc, tags: str, sentence: Sentence, before: int) -> tuple[int, int] | None:
    """Who opens the sentence and is told of up to token ``before``: "A man whose son was killed in the blast said"."""
    told = next((k for k in range(sentence.first + 1, before) if doc.lowers[k] in ("who", "whose")), 0)
    person = told and tags[told - 1] in "pC" and set(tags[sentence.first : told]) <= set("TAJxpC")
    return (sentence.first, told) if person else None


def _by_subject(doc: Doc, tags: str, sentence: Sentence, i: int, found: list[Source]) -> Source | None:
    """The subject of the verb of speech at token ``i``, else the phrase behind it."""
    lowers, lower = doc.lowers, doc.lowers[i]
    j = i - 1
    passive = False
    while j >= sentence.first and (
        tags[j] in "hmaz" or (tags[j] == "I" and tags[j + 1] == "z") or tags[j] == "B" or lowers[j] == "further"
    ):
        passive = passive or tags[j] == "B"
        j -= 1
    if j > sentence.first and lowers[j] in PUBLISHED and (lowers[j - 1] in MEDIA or lowers[j - 1] in REPORT_NOUNS):
        j -= 1
    if (reported := before_reportedly(doc, tags, sentence, i)) is not None:
        j, passive = reported, False
    if passive and lower in TO_SOMEONE and lowers[i + 1 : i + 2] == ["by"]:
        teller = phrase_after(doc, tags, sentence, i + 2, "said_by")
        return teller and Source(teller.first, teller.last, (teller.last, sentence.last), "said_by")
    nobody = lowers[j] == "ever" and j > sentence.first  # "nobody ever admitted it"
    if nobody or (passive and lower not in ("saying", "quoted")):
        return None
    if j > sentence.first and lowers[j] in ALL_OF_THEM and tags[j - 1] not in "vshI":
        j -= 1
    while j - 3 >= sentence.first and lowers[j - 3 : j + 1] == ["on", "the", "other", "hand"]:
        j -= 4
    if j - 1 > sentence.first and lowers[j] == "there" and tags[j - 1] in "pxPC":
        j -= 1
    denies = lower.startswith("den")
    if denies and found and lowers[i + 1 : i + 2] in (["it"], ["this"], ["that"]) and tags[i + 2 : i + 3] in ("", "."):
        return None  # "…, medics said, while the army denied it": told by the medics
    joined = tags[j] == "&" or lowers[j] == "but" or (lowers[i - 1] == "however" and tags[j] != ",")
    if j > sentence.first + 1 and joined and (main := acting_subject(doc, tags, sentence, i)) is not None:
        return Source(*main, (i + 1, sentence.last), "said", denies=denies)
    subject = subject_left(doc, tags, sentence, j)
    if subject is not None and _mere_toll(lowers[subject[0] : subject[1]], tags[subject[0] : subject[1]]):
        return None
    if subject is not None and not EVENTS.isdisjoint(lowers[subject[0] : min(subject[0] + EVENT_TOKENS, subject[1])]):
        subject = _opening_man(doc, tags, sentence, subject[0])
    if subject is not None and lowers[subject[1] - 1] in PLANS and lower in ("announced", "declared", "stated"):
        return None
    if (
        j < sentence.first
        and tags[i + 1 : i + 2] in ("T", "A", "C")
        and ":" in tags[i : i + OPENING_SPEAKER_TOKENS_MAX]
    ):
        return phrase_after(doc, tags, sentence, i + 1, "said_by")
    if subject is None and j < sentence.first + 1 and lower in ("said", "reported", "added"):
        return Source(i, i + 1, (i + 1, sentence.last), "said", pronoun=True)
    if subject is not None and (paper := _state_medium(lowers, *subject)):
        subject = paper, subject[1]
    if subject is not None and (told := accounts_of(doc, sentence, subject[0])) is not None:
        subject = told
    if subject is not None:
        first, last = subject
        if found and tags[j] == "w" and found[-1].last == first - 1 and tags[first - 1] == ",":
            first, last = found[-1].first, found[-1].last  # "by the centre, a watchdog, which said"
        pronoun = last - first == 1 and lowers[first] in PRONOUN_SPEAKERS
        own = (
            tags[first] == "S"
            and lowers[first] not in ("our", "my")
            and last - first == 2
            and lowers[first + 1] in OWN_WORDS
        )
        if lowers[last - 1] in FOOTAGE or (own and found):
            return None
        cover = cover_of(doc, tags, sentence, first, i)
        source = Source(first, last, cover, "said", pronoun=pronoun or own, denies=denies)
        ends = tags[i + 1 : i + 2] in (".", "") and (
            tags[first - 1 : first] == "," or "," not in tags[sentence.first : i]
        )
        opens = sentence.index == 0 and (first == sentence.first or ends) and lower == "reports"
        source.outlet = opens and OUTLET.fullmatch(tags, first, last) is not None
        if lower == "reports" and sentence.index == 0 and outlet_before(doc, tags, sentence, i) and not found:
            source.outlet, source.cover = True, (sentence.first, sentence.last)
        source.aside = taken_as_known(doc, tags, sentence, i)
        return source
    if lower in INVERTED and (j < sentence.first or citing_before(doc, tags, sentence.first, j) is None):
        named = phrase_after(doc, tags, sentence, i + 1, "said_by")
        if (
            named is not None
            and lowers[named.first] != "only"  # "with no injuries reported only damage"
            and not (tags[named.first] in "DV" and finite_after(tags, named.last, sentence.last))
            and doc.words[named.last - 1] != "According"
            and lowers[named.first] not in ("that", "by")
            and not _dateline(doc, named.first, named.last)
        ):
            named.outlet = lower in ("reports", "reported", "reporting")
            named.cover = (sentence.first, sentence.last)
            return named
    return None


ALL_OF_THEM = listed("both all each jointly alike respectively himself herself itself themselves")
"""Behind who speaks: "the governor and the mayor both said"."""
PUT = listed("put placed")
PUT_REACH = 8
"""Behind "the toll was put at nine" who put it so stands within so many tokens."""
OPENING_SPEAKER_TOKENS_MAX = 14


def _dateline(doc: Doc, first: int, last: int) -> bool:
    """Whether the words are a place in capitals before an agency: "MOSCOW (Sputnik)"."""
    return last < len(doc.words) and doc.words[last] == "(" and doc.words[first].isupper() and last - first <= 2


def _state_medium(lowers: list[str], first: int, last: int) -> int:
    """Where "state television" begins behind people, in text without commas: "killing 11 people state television said"; 0 for none."""
    return next((k for k in range(first + 1, last - 1) if lowers[k] == "state" and lowers[k + 1] in STATE_MEDIA), 0)


STATE_MEDIA = listed("television tv radio media news")
TOLLS = frozenset(("toll", "tolls"))
PLANS = listed(
    "truce ceasefire cease-fire lull curfew measures plan plans deal agreement withdrawal offensive campaign results reforms amnesty"
)
"""What somebody announces or declares, behind whose name the verb is no verb of theirs: "despite the truce announced on Monday"."""


def _mere_toll(words: list[str], letters: str) -> bool:
    """Whether "the first toll" speaks, and nobody's: then the writer tells."""
    return not TOLLS.isdisjoint(words) and "S" not in letters and "C" not in letters


NO_SPEAKERS = listed(
    "noon dawn dusk midnight midday night statement attack attacks people children women explosives weapons arms ammunition rockets missiles shells bombs mines rifles vehicles customers passengers"
)
