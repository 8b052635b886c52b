"""Words around the name of a place that tell whether a thing happened there, or somebody came from it, went to it or spoke in it."""

from __future__ import annotations

from tocsin.core.small import small

NAMED_ATTACK = small(
    r"(?:['’]s)? (?:[\w-]+ )?(?:bomb|bombing|attack|attacks|blast|explosion|shooting|massacre|siege|raid|clashes|strike|strikes|"
    r"airstrike|airstrikes|offensive|battle)\b",
)
ORIGIN = small(
    r"\b(?:from|(?:positioned|located|stationed|posted|entrenched|holed up|dug in|living|headquartered|arrested|treated|hospitali[sz]ed|buried|speaking|"
    r"meeting|talks|conference|jail|prison|jury|courtroom|courthouse|federal court|high court|crown court) (?:in|at|near)|"
    r"from (?:an? |the )?(?:[\w-]+ )?(?:bases?|positions|camps?|airport|airbase|airfield|areas?|posts?) (?:in|at|near)|"
    r"to|toward|towards|bound for|based in|(?:offices?|headquarters) (?:are |is )?in|"
    r"(?:resident|(?:both|all|are|were|them|of the) residents) of|resident in|natives? of|born in|(?:hospitals?|clinics?)(?: \([a-z]+\))?(?: in| at| of|,)?|said in|"
    r"(?:teacher|student|lecturer|professor|doctor|nurse|surgeon|spokes\w+|ministry|ministries|sources?|officials?|correspondents?|reporters?) (?:in|at|of)|"
    r"identified as|including)\s+(?:the\s+)?(?:direction of (?:the )?(?:[a-z]+\s+)?|(?:[a-z]+-[a-z]+\s+)?(?:[a-z]+\s+){0,2})\Z",
)
TAKEN = small(
    r"\b(?:abduct\w*|kidnap\w*|nabb\w*|arrest\w*|captur\w*|seiz\w*|taken|took|whisked|rescued|recovered|received|came to us|detained|reports?|reported|news|footage|videos?|images|pictures)\b"
)
"""Before "from X": where somebody was taken or what was told came from, so that it was there."""
DISTANCE = small(
    r"\b(?:(?:away|far|met(?:er|re)s?|km|kms|kilomet(?:er|re)s?|miles?|distance|south|north|east|west) from|"
    r"(?:close|closer|next|adjacent|opposite|road|roads|highway|route|entrances?|gates?|approach|approaches|leading|lead|leads|links?|bombardment|shelling|attacks?|raids|strikes|extended|extends|spread|spreads) to|"
    r"to (?:retake|recapture|take|capture|seize|storm|attack|bomb|bombard|strike|hit|shell|target|clear|besiege|invade|raid|fight in|fighting in)) (?:the )?(?:[\w-]+ ){0,2}\Z"
)
"""As in "a mile from X", "close to X", "the road to X": so near that it counts as there."""
HIT_BUILDING = small(
    r"\b(?:bomb\w*|hit|hits|hitting|struck|strik\w+|shell\w*|target\w*|attack\w*|raid\w*|blast\w*|explo\w+|near|outside|storm\w*|assault\w*|clash\w*)"
    r"(?: (?!after|before|when|while|who|which|that|was|were|to )[\w-]+){0,4}? (?:hospitals?|clinics?|headquarters|offices?|jail|prison|meeting|talks|conference|ministry|ministries)\b[^.;,]{0,20}\Z"
)
"""As in "bombed a hospital in X": what was hit lies there."""
TOLD_THERE = small(r",? where\b")
ASIDE = small(
    r"\((?:[a-z]+ ){1,3}(?:in|by) (?:the )?\Z|\b(?:according to|quoted by|cited by) \Z|"
    r"\b(?:positioned|entrenched|holed up|dug in|(?:shifted|taken|rushed|transferred|moved|evacuated|airlifted|flown|brought|admitted|referred|sent|carried|driven|ferried|removed|transported|relocated|hospitali[sz]ed|treated) (?:to|at|in) (?:\w+ ){0,4}(?:hospitals?|clinics?)(?: \w+)?|"
    r"(?:after|before|following) (?:an? |the )?(?:\w+ )?(?:meeting|talks|summit|conference|hearing|speech)|"
    r"(?:talks|summit|meeting|conference) (?:was|were|is|are|being) held|talks|speaking) (?:in|at|near|of) (?:the )?(?:town of |city of )?\Z|"
    r"\b(?:intervention|involvement|presence|role|deployment|(?<!with )(?<!on )(?<!against )peacekeepers|ambitions|policies|policy) in (?:the )?(?:\w+ern )?\Z|"
    r"\b(?:which|that|who) (?:\w+ ){1,3}(?:parts?|areas?|swathes?|swaths?|much|most|territory|territories|stretches|chunks|pockets|tracts) (?:of|in|across) (?:\w+ )?\Z|"
    r"\b(?:go|goes|went|gone|fled|flee|fleeing|travel|travelled|traveled|travelling|traveling|headed|heading) to (?:the )?(?:town of |city of )?\Z"
)
"""As in "(outlawed in Russia)", "which holds large parts of Syria", "according to Capital", "rebels holed up in Capital", "rushed to a hospital in Capital"."""
CABINET = small(
    r"in [^,.;]{3,30}, (?:an? |the |his |her )?(?:[\w’'-]+ ){0,4}?(?:foreign minist(?:er|ry)|state department|embassy|prime minister|chancellor|white house|pentagon|kremlin|defen[cs]e ministry)(?: [\w’'-]+){0,4}? (?:said|told|condemned|confirmed|announced|denied|called|warned|urged|added)\b"
)
"""As in "In Berlin, a Foreign Ministry spokeswoman said": where a government speaks, whatever it tells of."""
TO_HOSPITAL = small(
    r"\b(?:taken|rushed|transferred|moved|evacuated|airlifted|flown|brought|admitted|referred|sent|shifted|transported) to (?:the )?\Z"
)
HOSPITAL = small(r" (?:[\w-]+ )?(?:hospital|clinic|medical)\b")
"""As in "was flown to Hakkari State Hospital"."""
STRIKER = small(
    r"(?:[ -]led)? (?:\w+ )?(?:air ?strikes?|raids?|air raids?|drones?|missiles?|warplanes|bombs?|forces|troops|strikes?)\b"
)
OFFICE = small(
    r" (?:(?:police|department|provincial|province|district|city|state|town|village|regional|army|military|security|deputy|former) ){0,3}"
    r"(?:governor|mayor|commander|chief|superintendent|spokes\w+|senator|bishop|council(?:lor)?|prosecutor|minister|inspector)\b"
)
"""After a place: somebody who holds an office there, wherever he is."""
THERE = small(r"\b(?:in|at|near|inside|outside|around) (?:the )?(?:[\w-]+ )?\Z")
AT_OFFICE = small(
    r"\b(?:outside|near|inside|on|against|hit|targeted|struck|attacked|bombed|stormed|raided|into|of) (?:an? |the |its |their )?(?:[\w-]+ ){0,3}(?:offices?|headquarters) in (?:the )?(?:\w+ )?\Z"
)
"""As in "a blast outside an exchange office in X": what was hit lies there."""
FROM = small(r"\bfrom\s+(?:the\s+)?(?:\w+-\w+\s+)?(?:\w+\s+){0,2}\Z")
OFF = small(r"\b(?:from|to|towards?|bound for)\s+(?:the\s+)?(?:\w+\s+){0,2}\Z")
OFF_THEN_IN = small(r"(?:\s+[a-z]+){0,2}\s+(?:in|at|near|on|outside|between|along|inside|close|under|across)\s")
LOCATIVE = small(
    r"\b(?:in|at|near|on|inside|outside|across|around|over|of|against|throughout|into|targeting|hit|struck|between|bombing|bombed|bombs|shelling|shelled|pounding|pounded|attacked|invaded|through|rocked|rocks|shook|jolted|rattled|stormed|raided)\s+(?:the\s+)?(?:[\w-]+\s+){0,4}\Z",
)
BOUNDARY = small(
    r"[;:]|,? (?:while|whereas|but|although|after|before|when|where|who|which|that|said|says)\b|,? and (?:in|at|near|outside) |\band (?:\w+ ){0,3}(?:killed|wounded|injured|attacked|shelled|bombed|fired)\b",
)
ANEW = small(r"(?:\band|\bwhile|,|;)\s+(?:in|at|near|on|outside)\s+(?:the\s+)?(?:[\w-]+\s+){0,4}\Z")
"""As in "in X, two were killed, and in Y four": a second place that opens what is told after it."""
FIGHTERS_IN = small(
    r"\b(?:militants|rebels|terrorists|gunmen|fighters|forces|troops|positions|insurgents|groups?|gangs|mercenaries|militias|army|side) (?:in|inside|at) (?:the )?(?:\w+ ){0,2}\Z"
)
FIRES = small(
    r" (?:have |had |has )?(?:fired|fire|fires|launched|launch|launches|lobbed|shelled|shell|shells|targeted|bombarded|hit|struck)\b"
)
"""Behind "rebels in X": they do it from there."""
BODY_OF = small(
    r"[’']s (?:[\w-]+ ){0,4}(?:directorate|ministry|council|authority|authorities|agency|government|administration|command|department|bureau|service|forces|parliament|presidency|army|police|spokes\w+|president)\b"
)
"""Behind a region: a body of those who govern it."""
LABELS = small(
    r"(?: (?:province|governorate|city|district|countryside|region|state|agency|front|axis|area))?\s?:(?!\d)"
)
LABEL_ON = small(r"(?: (?:province|governorate|city|district|countryside|region|state))?\s?[:/,-]\s?")
"""What follows the place that opens a line of a list."""
TOLD_ANEW = small(
    r"\b(?:(?:adding|noting|claiming|stressing|pointing out|explaining)(?: also)? that|and (?:also )?(?:(?:claimed|added|noted|alleged|asserted|stressed|maintained) )?that)"
    r" (?!the |this |it |these |those |both |all |there )"
)
"""As in "said two were wounded, adding that a rocket fell near X": another thing is told, at a place of its own."""
ANAPHOR = small(
    r"\b(?:in|of|inside|outside|across|around|near|through|throughout|into|on|over|pounded|shelled|hit|struck|bombed|entered|stormed|shelling|bombing|pounding)"
    r" the (?:whole |entire |same |said |besieged |northern |southern |eastern |western )?"
    r"(?P<kind>city|town|village|province|governorate|district|state)\b(?! (?:of|hall|council|police|hospital|centre|center|government|media|tv|television|department))"
)
"""As in "in the city": the place of that kind that was named last."""
EARLIER = small(r"(?:(?:\w+ ){0,2}after|following|having) [^.;]{0,200}?, ")
"""As in "After attacks on X, the army bombed Y": what comes first happened before what the sentence tells."""
COUNTRYWIDE = small(
    r"\b(?:across|around|throughout|over) the (?:whole |entire )?country\b|\bnationwide\b|\bcountrywide\b"
)
"""Told of no one place."""


def countrywide(small_text: str, start: int, end: int) -> bool:
    """Whether a sentence tells of a whole country; few hold a word that could say so."""
    if small_text.find("countr", start, end) < 0 and small_text.find("nationwide", start, end) < 0:
        return False
    return COUNTRYWIDE.search(small_text, start, end) is not None


def told_anew(small_text: str, start: int, end: int) -> bool:
    """Whether the words between turn to another thing: "adding that a rocket fell"."""
    return small_text.find(" that ", start, end) >= 0 and TOLD_ANEW.search(small_text, start, end) is not None


def is_label(small_text: str, span: tuple[int, int]) -> bool:
    """Whether the place at ``span`` opens a line before a colon, behind nothing but a bullet: "- Aleppo: three raids"."""
    if LABELS.match(small_text, span[1]) is None:
        return False
    before = small_text[max(0, span[0] - BULLET_CHARS_MAX) : span[0]]
    line = before.rpartition("\n")
    return bool(line[1]) and not any(char.isalnum() for char in line[2])


BULLET_CHARS_MAX = 4
"""So far from the start of its line a label begins."""
