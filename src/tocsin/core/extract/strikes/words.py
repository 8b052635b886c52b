"""The words that tell of an attack: one rule per way of saying it, each with an id, a mode and how it takes its parties."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from tocsin.core.extract.strikes.fire_words import HITS, ROWS
from tocsin.schemas.words import Mode


class Part(Enum):
    """How a trigger takes the one who did it."""

    NOUN = "noun"
    """"the Turkish shelling", "an airstrike by …", "… carried out a raid"."""
    VERB = "verb"
    """"militants ambushed …", or passive: "were ambushed by …"."""
    EVENT = "event"
    """What happens by itself: "a bomb exploded"."""


@dataclass(frozen=True, slots=True)
class Rule:
    """``pattern`` is matched against the words from the trigger on, in small letters, one space between them."""

    id: str
    pattern: re.Pattern[str]
    mode: Mode
    part: Part
    weak: bool = False
    """Tells of an attack only with an armed party, a weapon, victims or a place beside it."""


WINDOW_TOKENS = 7
_N, _V, _E = Part.NOUN, Part.VERB, Part.EVENT
_CRAFT = r"(?:jets?|planes?|aircraft|airliners?|helicopters?|gunships?|drones?|quadcopters?|uavs?|warplanes?|bayraktar|reaper|shahed|(?:mig|su|mi|mq|f)-?\d+\w*|mig)"
_TABLE: tuple[tuple[str, str, Mode, Part, bool], ...] = (
    # from the air
    ("strike.airstrike", r"(?:counter-?)?air-?(?:strikes?|raids?)|air (?:strikes?|raids?|attacks?|bombardments?|assaults?|campaign|aggressions?)", Mode.AIR, _N, False),
    ("strike.aerial", r"barrel[ -]bomb(?:ing)? (?:attacks?|raids?|strikes?|bombardments?)|barrel[ -]bombings?|aerial (?:\w+ )?(?:attacks?|bombardments?|bombings?|strikes?|raids?|targeting|assistance|assault|campaign|aggressions?)", Mode.AIR, _N, False),
    ("strike.bombing-raid", r"bombing (?:raids?|runs?|campaigns?)", Mode.AIR, _N, False),
    ("strike.barrel-bombs", r"(?:barrel|cluster|vacuum|glide|thermobaric|phosphorus|guided) bombs?|explosive (?:barrels?|cylinders?)|cluster munitions?|white phosphorus", Mode.AIR, _N, True),
    ("strike.strikes", r"(?:counter-?)?strikes?", Mode.AIR, _N, True),
    ("strike.warplane", r"(?:war ?planes?|fighter jets?|jet[ -]fighters?|fighter-jets?|jets?|war-planes|fighter planes?|helicopters?|helicopter gunships?|gunships?|bombers?|aircrafts?|planes) (?:, (?:too|meanwhile|again|in turn) , )?(?:(?:have|has|had|been|usually|often|regularly|frequently|routinely|also|then|again|reportedly|repeatedly|later|twice|heavily) )*(?:hit|struck|strikes?|attacked|raided|pounded|pounding|blasted|strafed|targeted|targeting|bombed|bombard\w*|wounded|injured|damaged|claimed(?= the li(?:fe|ves)\b)|levell?ed|(?:(?<=usually )|(?<=often )|(?<=regularly )|(?<=frequently )|(?<=routinely )|(?<=repeatedly ))(?:attack|bomb|raid|target|pound)|pummell?ed|fired|dropped|destroyed|killed|kill|hitting|striking|bombing|attacking|raiding|strafing|blasting)", Mode.AIR, _V, False),
    ("strike.by-warplanes", r"(?:war ?planes|fighter jets|warplane)", Mode.AIR, _N, True),
    # drones
    ("strike.drone-strike", r"(?:missiles?|rockets?|munitions?|bombs?) (?:(?:fired|launched|dropped|released) )?(?:by|from) (?:an? |the |two |three |several )?(?:[\w-]+ ){0,2}?(?:drones?|uavs?|unmanned (?:aerial )?(?:vehicles?|aircrafts?|planes?|craft))|(?:suicide |kamikaze |explosive |armed |fpv |naval |sea )?(?:drones?|uavs?|uav’s) (?:and (?:missile|rocket|artillery) )?(?:air ?)?(?:strikes?|attacks?|raids?|bombings?|barrages?|swarms?|assaults?|hits|incursions?|fire|bombardment)", Mode.DRONE, _N, False),
    ("strike.drone-hit", r"(?:suicide |kamikaze |explosive |armed |attack |fpv |combat )?(?:drones?|uavs?)(?: of (?:the )?(?:[\w-]+ ){1,4}?|,? (?:believed|thought|suspected|said|presumed|alleged) to (?:\w+ ){1,7}?,?| belonging to (?:the )?(?:[\w-]+ ){1,4}?| (?:, (?:too|meanwhile|again|in turn) , )?)(?:(?:have|has|had|also|then|again|reportedly|now|later|twice|repeatedly|meanwhile) )*(?:been )?(?:hitting|striking|bombing|pounding|targeting|attacking|raiding|shelling|hit|hits|struck|strikes?|attacked|attacks|targeted|targets|bombed|bombs|slammed|crashed into|exploded|dropped|killed|kills|destroyed|damaged|injured|wounded|claimed(?= the li(?:fe|ves)\b)|strafed|levell?ed|rained|pounded|fired)", Mode.DRONE, _V, False),
    ("strike.with-drones", r"(?:drones?|uavs?|uav’s|shaheds?|quadcopters?|loitering munitions?|unmanned aerial (?:vehicles?|systems?))", Mode.DRONE, _N, True),
    # missiles and rockets
    ("strike.missile-strike", r"(?:ballistic |cruise |hypersonic |guided |surface-to-surface |retaliatory )*missiles? (?:and (?:drone|rocket|artillery) )?(?:air ?)?(?:strikes?|attacks?|barrages?|salvos?|volleys?|raids?|fire|bombardments?)", Mode.MISSILE, _N, False),
    ("strike.missile-hit", r"(?:ballistic |cruise |hypersonic |guided )*missiles? (?:(?:have|has|had|also|then|again|reportedly) )*" + HITS, Mode.MISSILE, _E, False),
    ("strike.missiles", r"(?:ballistic |cruise |hypersonic |guided |atacms |iskander |scud |tomahawk )*missiles?", Mode.MISSILE, _N, True),
    ("strike.rocket-attack", r"(?:rockets?|katyushas?|grads?) (?:and (?:mortar|artillery|drone|missile) )?(?:attacks?|fires?|barrages?|strikes?|salvos?|volleys?|bombardments?|shelling|launches)", Mode.ROCKET, _N, False),
    ("strike.rocket-hit", r"(?:(?:katyusha |grad |qassam )?rockets?(?: shells?)?|katyushas?|grads?|qassams?)(?: (?:fired|launched)(?: \w+){1,4}?)? (?:(?:have|has|had|also|was|were) )*" + HITS, Mode.ROCKET, _E, False),
    ("strike.rockets", r"(?:katyusha |grad |qassam )?(?:rockets?(?: shells?| launchers?)?|rocket-propelled grenades?|rpgs?|mlrs|multiple (?:launch )?rocket (?:launchers?|systems?))", Mode.ROCKET, _N, True),
    # guns
    ("strike.shelling", r"(?:ground |artillery |tank |cross-border |mutual )?(?:shellings?|shell-?fire)", Mode.SHELLING, _N, False),
    ("strike.shelled", r"shelled|shells?(?= (?:the|a|an|its|villages|areas|positions|residential|[\w’-]+ (?:villages?|towns?|city|countryside|district|area|province))\b)", Mode.SHELLING, _V, False),
    ("strike.artillery", r"(?:heavy |tank |self-propelled )?(?:artillery|howitzers?|cannons?) (?:and (?:\w+ )?)?(?:fires?|strikes?|attacks?|bombardments?|barrages?|shelling|shells?|rounds?|salvos?|volleys?|exchanges?|duels?)", Mode.SHELLING, _N, False),
    ("strike.mortar", r"mortars? (?:and (?:\w+ )?)?(?:attacks?|fires?|strikes?|shelling|bombardments?|rounds?|shells?|barrages?|salvos?|volleys?|bombs?|mines?)|mortars? (?:fired (?:by|from) (?:[\w-]+ ){1,3}?)?(?:has |have |had )?(?:landed|hit|fell|fired|struck|exploded|slammed|crashed)|(?:killed|wounded|injured|hit|struck|damaged|destroyed) by (?:an? |the |two |three |several )?(?:(?!rocket)[\w’'-]+ ){0,2}?shells?", Mode.SHELLING, _N, False),
    ("strike.bombardment", r"(?:heavy |intense |indiscriminate |ground |continued |naval )?bombardments?", Mode.SHELLING, _N, False),
    ("strike.shells", r"(?:mortar |artillery |tank |other |several |howitzer |gas )*shells?(?: (?:fired|launched) (?:by|from)(?: [\w-]+){1,4}?| of(?: the| an?)?(?: [\w’'-]+){1,3}?)? (?:(?:have|has|had|also|was|were|been|that|which) )*(?:fired|dropped|" + HITS + ")", Mode.SHELLING, _E, False),
    ("strike.fired-shells", r"(?:fired|fires|firing|lobbed|lobbing|rained|raining|poured) (?:[\w-]+ ){0,4}?(?:shells|mortars|mortar rounds|projectiles)(?: (?:launchers|systems))?|launch(?:ed|ing|es) (?:an? |two |three |several |dozens of |\d+ |many )?(?:(?:mortar|artillery|tank|heavy) )*(?:shells?|mortars|mortar rounds|projectiles)(?= (?:on|at|into|toward|towards|against|over)\b)", Mode.SHELLING, _V, False),
    ("strike.tank-fire", r"tank (?:fire|rounds?|shells?)", Mode.SHELLING, _N, False),
    ("strike.mortars", r"(?:heavy )?(?:mortars|artillery|howitzers)(?! (?:positions?|emplacements?|pieces?|depots?|bases?|posts?|sites?)\b)", Mode.SHELLING, _N, True),
    # bombs
    ("strike.blew-himself-up", r"bl(?:ew|ows?|own|owing) (?:himself|herself|themselves|itself) up|detonat(?:ed|es|ing) (?:his|her|their|its) (?:\w+ )?(?:explosives?|vests?|suicide|belts?|vehicle|payload)", Mode.SUICIDE, _V, False),
    ("strike.suicide", r"(?:twin |double |triple )?suicide (?:car |truck |vehicle |vest |drone )?(?:bomb(?:ers?|ings?|s)?|attack(?:s|ers?)?|blasts?|explosions?|assaults?|strikes?|raids?|missions?)|fidayeen attacks?|suicide-bomb(?:ers?|ings?)|suicide (?:vests?|jackets?) (?:exploded|attack|bomb\w*)", Mode.SUICIDE, _N, False),
    ("strike.car-bomb", r"(?:car|truck|van|lorry|vehicle|motorcycle|motorbike|bicycle|roadside|parcel|petrol|letter|pipe|nail|time|remote-controlled|sticky|magnetic|twin|bus) bomb(?:s|ings?|ed)?(?: (?:attacks?|blasts?|explosions?))?|(?:car|truck)-bomb(?:s|ings?)?|s?vbieds?", Mode.BOMB, _N, False),
    ("strike.car-explosion", r"(?:car|truck|vehicle|bus|motorcycle|bomb|ied|landmine|mine|grenade|improvised explosive device|roadside|ordnance|pager|tunnel) (?:\( ?ied ?\) )?(?:blasts?|explosions?|detonations?)|ied (?:attacks?|strikes?)|landmine attacks?|bomb attacks?|grenade attacks?|explosive attacks?|claymore (?:mine )?(?:attacks?|blasts?|explosions?)", Mode.BOMB, _N, False),
    ("strike.hit-mine", r"(?:hits?|struck|stepped on|stepping on|stepped over|r[au]n over|drove over|running over|rolled (?:over|onto)|rolling over|trod on|walked (?:over|onto|into)|tripped|triggered)(?: by)? (?:an? |the |two |three |another |some )(?:[\w-]+ ){0,2}?(?:land ?mines?|mines?|ieds?|improvised explosive devices?|explosive devices?|(?:roadside |pressure )?bombs?|booby[ -]traps?|unexploded ordnance)", Mode.BOMB, _E, False),
    ("strike.ied", r"(?:roadside )?(?:ieds?|improvised explosive devices?|explosive devices?|(?:roadside|remote[- ]control(?:led)?) devices?|(?:land|anti-personnel |anti-tank )?mines?|landmines?|bombs?|booby[ -]traps?|grenades?|hand grenades?|explosives)|(?:booby-?trapped|rigged|(?:explosives?|bomb)-(?:laden|rigged|packed)) (?:[\w-]+ ){0,2}?(?:vehicles?|cars?|trucks?|motorcycles?|motorbikes?|bmps?|bulldozers?|tanks?|vans?|lorry|lorries)", Mode.BOMB, _N, True),
    ("strike.bombing", r"(?:twin |deadly |double |coordinated |series of |simultaneous )?bombings?", Mode.BOMB, _N, False),
    ("strike.bombed", r"(?:fire|car-|carpet-|firebomb)?bomb(?:ed|arded|ards?|arding)|bomb(?= (?:the|a|an|its|their|schools?|hospitals?|mosques?|churches|embass(?:y|ies)|hotels?|stations?|airports?|trains?|buildings?|markets?|more|civilians?|positions|targets|several|areas?)\b)|bombs(?= (?:the|a|an|[a-z]+ (?:city|town|village|camp|hospital|school))\b)", Mode.AIR, _V, False),
    ("strike.strafed", r"straf(?:ed|es|ing)", Mode.AIR, _V, False),
    ("strike.bomber", r"bomber(?= (?:on (?:a |his |her )?\w+ |\w+ )?(?:also )?(?:killed|attacked|struck|targeted|rammed|walked|drove)\b)", Mode.BOMB, _V, False),
    ("strike.explosion", r"(?:huge |powerful |twin |massive |large |loud |deadly |second |series of |multiple )*(?:explosions?|blasts?)", Mode.BOMB, _N, True),
    ("strike.detonated", r"detonat(?:ed|es|ing)|detonate(?= (?:an?|the|it|them|two|three|several|bombs?|explosives?|on|in|at|near|inside|outside)\b)|dynamited|explod(?:ed|es)|went off|gone off(?! (?:to|with|on|for|the)\b)|go(?:es)? off|bl(?:ew|own|ow|ows|owing) (?:it )?up|ripped (?:through|into|apart)|tore (?:through|into|apart)|blew apart|set off|triggered (?:a|an|the|two|three|\d+)? ?(?:\w+ ){0,2}?(?:blasts?|explosions?|landmines?|mines?|ieds?|bombs?)", Mode.BOMB, _E, True),
    ("strike.lobbed", r"(?:hurl(?:ed|ing)|lobb(?:ed|ing)|threw|thrown|throw|tossed) (?:\w+ ){0,5}?(?:grenades?|(?<!barrel )bombs?|explosives?(?! (?:cylinders?|barrels?|drones?)\b)|petrol bombs?|molotov|crackers?)|(?:grenades?|bombs?|explosives|petrol bombs?) (?:was|were|had been) (?:thrown|hurled|lobbed|tossed)", Mode.BOMB, _V, False),
    # poison
    ("strike.chemical", r"(?:chemical|gas|sarin|chlorine|poison gas|toxic gas|mustard gas|nerve agent)(?: weapons?)? (?:attacks?|strikes?|bombardments?)|(?:toxic|poison(?:ous)?|chlorine|sarin|mustard) gas(?:es)?|(?:bombs?|shells?|barrels?|rockets?|missiles?) (?:filled|loaded|laden|packed) with (?:toxic|chlorine|sarin|poison\w*|chemical)(?: (?:gas(?:es)?|chemicals?|agents?|weapons?))?|used chemical weapons|use of (?:chemical weapons|sarin|mustard gas|poison gas|nerve agents?|chlorine(?= (?:gas |bombs )?(?:by|on|against)\b))|(?:sarin|chlorine|chemical weapons|nerve agents?) (?:was|were|had been|has been|have been) (?:\w+ )?(?:used|dropped|released|fired|deployed)|gassed(?= (?:with|by|in|to|people|civilians|villagers|residents)\b)", Mode.CHEMICAL, _N, False),
    # guns in hand
    ("strike.opened-fire", r"open(?:ed|ing|s)? (?:\w+ ){0,2}?fire|(?:raked|peppered) (?:[\w-]+ ){0,5}?with (?:[\w-]+ ){0,2}?(?:gunfire|bullets|fire)|(?:spray(?:ed|ing)|riddled) (?:[\w’-]+ ){0,5}?with (?:bullets|gunfire)|spray(?:ed|ing)(?= (?:the |a |an |his |their |its |her )(?:[\w-]+ )?(?:van|car|bus|vehicle|house|home|convoy|crowd|building|shop|truck|patrol|post|checkpoint|room|minibus|jeep|stall|office|mosque|church|market|restaurant|cafe|camp)s?\b(?! (?:with )?(?:paint|water|graffiti|insecticide|foam|disinfectant)))|spray(?:ed|ing) bullets", Mode.SHOOTING, _V, False),
    ("strike.shot", r"(?:shot|shoot(?:s|ing)?|gunn(?:ed|ing)) (?:and (?:\w+ )?(?:killed|wounded|injured)|dead|to death|at|by|upon|on(?= (?!the (?:location|film|set|spot)|location|film|goal|target))|in the (?:head|chest|back|neck|leg|legs|arm|stomach|abdomen|face))|shot (?:indiscriminately|randomly)|(?:fatally|mortally) shot|gunn(?:ed|ing) down|shot up (?:the|a|an)|shot down(?= (?:in|at|near|by)\b)|sniped|machine-?gunned|(?:cut|mown) down(?= (?:by|in|as|when|while|near|at)\b)|(?:killed|wounded|injured|hit|targeted) by (?:an? |the )?(?:[\w’'-]+ ){0,2}?snipers?|(?:wounded|injured) by (?:[\w’'-]+ ){0,2}?gunm[ae]n", Mode.SHOOTING, _V, False),
    ("strike.downed", rf"shot down(?= (?:[\w-]+ ){{0,5}}?{_CRAFT}\b)|{_CRAFT}(?: \w+){{0,2}} (?:was|were|been|being) (?:also |reportedly )?(?:shot down|downed|brought down)|{_CRAFT} (?:shot down|downed)(?= (?:over|near|in|by)\b)|(?:shooting down|downing) of (?:[\w-]+ ){{1,5}}?{_CRAFT}|downed (?:[\w-]+ ){{1,3}}?{_CRAFT}", Mode.UNSPECIFIED, _V, False),
    ("strike.was-shot", r"(?:was|were|been|being) (?:also |then |reportedly |allegedly |later )?(?:fatally |mortally )?shot(?= (?:in|near|at|outside|inside|while|as|when|during|several|multiple|\d+)\b)", Mode.SHOOTING, _V, False),
    ("strike.shot-people", r"shot(?= (?:\w+ ){0,3}?(?:people|civilians?|man|men|woman|women|protesters?|soldiers?|policem[ae]n|police|officers?|teenagers?|boys?|girls?|palestinians?|workers?|journalists?|villagers?|activists?|persons?|students?|guards?|drivers?|passengers?)|(?= (?:him|her|them)\b(?! an? )))", Mode.SHOOTING, _V, False),
    ("strike.shot-somebody", r"shot(?= (?:an? |one |two |three |four |five |six |seven |eight |nine |ten |several |many |dozens of |\d+ )(?!(?:[\w-]+ ){0,3}?(?:videos?|films?|photos?|photographs?|pictures?|scenes?|goals?|movies?|documentar(?:y|ies)|footage|series|clips?|glances?|looks?|percent|rounds?|birdies?|under|over|par|puck|arrows?|balls?|free|hoops?|points?|drones?|missiles?|rockets?|(?:war)?planes?|jets?|helicopters?|aircraft|uavs?|deer|birds?|dogs?|bears?|tigers?|elephants?|lions?|rhinos?|times|bullets|women's|men's)\b)[\w-])", Mode.SHOOTING, _V, True),
    ("strike.fired-at", r"fir(?:ed|ing) (?:indiscriminately |randomly |live )?(?:rounds? |bullets? |shots? )?(?:up)?on(?= (?!the (?:\w+ )?basis))|fir(?:ed|ing) (?:indiscriminately |randomly |from (?:[\w-]+ ){1,3}?)?(?:at|towards?(?= (?:the|an?|our|its|his)\b))|fir(?:ed|ing|es?) (?:[\w-]+ ){0,3}?(?:rounds|bullets|shots|volleys)(?= (?:at|on|of|in|into|from|towards?|over)\b)", Mode.SHOOTING, _V, False),
    ("strike.under-fire", r"(?:came|come|comes|coming|been|taken) under (?:(?!attacks?\b)[\w’'-]+ ){0,4}?(?:fire|gunfire|shelling|bombardment|rounds|shells|bullets|rockets|mortars|missiles|bombs|drones)", Mode.SHOOTING, _N, False),
    ("strike.under-attack", r"(?:came|come|comes|coming) under (?:\w+ ){0,2}?attack", Mode.UNSPECIFIED, _N, False),
    ("strike.firing", r"(?:unprovoked|police|cross-border|aerial|army) firing|firing (?:incidents?|by|on(?= (?!all))|from|between)|firing(?= (?:in|at|near|along|across)\b)", Mode.SHOOTING, _N, True),
    ("strike.gunfire", r"(?:(?:heavy|indiscriminate|random|intense|sustained|celebratory) (?:and |aerial )?)+(?:firing|shooting|gunfire)|(?:heavy|light|small) (?:weapons?|arms) fire", Mode.SHOOTING, _N, False),
    ("strike.shooting", r"(?:mass |deadly |drive-by |heavy |random |celebratory )*(?:shootings?|gunfire|sniper (?:['’]s )?(?:fire|bullets?|shots?|attacks?)|stray bullets?|snipers?(?= (?:have |had |also )?(?:kills?|wounds?|injures?|shoots?|hits|targets?|shot|killed|wounded|injured|targeted|fired|picked|felled|gunned|hit|struck)\b)|sniping|gun attacks?|machine ?gun fire|target(?:ed)? killings?|gunshots?)(?! (?:wounds?|injur(?:y|ies)|stars?|clubs?|ranges?|galler(?:y|ies)|sports?)\b)", Mode.SHOOTING, _N, False),
    ("strike.ambush", r"ambush(?:ed|es|ing)?", Mode.SHOOTING, _V, False),
    ("strike.executed", r"executing (?=(?:an? |one |two |three |four |five |six |seven |eight |nine |ten |several |dozens of |\d+ )(?:[\w-]+ ){0,2}?(?:people|civilians?|m[ae]n|wom[ae]n|soldiers?|prisoners?|hostages?|captives?|fighters?|members?|persons?|boys?|girls?|residents?|officers?|villagers?)\b)|(?:executed|behead(?:ed|ing)|massacr(?:ed|ing)|lynch(?:ed|ing)|slaughter(?:ed|ing)|butcher(?:ed|ing))(?:(?= (?:an? |one |two |three |four |five |six |seven |eight |nine |ten |several |dozens of |some |many )(?!(?:[\w-]+ ){0,2}(?:plans?|contracts?|orders?|warrants?|operations?|attacks?|raids?|strikes?|agreements?|deals?|trades?|search(?:es)?|projects?|moves?|manoeuvres?|maneuvers?|missions?)\b))|(?= (?:[\w-]+ ){0,3}?(?:people|families|residents|worshippers|shepherds|fishermen|police|policem[ae]n|officers?|farmers?|herders?|students?|teachers?|boys?|girls?|children|troops|guards?|activists?|journalists?|tribesmen|civilians?|men|women|soldiers?|villagers?|hostages?|prisoners?|captives?|members?|fighters?|persons?|workers?|on|by|at|\d+)))", Mode.UNSPECIFIED, _V, True),
    ("strike.massacre", r"massacres?|beheadings?|(?:mass|reprisal|revenge|extrajudicial|summary) (?:killings?|executions?)|pogroms?", Mode.UNSPECIFIED, _N, True),
    ("strike.killings", r"(?:killings|murders|slayings)(?= (?:of|in|by|near)\b)|(?:killing|murder|slaying|lynching)(?= of\b)|(?:murder|assassination) (?:attempts?|bids?)|attempts?(?= (?:on|against) (?:[\w’'-]+ ){1,4}?li(?:fe|ves)\b)", Mode.UNSPECIFIED, _N, True),
    ("strike.body", r"(?:bullet[- ](?:riddled|ridden|pierced|hit)|beheaded|decapitated|headless|mutilated|slain|tortured|throat-slit) (?:and \w+ )?(?:dead )?(?:bod(?:y|ies)|corpses?)|(?:bod(?:y|ies)|corpses?) (?:with|bearing|showing|riddled with) (?:[\w-]+ ){0,2}?(?:bullets?|gunshots?)(?: (?:wounds|injuries|marks|holes))?", Mode.UNSPECIFIED, _N, True),
    ("strike.assassination", r"assassinat(?:ed|ion|ions)", Mode.UNSPECIFIED, _N, False),
    # both sides
    ("strike.exchange-of-fire", r"exchang(?:e|ed|es|ing) (?:of )?(?:[\w-]+ ){0,2}?(?:fire|shelling|gunfire|strikes|shots|shells|volleys)|trad(?:ed|ing) (?:(?:heavy|small|light|intense|sporadic|cross-border|artillery|mortar|tank|rocket|automatic|gun|weapons?|arms|small-arms|machine-?gun) ){0,3}?(?:fire(?! (?:trucks?|engines?|crews?))|gunfire|shells|shots|volleys|shelling|strikes)|crossfire|(?:returned|return) (?:the )?fire|(?:firing|fire) exchanges?|(?:responded|retaliated|replied) with (?:(?!artillery|mortar|tank|rocket|missile)\w+ )?(?:fire|gunfire)|fired back", Mode.CLASH, _N, False),
    ("strike.clash", r"(?:violent |fierce |heavy |armed |deadly |sporadic |ongoing |intense |renewed |bloody |border |cross-border |tribal |ethnic |street )*(?:clashes|clashed|clash|clashing)", Mode.CLASH, _N, False),
    ("strike.gun-battle", r"gun[ -]?(?:battles?|fights?)|fire-?fights?|shoot-?outs?|skirmish(?:es|ed)?|gunbattles?|combats?(?= (?:with|against|between|near|in|at)\b)", Mode.CLASH, _N, False),
    ("strike.fighting", r"(?:fierce |heavy |deadly |intense |renewed |ongoing |bitter |street |violent |cross-border |armed |continued )*(?:(?:in-?)?fighting|battles?)", Mode.CLASH, _N, True),
    ("strike.fought", r"(?:fought|fights?|battling|battled|fighting to (?:push|drive|retake|recapture|capture|oust|dislodge|hold|clear|secure))(?= (?:back |with |against |alongside )?(?:the |a |over |for |off )?)", Mode.CLASH, _V, True),
    ("strike.captured", r"(?:seized|seizing|captured|capturing|retook|retaken|retaking|recaptured|recapturing|overran|overrun|regained control of|(?:seized|took|wrested|taken|taking) (?:full )?control of)(?= (?:the |a |an |several |some |two |three |\d+ |its )?(?:[\w’'-]+ ){0,4}?(?:towns?|villages?|city|cities|districts?|bases?|airport|airbase|hills?|neighbou?rhoods?|areas?|positions?|outposts?|crossing|bridge|camp|farms?|bastion|stronghold|barracks|checkpoints?|headquarters)\b)", Mode.CLASH, _V, True),
    ("strike.took", r"(?:captur(?:ed|ing)|conquered|retook|retaken|retaking|recaptur(?:ed|ing)|overr[au]n|overtook|liberated|regained control of|(?:seized|took|wrested|taken|taking) (?:full |complete |total )?control of|(?:took|taken|taking)(?= the (?:[\w-]+ )?(?:towns?|villages?|city|cities|base|port|airport|airbase|crossing)\b))", Mode.CLASH, _V, True),
    ("strike.encounter", r"(?:armed |gun |fierce )?(?:encounters?|confrontations?)|confronted(?= (?:with )?(?:an? |the |some )?(?:[\w-]+ ){0,3}?(?:terrorists|militants|rebels|insurgents|cadres|gunmen|ltte|tigers|maoists|naxals|naxalites|ultras|extremists|guerrillas)\b)", Mode.CLASH, _N, True),
    ("strike.offensive", r"(?:ground |military |cross-border |major |new |failed |counter|large-scale |surprise )*(?:offensives?|counter-?offensives?|counter-?attacks?)", Mode.CLASH, _N, True),
    ("strike.campaign", r"(?:(?:campaign|operation|push|drive|bid|fight|assault) to |(?:attempting|trying|battling|fighting) to |bid for )(?:retake|recapture|capture|seize|liberate|wrest)|(?:battl(?:e|es|ed|ing)|fight(?:s|ing)?|fought|vying) for (?:full )?control", Mode.CLASH, _N, True),
    ("strike.operation", r"(?:launch(?:ed|es|ing)?|began|begun|mounted|started) (?:(?:an?|its|the|their|another|several|major|new|large-scale|massive|fresh|full-scale|bloody|brutal|lengthy|violent|separatist|islamist|armed|guerrilla) )*(?:(?:military|ground|cross-border|counter-?insurgency|counter-?terrorism|anti-terror\w*|security|joint) )?(?:operations?|campaigns?)(?= (?:in [\w-]+ (?:[\w-]+ ){0,3}?)?(?:against|on) (?!(?:the )?(?:drugs?|crime|corruption|poverty|terror|illegal|smugglers|smuggling|polio|inflation)\b))", Mode.CLASH, _V, True),
    ("strike.incursion", r"(?:ground |military |cross-border |major |new |failed |large-scale )*(?:incursions?|invasion)", Mode.UNSPECIFIED, _N, True),
    # not said how
    ("strike.attack", r"(?:terror(?:ist)? |deadly |arson |knife |armed |cross-border |militant |coordinated |complex |direct |brutal |retaliatory )*(?:attacks?|assaults?|onslaughts?|rampages?|sabotage actions?|(?:car|vehicle|truck)-?rammings?|stabbings?|knifings?|aggressions?(?= (?:on|against|targeting|with|from|by|at)\b))", Mode.UNSPECIFIED, _N, True),
    ("strike.attacked", r"attack(?:ed|ing)|assault(?:ed|ing)|storm(?:ed|ing)|raid(?:ed|ing)|stabb(?:ed|ing)|sacked|ramm(?:ed|ing)", Mode.UNSPECIFIED, _V, True),
    ("strike.arson", r"(?:set|setting|sets) (?:(?:on fire|ablaze|afire|alight|fire to)|(?!off\b|up\b)(?:[\w’'-]+ ){1,5}?(?:on fire|ablaze|afire|alight))|torch(?:ed|ing)|burn(?:ed|t|ing) (?:down )?(?:[\w-]+ ){0,3}?(?:houses|homes|huts|villages|shops|crops|churches|mosques|vehicles|trucks|buses|tents)", Mode.UNSPECIFIED, _V, True),
    ("strike.often", r"(?:often|frequently|regularly|routinely|repeatedly) (?:attack|attacks|raid|raids|shell|shells|bomb|bombs|target|targets|ambush|ambushes|hit|hits|strike|strikes|kill|kills)(?= (?!out\b|back\b|by\b)\w)", Mode.UNSPECIFIED, _V, True),
    ("strike.raid", r"(?:ground |helicopter |airborne |night |dawn |military |cross-border |arrest |special |deadly )*(?:raids?|infiltrations?(?: (?:bids?|attempts?))?|ambush operation)", Mode.UNSPECIFIED, _N, True),
    ("strike.targeted", r"target(?:ed(?! (?:(?:drone|missile|rocket|air|gun|suicide|bomb) )?(?:attacks?|strikes?|killings?|raids?|operations?|assassinations?|shootings?|bombings?)\b)|ing|s)|struck|hits?|destroy(?:ed|ing)(?= (?:[\w-]+ ){0,4}?(?:boats?|tanks?|helicopters?|vessels?|craft|bulldozers?)\b)|pound(?:ed|ing)?|pummell?(?:ed|ing)|battling|battled", Mode.UNSPECIFIED, _V, True),
    ("strike.killed-in", r"(?:was|were|been) (?:also |reportedly |seriously |slightly )?(?:killed|wounded|injured|eliminated|neutrali[sz]ed)(?: and \w+ (?:others? )?(?:wounded|injured))?(?: in| at| near|(?! (?:by|down|with)\b))|(?:died|perished|(?:was|were) martyred) (?:in|at|near)(?= (?!the (?:attack|blast|explosion|bombing|clash(?:es)?|crash|accident|fire)))", Mode.UNSPECIFIED, _V, True),
    ("strike.killed-by", r"kill(?:ed|s|ing)?|murdered|slain(?= (?:by|in|at|near|on)\b)|eliminat(?:ed|es|ing)|slew|neutrali[sz]ed|liquidated|annihilated|exterminated|wiped out|mow(?:ed|ing) down", Mode.UNSPECIFIED, _V, True),
    ("strike.razed", r"(?:destroy(?:ed|s|ing)|demolish(?:ed|ing)|razed|razing|wreck(?:ed|ing)|obliterat(?:ed|ing)|smash(?:ed|ing)) (?:[\w’'-]+ ){0,4}?(?:hide-?outs?|dens?|gatherings?|concentrations?|positions?|fortifications?|strongholds?|lairs?|headquarters|convoys?|command (?:posts?|cent(?:er|re)s?)|launch(?:ers?|ing pads?)|depots?|camps?)", Mode.UNSPECIFIED, _V, True),
    ("strike.operated", r"(?:army|military|special|qualitative|counter-?terror(?:ism|ist)?|anti-terror(?:ism|ist)?|mop-up) (?:special |military |accurate |precise )?operations?", Mode.UNSPECIFIED, _N, True),
    ("strike.to-death", r"(?:hacked|beat(?:en|ing)?|stabb(?:ed|ing)|stoned|tortured|strangled|clubbed|bludgeoned|lynched|hacking) (?:(?:him|her|them|(?:the|a|an|one|two|three|four) (?:[\w-]+ ){1,3}?) ?)?to death|slit(?:ting)? (?:his|her|their|the) throats?|(?:throats? (?:was|were) |throats? )slit|set (?:him|her|them) on fire", Mode.UNSPECIFIED, _V, False),
)  # fmt: skip
RULES: tuple[Rule, ...] = tuple(
    Rule(name, re.compile(rf"(?:{pattern})(?![\w-])"), mode, part, weak)
    for name, pattern, mode, part, weak in (*_TABLE, *((row[0], row[2], row[3], Part(row[4]), row[5]) for row in ROWS))
)


STARTS: dict[str, str] = {
    "strike.airstrike": "air air-raid air-raids air-strike air-strikes airraid airraids airstrike airstrikes",
    "strike.aerial": "aerial barrel barrel-bomb barrel-bombing barrel-bombings",
    "strike.bombing-raid": "bombing",
    "strike.barrel-bombs": "barrel explosive cluster glide guided phosphorus thermobaric vacuum white",
    "strike.strikes": "counter-strike counter-strikes counterstrike counterstrikes strike strikes",
    "strike.warplane": (
        "aircraft aircrafts bomber bombers fighter fighter-jet fighter-jets gunship gunships helicopter "
        "helicopters jet jet-fighter jet-fighters jets planes war war-planes warplane warplanes"
    ),
    "strike.by-warplanes": "fighter war warplane warplanes",
    "strike.drone-strike": "armed bomb bombs munition munitions drone drones explosive fpv kamikaze missile missiles naval rocket rockets sea suicide uav uavs uav’s",
    "strike.drone-hit": "armed attack combat drone drones explosive fpv kamikaze suicide uav uavs",
    "strike.with-drones": "drone drones loitering quadcopter quadcopters shahed shaheds uav uavs uav’s unmanned",
    "strike.missile-strike": "ballistic cruise guided hypersonic missile missiles retaliatory surface-to-surface",
    "strike.missile-hit": "ballistic cruise guided hypersonic missile missiles",
    "strike.missiles": "atacms ballistic cruise guided hypersonic iskander missile missiles scud tomahawk",
    "strike.rocket-attack": "grad grads katyusha katyushas rocket rockets",
    "strike.rocket-hit": "grad grads katyusha katyushas qassam qassams rocket rockets",
    "strike.rockets": "mlrs multiple grad katyusha qassam rocket rocket-propelled rockets rpg rpgs",
    "strike.shelling": "artillery cross-border ground mutual shell-fire shellfire shelling shellings tank",
    "strike.shelled": "shell shelled shells",
    "strike.artillery": "artillery cannon cannons heavy howitzer howitzers self-propelled tank",
    "strike.mortar": "damaged destroyed struck hit injured killed mortar mortars wounded",
    "strike.bombardment": "bombardment bombardments continued ground heavy indiscriminate intense naval",
    "strike.fired-shells": "launched launches launching rained raining poured fired fires firing lobbed lobbing",
    "strike.shells": "artillery gas howitzer mortar other several shell shells tank",
    "strike.tank-fire": "tank",
    "strike.blew-himself-up": "blew blow blowing blown blows detonated detonates detonating",
    "strike.strafed": "strafed strafes strafing",
    "strike.bomber": "bomber",
    "strike.suicide": "double fidayeen suicide suicide-bomber suicide-bombers suicide-bombing suicide-bombings triple twin",
    "strike.car-bomb": (
        "bicycle bus car letter lorry van magnetic motorbike motorcycle nail parcel petrol pipe remote-controlled "
        "roadside sticky time truck twin vehicle car-bomb car-bombs car-bombing car-bombings truck-bomb "
        "truck-bombs truck-bombing truck-bombings svbied svbieds vbied vbieds"
    ),
    "strike.car-explosion": (
        "bomb bus car claymore explosive grenade ied improvised landmine mine motorcycle ordnance pager roadside truck "
        "tunnel vehicle"
    ),
    "strike.ied": (
        "anti-personnel anti-tank remote remote-control remote-controlled bomb bombs booby booby-trap booby-traps explosive explosives grenade "
        "grenades hand ied ieds improvised landmine landmines mine mines roadside booby-trapped boobytrapped rigged explosive-laden "
        "explosives-laden explosives-rigged explosives-packed explosive-rigged explosive-packed bomb-laden bomb-rigged bomb-packed"
    ),
    "strike.bombing": "bombing bombings coordinated deadly double series simultaneous twin",
    "strike.bombed": ("bomb bombard bombarded bombarding bombards bombed bombs car-bombed carpet-bombed firebombed"),
    "strike.explosion": (
        "blast blasts deadly explosion explosions huge large loud massive multiple powerful second series twin"
    ),
    "strike.hit-mine": "rolled rolling trod walked triggered drove hit hits ran run running stepped stepping struck tripped",
    "strike.mortars": "artillery heavy howitzers mortars",
    "strike.under-fire": "been came come comes coming taken",
    "strike.firing": "aerial army cross-border firing police unprovoked",
    "strike.detonated": (
        "blew blow blowing blown blows detonate detonated detonates detonating dynamited exploded explodes go goes ripped set "
        "tore triggered went gone"
    ),
    "strike.lobbed": "bomb bombs explosives grenade grenades petrol hurled hurling lobbed lobbing threw throw thrown tossed",
    "strike.chemical": "bomb bombs barrel barrels shell shells rocket rockets missile missiles used use chemical chlorine gas gassed mustard nerve poison poisonous sarin toxic",
    "strike.opened-fire": "raked peppered open opened opening opens riddled sprayed spraying",
    "strike.shot": "cut mown machine-gunned machinegunned fatally gunned gunning hit injured killed mortally shoot shooting shoots shot sniped targeted wounded",
    "strike.downed": "shot shooting downing downed jet jets plane planes aircraft helicopter helicopters drone drones uav uavs warplane warplanes airliner airliners "
    "quadcopter quadcopters gunship gunships bayraktar reaper shahed mig "
    "mig-21 mig-23 mig-29 su-22 su-24 su-25 su-34 su-35 mi-8 mi-17 mi-24 mi-28 mq-1 mq-9 f-15 f-16 f16 f-35",
    "strike.was-shot": "was were been being",
    "strike.shot-people": "shot",
    "strike.shot-somebody": "shot",
    "strike.under-attack": "came come comes coming",
    "strike.fired-at": "fire fired fires firing",
    "strike.gunfire": "light small light small celebratory heavy indiscriminate intense random sustained",
    "strike.shooting": (
        "celebratory deadly drive-by gun gunfire gunshot gunshots heavy machine machinegun mass random "
        "shooting shootings sniper snipers sniping stray target targeted"
    ),
    "strike.ambush": "ambush ambushed ambushes ambushing",
    "strike.executed": "beheaded beheading butchered butchering executed executing lynched lynching massacred massacring slaughtered slaughtering",
    "strike.massacre": "reprisal revenge extrajudicial summary beheading beheadings mass massacre massacres pogrom pogroms",
    "strike.killings": "killings murders slayings killing murder slaying lynching assassination attempt attempts",
    "strike.body": "body bodies corpse corpses bullet bullet-riddled bullet-ridden bullet-pierced bullet-hit beheaded decapitated headless mutilated slain tortured throat-slit",
    "strike.assassination": "assassinated assassination assassinations",
    "strike.exchange-of-fire": (
        "crossfire fire firing exchange exchanged exchanges exchanging fired replied responded retaliated return returned "
        "traded trading"
    ),
    "strike.clash": (
        "armed bloody border clash clashed clashes clashing cross-border deadly ethnic fierce heavy intense "
        "ongoing renewed sporadic street tribal violent"
    ),
    "strike.gun-battle": (
        "combat combats fire-fight fire-fights firefight firefights gun gun-battle gun-battles gun-fight gun-fights "
        "gunbattle gunbattles gunfight gunfights shoot-out shoot-outs shootout shootouts skirmish skirmished "
        "skirmishes"
    ),
    "strike.fighting": (
        "armed battle battles bitter continued cross-border deadly fierce fighting heavy in-fighting infighting intense ongoing "
        "renewed street violent"
    ),
    "strike.fought": "battled battling fight fighting fights fought",
    "strike.captured": "captured capturing overran overrun recaptured recapturing regained retaken retaking retook seized seizing taken taking took wrested",
    "strike.took": "conquered captured capturing overran overrun overtook liberated recaptured recapturing regained retaken retaking retook seized taken taking took wrested",
    "strike.encounter": "armed confronted confrontation confrontations encounter encounters fierce gun",
    "strike.offensive": (
        "counter counter-attack counter-attacks counter-offensive counter-offensives counterattack counterattacks "
        "counteroffensive counteroffensives cross-border failed ground large-scale major military new offensive offensives "
        "surprise"
    ),
    "strike.campaign": "battle battles battled fights fought vying campaign operation push drive bid fight assault attempting trying battling fighting",
    "strike.operation": "launch launched launches launching began begun mounted started",
    "strike.incursion": "cross-border failed ground incursion incursions invasion large-scale major military new",
    "strike.attack": (
        "sabotage aggression aggressions armed arson assault assaults attack attacks brutal complex coordinated cross-border deadly direct "
        "knife militant retaliatory terror terrorist onslaught onslaughts rampage rampages car-ramming car-rammings carramming carrammings vehicle-ramming vehicle-rammings vehicleramming "
        "vehiclerammings truck-ramming truck-rammings truckramming truckrammings stabbing stabbings knifing knifings"
    ),
    "strike.attacked": "assaulted assaulting sacked attacked attacking raided raiding rammed ramming stabbed stabbing stormed storming",
    "strike.arson": "burned burnt burning set setting sets torched torching",
    "strike.often": "often frequently regularly routinely repeatedly",
    "strike.raid": (
        "airborne ambush arrest cross-border dawn deadly ground helicopter infiltration infiltrations "
        "military night raid raids special"
    ),
    "strike.targeted": (
        "battled battling destroyed destroying hit hits pound pounded pounding pummeled pummeling pummelled pummelling struck targeted targeting targets"
    ),
    "strike.killed-in": "was were been died perished",
    "strike.killed-by": (
        "annihilated exterminated liquidated mowed mowing wiped slain eliminated eliminates eliminating kill killed killing kills murdered neutralised neutralized slew"
    ),
    "strike.razed": (
        "destroyed destroys destroying demolished demolishing razed razing wrecked wrecking obliterated obliterating smashed smashing"
    ),
    "strike.operated": (
        "army military special qualitative counter-terror counter-terrorism counter-terrorist counterterror counterterrorism counterterrorist "
        "anti-terror anti-terrorism anti-terrorist mop-up"
    ),
    "strike.to-death": (
        "beat beaten beating bludgeoned clubbed hacked hacking lynched slit slitting stabbed stabbing stoned strangled throat throats set tortured"
    ),
} | {row[0]: row[1] for row in ROWS}
"""The words each pattern can begin with: a pattern is tried only where one of them stands. A test holds them to the patterns."""


@cache
def rules_by_word() -> dict[str, tuple[Rule, ...]]:
    """The rules whose pattern can begin with a word."""
    found: dict[str, list[Rule]] = {}
    for rule in RULES:
        for word in STARTS[rule.id].split():
            found.setdefault(word, []).append(rule)
    return {word: tuple(rows) for word, rows in found.items()}


@cache
def first_words() -> frozenset[str]:
    """The words a rule can begin with."""
    return frozenset(rules_by_word())
