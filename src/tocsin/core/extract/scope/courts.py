"""Whether what is told was heard in court: who is tried, convicted or sentenced is so for harm long known."""

from __future__ import annotations

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.reading.doc import Doc
from tocsin.core.small import small

LEAD_CHARS = 600
"""How far the lead of an article goes."""
TRIAL = small(
    r"\b(?:trial|convict\w*|plead\w*|found guilty|sentenc\w+|jur(?:y|ors)|testif\w+|testimony|verdict|indict\w+|appeals? court|extradit\w+)\b"
)
"""Who is tried is tried for what is long known; who is first brought before a judge may be the news."""
COURT = small(
    r"\b(?:trial|convicted|convicts|conviction|prosecutors?|pleaded|pleads|guilty|sentenced|sentencing|jailed|jurors|testified|jury|indictment|tribunal|judges?|inquests?|coroner"
    r"|defendant|court)\b",
)
COURT_WORDS = listed(
    """trial convicted convicts conviction prosecutor prosecutors pleaded pleads sentenced sentencing jailed jurors testified jury
    inquest inquests coroner indictment indicted defendant defendants court guilty acquitted acquittal verdict tribunal"""
)
COURT_CHARS = 6000
COURT_WORDS_MIN = 3
JUDGED = r"(?:convicted|guilty|acquitted|cleared|indicted|jailed|imprisoned|sentenced|prosecuted|re-?tried|conviction|acquittal)"
ON_TRIAL = r"(?:(?:on|stood|stand|stands|standing|face|faces|facing|faced|await\w*) trial|(?:the|his|her|their|a) (?:re-?)?trial of)"
TRIED = small(
    rf"\b(?:{JUDGED}|{ON_TRIAL}|(?:murder|terrorism|criminal|war crimes) (?:trial|counts)|life (?:in prison|terms?|sentences?|imprisonment)"
    r"|death (?:penalty|sentences?)|years in (?:prison|jail)|inquests?|coroner)\b"
    r"|\btrial (?:of|over|has|had|opened|opens|began|begins|started|starts|resumed|resumes|heard|hears)\b"
)
"""What is done to those who are tried."""
A_TRIAL = small(r"(?<!without )(?<!clinical )(?<!drug )(?<!vaccine )(?<!medical )\btrial\b")
NEWS = small(
    r"\b(?:was|were|been) (?:\w+ ){0,2}(?:killed|shot|wounded|injured|hurt|abducted|kidnapped|beheaded)\b|\bkills\b"
)
"""In an opening that tells so, who was sentenced may be the victim."""
LEAD_WORDS_MIN = 2
APART = small(
    r"(?:meanwhile|separately|elsewhere|also|in (?:another|other|a separate|an? unrelated)|on (?:\w+day), )\b"
)
"""How a digest goes on to other news."""
FOR_WHAT = small(rf"\b(?:{JUDGED}|{ON_TRIAL})\b(?P<between>[^.;]*)$")
"""Before the harm somebody is tried for: "found guilty of", "jailed for life over", "the trial of six men for"."""
OF_OR_FOR = small(r"\b(?:of|for|over|in|with|after|that|who|which|accused|counts?)\b")
NEW_CLAUSE = small(
    r"\b(?:was|were|has been|have been|had been)\b|, (?:and|but|while|when|as) (?!was\b)|, \w+ing\b|, after "
)
WHO_DID = small(r"\b(?:who|that|which|accused|suspected|alleged)\b")
"""Before the harm that describes who is tried: "the gunman who killed nine pleaded guilty"."""
SENTENCED = small(
    r"\b(?:plead(?:s|ed)? (?:not )?guilty|(?:was|were|is|are|been|be) (?:\w+ )?(?:convicted|found guilty|sentenced|jailed|acquitted|indicted|executed)"
    r"|(?:went|goes|go|going|is|are|put|stood|stands) on trial|stood trial|appeared in (?:a )?(?:\w+ )?court|opened on|began on)\b"
)


def retrospect(doc: Doc, opening: tuple[int, int]) -> str | None:
    """The rule by which all of ``doc``, whose first full sentence is ``opening``, is a court report; else None."""
    if COURT_WORDS.isdisjoint(doc.vocabulary):
        return None
    court = COURT.findall(doc.small[:COURT_CHARS])
    if len(court) >= COURT_WORDS_MIN and len(set(court)) > 1 and TRIAL.search(doc.small, 0, LEAD_CHARS):
        return "scope.court"
    if NEWS.search(doc.small, *opening) is not None:
        return None
    plain = len(court) >= LEAD_WORDS_MIN and A_TRIAL.search(doc.small, *opening) is not None
    return "scope.court" if plain or TRIED.search(doc.small, *opening) is not None else None


def tried(doc: Doc, words: set[str], start: int, at: int, end: int) -> bool:
    """Whether the harm at character ``at`` of a sentence is what somebody is tried for in that sentence."""
    if words.isdisjoint(COURT_WORDS):
        return False
    before = FOR_WHAT.search(doc.small, start, at)
    if before is not None and OF_OR_FOR.search(before["between"]) and not NEW_CLAUSE.search(before["between"]):
        return True
    return WHO_DID.search(doc.small, start, at) is not None and SENTENCED.search(doc.small, at, end) is not None


def apart(doc: Doc, words: set[str], start: int) -> bool:
    """Whether a sentence of a court report, which begins at ``start``, turns to other news."""
    return APART.match(doc.small, start) is not None and words.isdisjoint(COURT_WORDS)
