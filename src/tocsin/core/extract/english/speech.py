"""English verbs of saying that tell of speech only beside what was said: before "that", behind a comma, beside a quotation."""

from __future__ import annotations

from tocsin.core.extract.english.words import listed


def forms(verbs: str) -> frozenset[str]:
    """The third person and the past of regular ``verbs``: "argues argued"."""
    found: set[str] = set()
    for verb in verbs.split():
        if verb.endswith("e"):
            found |= {verb + "s", verb + "d"}
        elif verb.endswith("y") and verb[-2] not in "aeo":
            found |= {verb[:-1] + "ies", verb[:-1] + "ied"}
        else:
            found |= {verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s"), verb + "ed"}
    return frozenset(found)


def gerunds(verbs: str) -> frozenset[str]:
    """What regular ``verbs`` are as participles: "argue" is "arguing"."""
    return frozenset((verb.removesuffix("e")) + "ing" for verb in verbs.split())


VERBS = """advise affirm allege argue ascertain assert assess attest aver avow bemoan boast calculate caution certify clarify comment communicate complain
    compute conclude concede confess confide contend convey decry deduce deplore detail disclose divulge elaborate emphasise emphasize establish
    exclaim explain fear hint imply indicate insist intimate lament maintain mention muse narrate observe opine point pontificate
    posit posture predict proclaim profess pronounce reckon recall recap recount reiterate relate relay remark remember remind
    repeat reveal specify speculate stress suggest summarise summarize surmise suspect tally testify theorise theorize
    underline underscore volunteer vouch vow warn weigh whisper"""
SAYING = forms(VERBS) | listed(
    """bragged brags estimates swore swears submitted submits understands understood guesses
    guessed forecast foretold briefed deposed texted texts regretted quipped admits posts continues replies"""
)
"""Verbs of speech before "that", behind a comma or a quotation, and in a relative clause of much else besides."""
GOING_ON = gerunds(VERBS) | listed(
    """acknowledging admitting alleging announcing clarifying confirming declaring demanding informing insisting noting pointing
    reassuring recapping recounting stressing telling verifying"""
)
"""Behind a clause these and "that" go on with what its subject says: "condemned the raid, pointing out that nine died"."""
ANSWERING = forms(
    "answer respond counter retort rejoin interject shout cry sigh mutter murmur protest open end gasp weep joke demand"
) | listed("replies began begins ruled rules judged held holds wept sobbed shared smiled grimaced shrugged laughed")
"""Verbs that tell of speech beside a quotation alone."""
