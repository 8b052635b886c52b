"""What each word of a text may be: one letter a token, so that phrases are found by patterns over letters.

The letters: D number, H dozen or hundred, V several, # number (of), A a or an, T the, S his, O other, P people, p person, L police,
G family, J adjective, C capitalised, x any other noun or adjective, e unknown past form, v verb, s verb of speech,
K killed, k kills, g killing, d died, N noun of harm, B be, h have, m modal, f no, i including, o of, t to, | or, & and,
w who, n that, r pronoun, a adverb, z date or time, U unit, I preposition, and marks as they stand (" for every quotation
mark, . for every mark that ends, ( and ) for brackets, - for dashes).
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from tocsin.core.extract.english import grammar as g
from tocsin.core.extract.english import words as w
from tocsin.core.extract.english.words import listed

MEMO_WORDS_MAX = 50_000
DIGITS = re.compile(r"\d+(?:,\d{3})*")
RANGE = re.compile(r"(\d+(?:,\d{3})*)[-–](\d+(?:,\d{3})*)")
YEAR = re.compile(r"(?:1[6-9]|20)\d\d")

DATE = re.compile(
    r"D-Y|@\^?D(?:[&t]D)?|M\.?[DY](?:,?Y)?|DM(?:,?Y)?|xM(?:,?Y)?|RM(?:,?Y)?|Y-?D-?D|D/D/[DY]|D-D-[DY]|D:D(?::D)?|\$D(?:H)?|£D(?:H)?|€D(?:H)?|D%|\(D\)|,D(?=[,–-])|DU(?!o[TPSC])|Y(?<=[Io,]Y)(?![PpJLxO])"
)
"""Each alternative opens with a letter of its own, so that a search looks at no other letters."""
PEOPLE_NAMES = re.compile(r"[DTACoxJO]P(?=(?:\(C{1,2}\)|C{1,2})?[Pp])")
FORCES = frozenset(("personnel", "staff", "crew", "forces", "troops", "guards", "rangers", "marines"))
"""A force named by a plural before what counts its people: "three Rangers personnel"."""
BETWEEN = re.compile(r"\^D&D")
"""Numbers that are no counts: dates, clock times, money, shares, ages in brackets or commas, measures."""


def _tables() -> dict[str, str]:
    """Every listed word with its letter; later lines win."""
    tags: dict[str, str] = {}
    for letter, entries in (
        ("v", g.OTHER_VERBS), ("s", g.SPEECH), ("J", g.ADJECTIVES), ("I", g.PREPOSITIONS), ("a", g.ADVERBS),
        ("U", g.UNITS_OF_MEASURE), ("T", g.DETERMINERS), ("S", g.POSSESSIVES), ("r", g.PRONOUNS), ("w", g.RELATIVES),
        ("p", frozenset(g.SINGULAR_PEOPLE)), ("P", frozenset(g.PLURAL_PEOPLE)), ("G", w.GROUP_NOUNS),
        ("N", g.DEATH_NOUNS | g.INJURY_NOUNS | g.CAPTURE_NOUNS | g.TOLL_NOUNS | g.COUNT_NOUNS_BOTH
              | listed("fatality fatalities bodies body corpse corpses cadaver cadavers losses")),
        ("K", g.KILL_PARTICIPLES | g.WOUND_PARTICIPLES | g.CAPTURE_PARTICIPLES | g.AMBIGUOUS_PARTICIPLES
              | listed("arrested dead lifeless missing unharmed unhurt unaccounted unscathed uninjured safe")),
        ("k", g.KILL_FINITE | g.WOUND_FINITE | g.CAPTURE_FINITE),
        ("g", g.KILL_GERUNDS | g.WOUND_GERUNDS | g.CAPTURE_GERUNDS), ("d", g.DIED | g.VANISHED),
        ("B", g.BE), ("h", g.HAVE), ("m", g.MODALS), ("f", g.NEGATIONS),
        ("z", g.WEEKDAYS | g.TIME_WORDS), ("M", g.MONTHS - {"may", "march"}),
        ("D", frozenset(w.UNITS) | frozenset(w.TENS)), ("H", frozenset(w.SCALES) | frozenset(w.VAGUE_SCALES)),
        ("V", frozenset(w.VAGUE) - {"others"}), ("O", listed("other others another more additional latter")),
    ):  # fmt: skip
        for word in entries:
            tags[word] = letter
    tags.update({
        "a": "A", "an": "A", "of": "o", "to": "t", "or": "|", "and": "&", "&": "&", "as": "I", "that": "n",
        "including": "i", "comprising": "i", "incl": "i", "namely": "i", "viz": "i", "includes": "i", "included": "i", "among": "I", "whose": "S", "number": "#", "numbers": "#",
        "plus": "&", "no-one": "f", "may": "m", "lost": "v", "then": "a", "taliban": "L", "police": "L", "staff": "L", "crew": "L", "between": "^", "clad": "e", "styled": "J", "dressed": "e", "hailing": "e", "riding": "e", "aboard": "I", "aged": "@", "age": "@", "nine-year-old": "J", "her": "S",
        "one": "D", "zero": "f", "both": "T", "killed": "K", "dead": "K", "people": "P", "dr": "C", "civilian": "p",
        "civilians": "P", "civil": "J", "military": "J", "forces": "P", "local": "J", "injuring": "g", "minor": "J",
        "others": "O", "official": "p", "officials": "P", "members": "P", "member": "p", "elder": "p", "major": "J",
        "retired": "J", "second": "J", "general": "p", "fire": "x", "attack": "x", "strike": "x", "bomb": "x", "home": "U", "hit": "v",
    })  # fmt: skip
    return tags


class _Memo(dict[str, str]):
    """Word as written to its letter, worked out once; emptied when it grows past a bound."""

    def __missing__(self, word: str) -> str:
        if len(self) > MEMO_WORDS_MAX:
            self.clear()
        letter = _letter(word)
        self[word] = letter
        return letter


MARKS = {"'": "'", "’": "'", "‘": "'", "“": '"', "”": '"', '"': '"', "«": '"', "»": '"', "–": "-", "—": "-", "-": "-",
         "!": ".", "?": ".", "…": ".", "[": "(", "]": ")", "{": "(", "}": ")"}  # fmt: skip
SAILORS = {"SEAL": "p", "SEALs": "P"}
PLAIN = frozenset(",.;:()/|%$£€#")
KNOWN = _tables()


def _letter(word: str) -> str:
    if not (word[0].isalnum()):
        if word in ("'s", "’s"):
            return "S"
        return MARKS.get(word, word if word in PLAIN else ".")
    lower = word.lower().replace("*", "")
    if word[0].isdigit():
        return _digit_letter(lower)
    known = SAILORS.get(word) or KNOWN.get(lower)
    if word[0].isupper() and lower not in ("a", "i"):
        if word in ("May", "March"):
            return "M"
        if known is None and "-" in lower and (shape := _guess(lower)) in ("D", "p"):
            return shape
        if known is not None and known in "BIavmhntfo|wr" and len(word) > 1 and word.isupper():
            return "C"
        if known is None or known in "xUJ":
            return known if known == "J" and not word.isupper() else "C"
        if known in {"a", "I", "T"}:
            return known
        return "C" if word in ("US", "IT") else known
    if known is not None:
        return known
    if "-" in word and word.partition("-")[2][:1].isupper():
        return "C"
    return _guess(lower)


def _digit_letter(lower: str) -> str:
    if lower.isdigit():
        return "Y" if YEAR.fullmatch(lower) else "D"
    if DIGITS.fullmatch(lower) or RANGE.fullmatch(lower):
        return "D"
    if "year" in lower and "old" in lower:
        return "P" if lower.endswith("olds") else "J"
    return "U" if lower[-1].isalpha() and not lower.endswith(("st", "nd", "rd", "th", "s")) else "x"


def _guess(lower: str) -> str:
    """An unlisted small word by its shape."""
    if "-" in lower:
        first, _, last = lower.partition("-")
        if first in w.TENS and last in w.UNITS:
            return "D"
        if last in g.SINGULAR_PEOPLE:
            return "p"
        if last in g.PLURAL_PEOPLE:
            return "P"
        return "J"
    if lower.endswith("ed") and len(lower) > 4:
        return "e"
    if lower.endswith("ly") and len(lower) > 4:
        return "a"
    if lower.endswith("ing") and len(lower) > 5:
        return "e"
    return "x"


MEMO = _Memo()


def tag(words: list[str], vocabulary: AbstractSet[str] | None = None) -> str:
    """One letter for each of ``words``; numbers that are dates, times, ages, money or measures become z.

    ``vocabulary`` holds the same words in small letters, where somebody has them: what it lacks need not be looked for.
    """
    if vocabulary is None:
        vocabulary = set(map(str.lower, words))
    if sum(map(str.isupper, words)) >= SHOUTED_MIN:
        words = _unshouted(words)
    letters = "".join(map(MEMO.__getitem__, words))
    letters = DATE.sub(lambda match: _blank(match, words), letters)
    if not NAMES_TOO.isdisjoint(vocabulary):
        letters = BESIDE_NAME.sub(lambda m: "C" if words[m.start()] in ("Jan", "Wali") else m.group(), letters)
    if "last" in vocabulary:
        letters = _last_times(words, letters)
    if "so" in vocabulary:
        letters = OR_SO.sub(lambda m: "|O" if words[m.end() - 1] == "so" else m.group(), letters)
    if "that" in vocabulary:
        letters = THAT.sub("T", letters)
    if "C/C" in letters:
        letters = letters.replace("C/C", "CCC")
    if "(p)" in letters:
        letters = letters.replace("(p)", "(C)")
    if "Cs" in letters and "said" in vocabulary:
        letters = NAMED_SAID.sub(lambda m: "CC" if words[m.end() - 1] == "Said" else "Cs", letters)
    if ",s" in letters and "said" in vocabulary:
        letters = FIRST_NAME_SAID.sub(lambda m: ",C" if words[m.end() - 1] == "Said" else ",s", letters)
    if "missing" in vocabulary:
        letters = OF_THE_MISSING.sub(
            lambda m: "CC" if words[m.start()] == "Missing" and words[m.start() + 1] == "Persons" else m.group(),
            letters,
        )
    if "rescue" in vocabulary:
        letters = RESCUERS.sub(lambda m: "x" if words[m.start()].lower() == "rescue" else "v", letters)
        letters = RESCUE.sub(lambda m: "x" if words[m.start()] == "rescue" else "v", letters)
    if not MULLAHS.isdisjoint(vocabulary):
        letters = _mullahs(words, letters)
    if "women" in vocabulary:
        letters = WOMEN_WHO.sub(lambda m: "J" if words[m.start()] == "women" else m.group(), letters)
    if "body" in vocabulary:
        letters = _bodies(words, letters)
    if "^" in letters:
        letters = BETWEEN.sub("IDtD", letters).replace("^", "I")
    if "CD" in letters:
        letters = AGED.sub(lambda m: _aged(m, words), letters)
    if "PP" in letters or "Pp" in letters or "P(C" in letters or "PC" in letters:
        letters = PEOPLE_NAMES.sub(
            lambda m: (
                m.group()[:-1] + "C" if words[m.end() - 1][0].isupper() or words[m.end() - 1] in FORCES else m.group()
            ),
            letters,
        )
    if not PARTICLES.isdisjoint(vocabulary):
        letters = _with_particles(words, letters)
    if "accused" in vocabulary:
        letters = ACCUSED.sub(lambda m: "eo" if words[m.start()] == "accused" else m.group(), letters)
    if "admitted" in vocabulary:
        letters = _admitted(words, letters)
    if "old" in vocabulary:
        letters = _old(words, letters)
    if not ALIASES.isdisjoint(vocabulary):
        letters = _aliases(words, letters)
    if "major" in vocabulary:
        letters = _majors(words, letters)
    if "head" in vocabulary or "heads" in vocabulary:
        letters = _heads(words, letters)
    if "bullet" in vocabulary:
        letters = RIDDLED.sub(
            lambda m: (
                m.group().replace("z", "D")[0] + "JJ" if words[m.start() + 1 : m.end()] in BY_BULLETS else m.group()
            ),
            letters,
        )
    if "private" in vocabulary:
        letters = PRIVATE.sub(lambda m: _private(m, words), letters)
    if "broadcast" in vocabulary:
        letters = IN_BROADCAST.sub(
            lambda m: m.group()[:-1] + "x" if words[m.end() - 1] == "broadcast" else m.group(), letters
        )
    if not NAMING_PEOPLE.isdisjoint(vocabulary):
        letters = PEOPLES.sub(lambda m: _if_capital(m, words), letters)
    if "police" in vocabulary:
        letters = letters.replace("poL", "poC")  # "a Sub Inspector of Police" is one
    if "(" in vocabulary:
        letters = _short_names(words, letters)
    if "martyrs" in vocabulary:
        letters = COUNTED_KILLS.sub(lambda m: "N" if words[m.start()].lower() == "martyrs" else "k", letters)
    return letters.replace("M", "z").replace("Y", "D").replace("@", "x")


NAMES_TOO = frozenset(("jan", "wali"))
BESIDE_NAME = re.compile("(?<=C)[Mp]|[Mp](?=C)")
"""A month or a rank beside a name is one as well: "Gul Jan", "Wali Muhammad"."""
AGED = re.compile("C{2,4}D(?=[BhdwK])")
BEFORE_PERSON = frozenset('."&,;Kkgn')
OF_ONE = listed("was is has had who died")
AGE_MAX = 99


def _aged(match: re.Match[str], words: list[str]) -> str:
    """The age in "Omar Said 53 was killed", where commas are left out: behind a full name that stands where a person's does."""
    first, at = match.start(), match.end() - 1
    age = words[at].isdigit() and int(words[at]) <= AGE_MAX and words[at + 1].lower() in OF_ONE
    person = first == 0 or match.string[first - 1] in BEFORE_PERSON
    return match.group()[:-1] + "z" if age and person else match.group()


COUNTED_KILLS = re.compile("(?<=[DHTJO])k")
"""Behind a number or an article "martyrs" are people; elsewhere an attack "martyrs" them."""


WOMEN_WHO = re.compile("(?<=[DHVTJO])P(?=C{0,4}[PL](?!a?[sh]))")
"""In "two women militants" the first word tells more of the second; "two women activists said" may be speech."""
IN_BROADCAST = re.compile("IA[xCJU]{0,2}s")
"""As in "said in a radio broadcast": no one who speaks."""
NAMING_PEOPLE = listed("people peoples workers martyrs students women youth tigers rangers")
PEOPLES = re.compile("[Pkx](?:S|')?(?=[CG])")
"""People that an organisation is named after: "People's War Group", "Yarmouk Martyrs Brigade"."""


def _if_capital(match: re.Match[str], words: list[str]) -> str:
    at = match.start()
    named = words[at].lower() in NAMING_PEOPLE and words[at].istitle() and words[match.end()][:1].isupper()
    return "C" * len(match.group()) if named else match.group()


SHORT_NAMES = re.compile(r"\([Cp]\)(?=[PpGL])")
JOINING = listed("of the and in for on to & ' ’ 's ’s -")
NAME_TOKENS_MAX = 14


def _short_names(words: list[str], letters: str) -> str:
    """``letters`` with long names of bodies as names where they tell whose people: "three Liberation Tigers of Tamil Eelam (LTTE) cadres".

    The long name is what begins with the first letter of the short one in brackets and has the others in order.
    """
    for match in SHORT_NAMES.finditer(letters):
        first = _long_name(words, letters, match.start())
        if first < match.start():
            letters = letters[:first] + "C" * (match.start() - first) + letters[match.start() :]
    return letters


def _long_name(words: list[str], letters: str, last: int) -> int:
    """Where the name begins whose short form the bracket at token ``last`` holds; ``last`` if there is none such."""
    wanted = [letter for letter in words[last + 1].partition("-")[0] if letter.isupper()]
    if len(wanted) < 2:
        return last
    for at in range(last - 1, max(-1, last - NAME_TOKENS_MAX), -1):
        word = words[at]
        if letters[at] in "DHV" or not (word[0].isupper() or word in JOINING):
            return last
        for part in reversed(word.split("-")):
            if part[:1] == wanted[-1:][0]:
                wanted.pop()
            if not wanted:
                return at
    return last


OR_SO = re.compile(r"(?<=[DH])\|[axI]")
"""Behind a number "or so" goes on with it, as "or more" does."""
THAT = re.compile(r"(?<=[Io])n(?=[xUJND])")
"""The "that" of "in that barrage", "of that raid" points at something and opens no clause."""


PARTICLED = {
    "K": {"mowed": "down", "mown": "down", "cut": "down", "picked": "off", "wiped": "out", "finished": "off"},
    "g": {"mowing": "down", "cutting": "down", "gunning": "down", "picking": "off", "wiping": "out"},
    "k": {"mow": "down", "gun": "down", "guns": "down"},
}
"""Verbs that kill with a particle, each with its letter then: "mowed down", "wiped out a family"."""
PARTICLE_OF = {verb: (particle, letter) for letter, verbs in PARTICLED.items() for verb, particle in verbs.items()}
PARTICLES = frozenset(PARTICLE_OF)


def _with_particles(words: list[str], letters: str) -> str:
    """``letters`` with the verbs that kill with the particle after them: "mowed down", no "cut down to 500"."""
    found = list(letters)
    for at, word in enumerate(words[:-1]):
        particle, letter = PARTICLE_OF.get(word, ("", ""))
        if particle and words[at + 1] == particle and letters[at + 2 : at + 3] not in ("t", "o"):
            found[at], found[at + 1] = letter, "a"
    return "".join(found)


LAST_TIMES = listed("week month year night weekend summer winter autumn spring")


def _last_times(words: list[str], letters: str) -> str:
    """``letters`` with "last month" as a time: "injured 70 last month"."""
    for at, word in enumerate(words[:-1]):
        if word == "last" and words[at + 1] in LAST_TIMES and letters[at - 1 : at] not in ("T", "S"):
            letters = f"{letters[:at]}zz{letters[at + 2 :]}"
    return letters


def _majors(words: list[str], letters: str) -> str:
    """``letters`` with the officers among the majors: "Major Omar Said", "a major was killed", no "major attack"."""
    found = list(letters)
    for at, word in enumerate(words):
        after = letters[at + 1 : at + 2] or "."
        if (word == "Major" and after == "C") or (
            word in ("major", "Major")
            and (letters[at - 1 : at] == "A" or words[at - 1] in ("army", "Army", "police", "Police"))
            and after in "BKIwoihd)-(,.&"
        ):
            found[at] = "p"
    return "".join(found)


def _heads(words: list[str], letters: str) -> str:
    """``letters`` with those who lead a place among the heads: "the village head", "two district heads"."""
    found = list(letters)
    for at, word in enumerate(words):
        if at and word in LEADS and words[at - 1].lower() in LED:
            named = words[at + 1 : at + 2] in (["identified"], ["named"], ["called"])  # a list of names begins there
            found[at] = found[at] if named else LEADS[word]
    return "".join(found)


LEADS = {"head": "p", "heads": "P"}
LED = listed("village district ward community town clan tribal")
RIDDLED = re.compile("[zDA]U[KevxJ](?=[xN])")
BY_BULLETS = (["bullet", "riddled"], ["bullet", "ridden"])
"""As in "two bullet riddled bodies": no measure of bullets."""
PRIVATE = re.compile("p(?=[xU])")


def _private(match: re.Match[str], words: list[str]) -> str:
    """Such as "a private firm", which is no soldier."""
    return "J" if words[match.start()] == "private" else match.group()


OF_THE_MISSING = re.compile("(?<=[CpL])KP")
"""As in "the Voice for Varna Missing Persons": part of a body's name."""
RESCUERS = re.compile("(?<=[DHVAO&,TCJ])v(?=[xPp])")
"""As in "three rescue workers", "a rescue coordinator"."""
RESCUE = re.compile("(?<=[xU])v(?=P)")
"""The same behind a noun, in text without commas: "… on a market rescue workers said"."""
MULLAHS = listed("mullah maulvi maulana moulvi mufti qari hafiz haji sheikh")
NAMING = frozenset(("named", "called", "alias", "as"))


def _mullahs(words: list[str], letters: str) -> str:
    """``letters`` with the titles that begin a name as names: "a commander named Mullah Omar"."""
    found = list(letters)
    for at in range(1, len(words) - 1):
        if (
            words[at][:1].isupper()
            and words[at].lower() in MULLAHS
            and words[at - 1] in NAMING
            and letters[at + 1] == "C"
        ):
            found[at] = "C"
    return "".join(found)


BODY_OF_MEN = listed(
    "rights watchdog apex governing umbrella monitoring advisory regulatory statutory government state aid relief trade student students lawyers journalists media religious traders official public local un"
)
"""Before "body" these tell of an organisation, not of the dead."""


def _bodies(words: list[str], letters: str) -> str:
    """``letters`` with the bodies that are organisations: "rights body Varna"."""
    found = list(letters)
    for at in range(1, len(words)):
        named = letters[at + 1 : at + 2] in ("C", "s", ",") or words[at + 1 : at + 2] == ["the"]
        if words[at] == "body" and named and words[at - 1].lower() in BODY_OF_MEN:
            found[at] = "x"
    return "".join(found)


ACCUSED = re.compile("so")
"""Of whom "accused of spying" is told, speaks no word."""
WARDS = listed(
    "hospital hospitals clinic infirmary treatment medical icu ward centre center college intensive facility"
)
WARD_REACH = 9


def _admitted(words: list[str], letters: str) -> str:
    """``letters`` with who is "admitted to the hospital" as no speaker."""
    found = list(letters)
    for at, word in enumerate(words[:-1]):
        inward = word == "admitted" and words[at + 1] in ("to", "in", "into", "at", "for", "there")
        if inward and any(near.lower() in WARDS for near in words[at + 2 : at + WARD_REACH]):
            found[at] = "v"
    return "".join(found)


def _old(words: list[str], letters: str) -> str:
    """``letters`` with an age in words as an adjective: "a ten year old child"."""
    found = list(letters)
    for at in range(2, len(words) - 1):
        if words[at] == "old" and words[at - 1] in ("year", "month") and letters[at - 2] in "Dz":
            found[at - 2 : at + 1] = "JJJ"
    return "".join(found)


ALIASES = frozenset(("alias", "aka", "urf", "@"))


def _aliases(words: list[str], letters: str) -> str:
    """``letters`` with what stands between two names of one person as part of the name: "Ali Omar alias Abu Saad"."""
    found = list(letters)
    for at, word in enumerate(words[:-1]):
        if word in ALIASES and letters[at - 1 : at] == "C" and words[at + 1][0].isupper():
            found[at] = found[at + 1] = "C"
    return "".join(found)


NAMED_SAID = re.compile("Cs")
FIRST_NAME_SAID = re.compile(",s(?=C)")
"""As in "an elder, Said Omar, was killed": a name."""
"""A name that looks like a verb of speech: "Mohammad Said"."""
SHOUTED_MIN = 6
"""So many words in capitals in a row are a headline or a telegram, not names."""


def _unshouted(words: list[str]) -> list[str]:
    """``words`` with runs of capitals written as a sentence would be: listed words small, others as names."""
    out = list(words)
    loud = [i for i, word in enumerate(words) if word.isupper() and not word.istitle()]
    first = 0
    while first < len(loud):
        last = first + 1
        while last < len(loud) and not any(w.islower() or w.istitle() for w in words[loud[last - 1] + 1 : loud[last]]):
            last += 1
        if last - first >= SHOUTED_MIN:
            for i in loud[first:last]:
                out[i] = _quiet(words[i])
        first = last
    return out


def _quiet(word: str) -> str:
    if not word.isupper():
        return word
    lower = word.lower()
    return lower if lower in KNOWN or lower.endswith(("ed", "ing", "ly", "ion", "ity")) else word.capitalize()


CLOCK_DIGITS = 2
PEOPLE_FOLLOW = re.compile("[xUJ]?[PpLG](?![xU])")
TIMES = listed("year month week day hour minute second percent cent point am pm gmt")


HOURS = 24
AT_TIMES = listed("at around about by from until till before after since")


def _clock(match: re.Match[str], words: list[str]) -> bool:
    hours, minutes = words[match.start()], words[match.start() + 2]
    told_when = words[match.start() - 1].lower() in AT_TIMES
    if len(minutes) != CLOCK_DIGITS or (PEOPLE_FOLLOW.match(match.string, match.end()) and not told_when):
        return False
    return not hours.isdigit() or int(hours) <= HOURS


def _blank(match: re.Match[str], words: list[str]) -> str:
    found = match.group()
    if found == "DU":
        unit = words[match.end() - 1]
        people = PEOPLE_FOLLOW.match(match.string, match.end()) is not None
        if people and not (unit.endswith("s") and unit != "bus") and unit.lower() not in TIMES:
            return "DJ"  # "two village guards", "three truck drivers"
    if found[:3] == "D:D" and not _clock(match, words):
        return found  # "reached 23: eight civilians", "to 64: 51 civilians"
    if (
        found[0] == "M"
        and words[match.start() - 1].lower() in ("in", "since")
        and PEOPLE_FOLLOW.match(match.string, match.end())
    ):
        return "z" + found[1:]  # "in February 19 people were killed", where commas are left out
    if found[0] in ",(":
        return found.replace("D", "z")
    if found[-1] == "U":
        return "z" * (len(found) - 1) + "U"
    return "z" * len(found)
