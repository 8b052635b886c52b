"""Patterns by which a mention of an attack is read: what it is asked, aimed at, told again as."""

from __future__ import annotations

from tocsin.core.small import Holds, small
from tocsin.schemas.words import Mode

ASKED = small(
    r"\b(?:(?:not|nor|declined to|refused to) (?:\w+ )?(?:confirm|say|comment on|know|clear)|unclear|unknown|investigating|looking into|probing)\b[^.;]{0,15}\b(?:whether|if)\b"
)
ASKED_CHARS_MAX = 90
MEANS_UNTOLD = frozenset({Mode.UNSPECIFIED, Mode.CLASH})
"""What is merely thought of is told of as an attack only where it is said with what."""
TO_TAKE = small(r"\bto (?:re)?(?:take|capture|gain|conquer|seize|drive|push|oust|expel|dislodge)\b")
"""An offensive to take ground is fought over."""
OTHER_CLAUSE = small(
    r", (?:prompting|after|following|while|amid|before|triggering|in response to|in retaliation)\b"
    r"| (?:prompting|after|following|while|amid|before|triggering|in response to|in retaliation)\b|[;:] |, (?:and|but|as|when|where|with) |, and the | as well as | [-–] "
)
"""Between here and an attack the sentence tells of something else: its weapons are not those of the attack."""
TURNING = (
    "after", " as ", ", and ", "while", "before", "following", "amid", "prompting", "triggering", "in response", "in retaliation",
    "; ", ": ", ", but ", ", when ", ", where ", ", with ", " - ", " – ",
)  # fmt: skip
"""Each match of ``OTHER_CLAUSE`` holds one of these."""
MEANS_CHARS = 120
SIMILAR = frozenset(("similar", "such"))
COMES = small(
    r" (?:\w+ )?(?:comes?|came) (?:just |only |barely )?(?:after|amid|as|ahead|hours|days|weeks|months|a (?:day|week|month)|\w+ (?:hours|days|weeks|months))\b"
    r"| (?:has |have |had )?(?:\w+ly )?(?:decreased|subsided|eased|stopped|ceased|died down|abated|prompted|sparked|revived|drew|drawn)\b"
)
"""As in "the shelling comes a day after": what is said next is about something else."""
PROTESTED = small(
    r"\b(?:protest(?:ed|s|ing|ers)?|demonstrat(?:ed|ors?|ions?|ing)|rall(?:y|ied|ies|ying)|march(?:ed|es|ing)|took to the streets|vigils?|gathered|chant\w*)\b[^.;]*\b(?:against|over|to (?:condemn|denounce|protest|decry)|condemning|denouncing|in protest|killed in|victims of|at)\b[^.;,]*\Z"
)
"""As in "in Sydney hundreds rallied to condemn the offensive"."""
MOURNED = small(
    r"\b(?:funerals?|burials?|buried|mourn\w*|condolences?|victims of the|(?:killed|injured|wounded|died|martyred|hurt) in the|condemn\w*|denounc\w*|investigat\w*|survivors of the)\b"
    r"(?![^.;]*\b(?:last|ago|earlier|previous|year|years|month|months|week|weeks|anniversary|since|later)\b)[^.;]*\Z"
)
"""Before the attack of the news: "the funeral of the victims of the blast"."""
SEEN = small(
    r" (?:(?:city|town|district|province|state|region|area|itself) )?(?:has|have|had) (?:\w+ly |also |recently )?(?:witnessed|seen|experienced|suffered|endured|recorded|faced|been (?:hit|rocked|plagued|shaken|battered|struck) by)\b"
)
"""Behind a place that suffers many attacks."""
SEEN_CHARS_MAX = 14
LOCATED = small(r",? (?:reportedly |also )?(?:took place|occurred|happened|was carried out|was reported)\b")
ANSWER = small(
    r"\b(?:prompting\b|in (?:response|retaliation|reply)(?: (?:to|for)\b|,| (?=an? |the |army |our |units? ))|retaliated\b|respond(?:ed|ing|s)\b(?! to (?:the|this) \Z)|answered (?:[\w’'-]+ ){0,5}(?:with|by)\b)[^.;]*\Z"
)
ANSWERING = Holds("prompting|respon|retaliat|reply|answered")
"""A word of each match of ``ANSWER`` holds this."""
ANSWER_CHARS_MAX = 60
CLAIMING_IT = small(
    r"\bclaimed (?:responsibility for |credit for )?(?:both |all )?(?:the |this |that |these )?(?:[a-z]+ )?\Z"
)
CLAIMING_CHARS_MAX = 50
BACKED_BY = small(r",? backed by [^,.;]{3,60}(?:,|\Z)?")
"""Who only helps tells nothing of how it was done: "an attack by special units, backed by helicopters"."""
THE_CAR = small(r"\bthe (?:car|vehicle|truck|bus|house|home|building|convoy|boat|tractor) (?:was|were|had been|is) \Z")
"""What was struck is known: "a drone struck their car. The car was hit by two missiles near X"."""
CLAIMED_WHAT = small(
    r"\bresponsibility for (?:the|this|that) (?:[a-z]+ )?(?:killing|murder|attack|assassination|abduction|bombing|blast|ambush|raid|shooting)s? (?:of|on|at|against|in) (?P<what>[^,.;]{3,40})"
)
ORDINALS = frozenset(["first", "second", "third", "fourth", "fifth"])
YET_TO_COME = small(
    r"\s+(?:will|would|could|may|might|should)(?: also| soon)? (?:be|continue|take place|follow|come|happen)\b"
)
SEPARATE = small(
    r"\b(?:separate|different|various|two|three|four|several) (?:\w+ )?(?:incidents?|attacks|types|acts|districts|blasts|places)\b"
    r"|\b(?:clashes|attacks|bombings|blasts|explosions|raids|shootings|gun ?battles|encounters|violence) (?:across|throughout|in (?:various|different|several|separate|other) (?:parts|areas|districts|places|villages|towns|provinces|cities))\b"
    r"|\b(?:weekend|week|night|wave|series|string|spate) of (?:\w+ ){0,2}(?:attacks|bombings|blasts|explosions|strikes|raids|shootings)\b(?! on (?:the )?(?:town|city|village|port)\b)"
)
AIMED = small(
    r"(?: (?:this|last|late|early|yesterday|on|mon|tues|wednes|thurs|fri|satur|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month|morning|night|evening|afternoon)){0,3}"
    r"(?: fired| launched)? (?:in|at|near|outside|against|of) (?:(?!in |at |by |that )[\w-]+ ){0,4}(?:(?:in|of|near) (?:the )?)?"
)
AIMED_CHARS_MAX = 60
APART = small(
    r"(?:also|meanwhile|separately|elsewhere|in (?:the |yet )?latest incident|in (?:a|another) |in addition|on the same (?:context|day)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day,? [a-z' -]{3,40}(?:killed|captured|shot dead|attacked|bombed|ambushed)|on the other hand|for (?:its|their) part|further (?:north|south|east|west)|(?:(?:(?:some|a few|several|two|three|four|five|six) )?(?:hours|minutes|days) )?later|another (?!\d|\w+ (?:people|persons|civilians|soldiers|police|others|men|women|were))|the (?:day before|previous day|day after|next day|following day)|(?:a day|two days|three days|days|hours|a week) (?:earlier|later|before)|additionally|furthermore|moreover|in the meantime|at the same time|"
    r"(?:and )?in a separate|earlier(?!,? it (?:was|had been) (?:said|told|reported)))\b",
)
FIRED_FROM = small(r"(?: (?:\w+ )?(?:fired|launched))? from (?!the (?:air|sea|sky)\b)")
"""As in "rockets fired from Gaza, where air strikes killed two": another attack than those it is told with."""
PLANNED = small(
    r"\b(?:crews?|squads?|cells?|teams?|militants|fighters|men|gunmen|terrorists|rebels|operatives|insurgents) (?:(?:who|that) (?:was|were) )?"
    r"(?:preparing|ready|planning|trying|attempting) to (?:\w+ ){1,4}\Z"
)
"""As in "targeted a crew preparing to launch rockets": what those who were struck had in mind."""
ALSO_DONE = small(
    r" (?:(?:was|were|have been|has been) )?also (?:(?:was|were|have been) )?(?:hit|struck|targeted|staged|carried out|launched|reported|conducted|took|killed)\b"
)
"""As in "two strikes also hit X"."""
DAYS = small(r"\b(?:to|yester|mon|tues|wednes|thurs|fri|satur|sun)day['’]?s (?:[\w-]+ ){0,2}\Z")
"""As in "today's attack": one everybody knows of."""
DAYS_CHARS_MAX = 50
VICTIM_KNOWN = small(
    r"\bthe (?:\w+ )?(?:woman|man|boy|girl|child|victims?|deceased|dead|injured|wounded|martyrs?) (?:[\w-]+ ){0,3}?(?:was|were|succumbed|died)\b[^.;]*\Z"
)
"""As in "the woman was injured by a sniper": whose wounding was told of before."""
VICTIM_CHARS_MAX = 100
CARRIED_OUT = small(
    r"\b(?:carried out|committed|perpetrated|staged|executed|conducted) (?:the|this) (?:[\w-]+ )?(?:attack|bombing|blast|explosion|assault|shooting)\b"
    r"|\b(?:the|this) (?:attack|bombing|blast|explosion|assault|shooting) (?:was|had been) (?:carried out|committed|perpetrated|staged|executed|conducted) by\b"
)
"""As in "a bomber carried out the attack": who did what was told of."""
CARRYING_OUT = Holds("carried|committed|perpetrated|staged|executed|conducted")
"""A word of each match of ``CARRIED_OUT`` holds this."""
TALLY = small(r"\bthe (?:total )?number of (?:[\w-]+ )?\Z")
"""As in "the number of attacks since May": many, not the one told of."""
NUMBERING = Holds("number")
"""A word of each match of ``TALLY`` holds this."""
TALLY_CHARS_MAX = 40
RETOLD = small(
    r"\b(?:it|this|that|attack|blast|explosion|incident|strike|raid|bomb|device),? (?:which |that )?(?:(?:was|is) (?:suspected|thought|believed|said) to (?:be|have been)|was|is|(?:may|might|could|must) have been|had been|appear(?:s|ed) to be|looked like)"
    r" (?:(?:presumably |probably |possibly |reportedly )?(?:carried out|launched|caused) (?:by|with) )?(?:(?:probably|possibly|likely|most likely|apparently|actually|in fact|believed to (?:be|have been)|the result of|caused by) )?an? (?:[\w-]+ ){0,2}(?:or an? (?:[\w-]+ )?)?\Z"
    r"|\b(?:spoke of|speaking of|(?:called|calling|termed|labell?ed) (?:it|this|that|the [a-z]+)|(?:described|condemned|denounced|treated|treating) (?:it|this|that|the [a-z]+) as|referred to (?:it|this|the [a-z]+) as) (?:an? )[\"“‘']? ?(?:[\w-]+ ){0,2}[\"“‘']?\Z"
    r"|\b(?:reports|evidence|signs|findings|investigations?) (?:pointed to|spoke of|suggest(?:ed|s)|indicate[ds]?)(?: it was)? an? (?:[\w-]+ ){0,2}\Z"
)
"""As in "the blast was probably a ": another name for what was told of."""
RETOLD_CHARS_MAX = 80
DOWNED_CHARS = 50
"""What was shot down is named right beside it."""
