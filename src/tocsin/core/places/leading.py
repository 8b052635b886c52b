"""Words that lead to the name of a place no gazetteer knows, and what such a name may end before."""

# ruff: noqa: SIM905  word lists read best as words

from __future__ import annotations

import re

ALONE_BEHIND = frozenset(
    "in at near outside inside around across above rocks rocked rattles rattled jolts jolted shook".split()
)
PUBLIC = frozenset("market square airport junction crossing bazaar port airbase checkpoint".split())
"""Sites before "of" and the name of a town: "the market of Tal Tamir"."""
REPORTS = frozenset("report reports reported news footage videos images pictures".split())
LIVING = frozenset("resident residents inhabitants villagers native natives".split())
RESIDES = re.compile(r" (?:said|told|say|woke|fled|have|had|are|reported|described)\b")
SHELLING_OF = frozenset("shelling bombing bombardment siege storming recapture besieging".split())
RAIDS_ON = frozenset("offensive assault raid raids strike strikes airstrike airstrikes advance bombardment".split())
STRUCK = frozenset("hit struck pounded bombed shelled bombarded".split())
AIMED = frozenset(("targeted", "targeting"))
"""What is aimed at is more often a group than a town: its name has two words."""
WEAPONS = frozenset(
    "missile missiles rocket rockets shells warplane warplanes jet jets plane planes drone drones aircraft artillery mortars bombers helicopters "
    "airstrike airstrikes strikes raids bombardment shelling".split()
)
REPELLED = re.compile(r" (?:was|were|had been) (?:repelled|repulsed|foiled|thwarted)\b")
GOES_ON = re.compile(r" [A-Z]|-")
FIGHTERS = re.compile(
    r"(?:[’']s)? (?:[a-z-]+ )?(?:positions|targets|forces|fighters|militants|rebels|sites|facilities|bases|leaders?|commanders?|troops|militias?|soldiers|civilians|settlers|villagers|officials|tribesmen)\b"
)
CLOSE = frozenset("close closer next adjacent opposite".split())
ROADS = frozenset(
    "road roads highway area areas route way line frontline front border villages stretch located lies lying bus".split()
)
AND_ANOTHER = re.compile(r" and (?:[Aa]l-|[Ee]l-)?[A-Z]")
MEASURES = frozenset(
    "km kms kilometer kilometers kilometre kilometres mile miles meters metres yards far away distance north south east west".split()
)
PAIRED = re.compile(
    r"(?:, (?:[A-Z][\w'’-]+ ?){1,3})*,? and (?:[A-Z][\w'’-]+ ){1,3}(?:areas|districts|villages|sectors|localities|towns|tehsils|subdivisions|blocks|valleys|neighbou?rhoods)\b"
)
"""As in "in the Tormala and Zarin areas": the plural goes for each name."""
OF_FIGHTERS = re.compile(
    r"\s+(?:faction|fighters?|militants?|militia|rebels?|group|troops|soldiers?|mercenar(?:y|ies)|members?|gunm[ae]n|commander|brigade)\b"
)
"""Behind "the Hamza Division": a body of men, and no place."""
ARTICLES = frozenset(("El", "Al"))
HILLS = frozenset(
    "tal tel tall tell kafr kafar kfar khan deir dayr beit bayt bait umm jabal jebel ain ayn ein khirbet khirbat maaret maarat maarrat wadi "
    "kherbet kherbat xirbet um til gire bab hosh jisr jurat qalat rajm rasm bir burj jub mazraat nahr ras orum urum orem sheikh shaykh".split()
)
"""First words of the names of villages from the Sinai to the Gulf."""
UMM = re.compile(r"Umm [Aa]l-")
"""Begins the names of villages: "Umm al-Kayf"; "Umm Hassan" is a woman."""
SHEIKHS = frozenset(("sheikh", "shaykh"))
"""A title, and the first word of many a village."""
ARABIC = re.compile(r"(?:[Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]d|[Aa]r|[Aa]z|[Aa]n|[Aa]t|[Aa]th)-[A-Z]")
THERE = frozenset("in at near around outside inside".split())
TOWARDS = THERE | frozenset(
    "on hit hitting struck striking shelled shelling bombed bombing targeted targeting attacked attacking captured seized secured stormed retook took entered pounded pounding towards".split()
)
"""Before the name of a place that was struck, held or gone to."""
PEOPLES = frozenset(
    "jewish christian muslim islamic sunni shiite shia alawite druze kurdish yazidi hindu sikh catholic protestant arab turkmen armenian "
    "coptic buddhist orthodox bedouin tutsi hutu fulani".split()
)
"""As in "the Jewish settlement of Qadim": who lives in a place, and no name of it."""
HELD = re.compile(
    r"-(?:controlled|held|backed|led|based|ruled|occupied|run|dominated|majority|linked|administered|made|born|allied|aligned|affiliated|trained|supported|bound|owned|speaking)\Z"
)
"""As in "Israel-controlled": tells of whose a place is, and is none."""
NAME_ENDS = re.compile(
    r"[.,;:)]|\s*\n|\s*\Z|\s\(|\s+(?:left|kills?|killed|injures?|injured|wounds?|wounded|claimed|claims|destroyed|damaged|targeted|early|an?|the|blasts?|bombings?|attacks?|explosions?|clash|clashes|shootings?|encounter|gunfight|shelling|raids?|ambush|(?:air )?strikes?|airstrikes?|between|against|on|in|at|and|when|while|after|before|during|by|killing|wounding|injuring|leaving|late|early|yesterday|today|as|"
    r"where|who|which|was|were|with|for|from|near|overnight|this|last|since|amid|amidst|without|despite|again|but|causing|because|following|due|resulting|until|till|once|twice|"
    r"shortly|minutes|hours|days|moments|later|earlier|ago|had|has|have|is|are|although|though|under|around|tonight|inside|outside|using|trapping|forcing|damaging|destroying|triggering|troops|soldiers|police|militants|terrorists|rebels|gunmen|insurgents|fighters|held|[a-z]{2,}(?:ed|ing))\b"
)
