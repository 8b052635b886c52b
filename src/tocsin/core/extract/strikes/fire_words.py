"""More words that tell of an attack: fire poured on somebody, bullets that hit, things blasted, loaded cars, killings by hand."""

from __future__ import annotations

from typing import Final

from tocsin.schemas.words import Mode

HITS: Final = (
    r"(?:hit|hits|struck|strikes?|land(?:ed|s)?|fell|falls?|slam(?:med|s)?|crash(?:ed|es)?|smash(?:ed|es)?"
    r"|tore|tears?|ripped|rips?|plunged|ploughed|plowed|thudded|thumped|burst|came (?:down|crashing)|comes? down"
    r"|explod(?:ed|es)|target(?:ed|s)?|kill(?:ed|s)?|wound(?:ed|s)?|injur(?:ed|es?)|rain(?:ed|s)?|showered|impact(?:ed|s)|destroy(?:ed|s)"
    r"|damag(?:ed|es)|wreck(?:ed|s)|flatten(?:ed|s)|level(?:l?ed|s)|gutted|reach(?:ed|es)|pierced|cratered|claimed)"
)
"""What missiles, rockets and shells do where they come down."""
VEHICLES: Final = (
    r"(?:vehicles?|cars?|trucks?|tankers?|lorry|lorries|vans?|buses|bus|minibus(?:es)?|ambulances?|motorcycles?|motorbikes?|bikes?|rickshaws?|pickups?|"
    r"boats?|tractors?|carts?|taxis?|jeeps?|humvees?|bulldozers?|bmps?|suvs?|sedans?)"
)
STRUCTURES: Final = (
    r"(?:culverts?|bridges?|(?:railway |rail |train )?tracks?|railways?|rail lines?|towers?|pipelines?|schools?|houses?|homes?|vehicles?|vans?|jeeps?|trucks?|convoys?|(?:check ?)?posts?"
    r"|checkpoints?|walls?|gates?|buildings?|mosques?|church(?:es)?|shrines?|statues?|pylons?|panchayat|offices?|patrol|bus|buses|line)"
)
LOADED: Final = (
    "explosives explosive bomb vehicle vehicles car cars truck trucks tanker tankers lorry lorries van "
    "vans bus buses minibus minibuses ambulance ambulances motorcycle motorcycles motorbike motorbikes bike bikes rickshaw "
    "rickshaws pickup pickups boat boats tractor tractors cart carts taxi taxis jeep jeeps humvee "
    "humvees bulldozer bulldozers bmp bmps suv suvs sedan sedans explosive-laden explosives-laden explosive-packed explosives-packed explosive-filled "
    "explosives-filled explosive-rigged explosives-rigged explosive-loaded explosives-loaded bomb-laden bomb-packed bomb-filled bomb-rigged bomb-loaded "
)
"""Words a car full of explosives can be told with first."""
STORM = "(?:storm|attack|infiltrate|breach|advance|penetrate|sneak|break|capture|seize|assault|raid|overrun|enter|cross|move|approach)"
"""What they attempt who are beaten back."""
ROWS: tuple[tuple[str, str, str, Mode, str, bool], ...] = (
    (
        "strike.foiled",
        "attempt attempts bid bids foiled foils foiling repelled repels repelling repulsed thwarted thwarting frustrated aborted",
        (r"(?:foil(?:ed|s|ing)|repel(?:led|s|ling)|repulsed|thwart(?:ed|ing)|frustrated|aborted) (?:[\w’'-]+ ){0,3}?(?:attempts?|bids?)(?= (?:by|of|from|to)\b)"
        r"|(?:attempts?|bids?)(?= (?:by|of|to)\b)"),
        Mode.CLASH,
        "noun",
        False,
    ),
    (
        "strike.bullets-of",
        "bullet bullets",
        r"bullets?(?= (?:of|from|fired by) (?:an? |the )?(?:[\w-]+ ){0,2}?(?:snipers?|gunm[ae]n|soldiers?|troops|forces|army|guards?|militants?|police|terrorists?|regime|occupation)\b)",
        Mode.SHOOTING,
        "noun",
        False,
    ),
    (
        "strike.rounds",
        "fire fired fires firing",
        r"fir(?:ed|ing) (?:an? few|several|some|\d+|two|three|four|five|many|multiple|at least \w+|about \w+) (?:[\w-]+ )?(?:rounds|shots|bullets)(?! (?:in|into) the air)",
        Mode.SHOOTING,
        "verb",
        False,
    ),
    (
        "strike.days-of-fighting",
        "days weeks months hours day",
        r"(?:days|weeks|months|hours|day) of (?:fierce |heavy |intense |bloody |violent )?(?:fighting|infighting|clashes|battles)",
        Mode.CLASH,
        "noun",
        False,
    ),
    (
        "strike.rained",
        "rain rained rains raining shower showered showers showering pour poured pours pouring",
        r"(?:rain(?:ed|s|ing)?|shower(?:ed|s|ing)?|pour(?:ed|s|ing)?) (?:[\w-]+ ){0,3}?(?:fire|gunfire|bombs?|missiles|rockets|bullets|munitions|explosives)(?= (?:down )?(?:on|upon|onto|over|into|at)\b)",
        Mode.SHELLING,
        "verb",
        False,
    ),
    (
        "strike.let-fly",
        "let letting open opened opens opening fire fired fires firing",
        r"(?:fir(?:ed|ing|es?) (?:\w+ ){0,3}?(?:in|into) the air|let(?:ting)? (?:fly|loose|rip)(?= (?:with|on|upon|at)\b)|open(?:ed|s|ing)? up(?: with (?:[\w-]+ ){0,3}?(?:fire|gunfire|guns?|rifles?|artillery|mortars?|rockets?|howitzers?|tanks?|automatic|cannons?))?(?= (?:on|upon|at)\b))",
        Mode.SHOOTING,
        "verb",
        True,
    ),
    (
        "strike.bombs-fell",
        "bombs",
        r"bombs (?:(?:have|had|has|also|later|then) )*(?:fell|fall|falls|falling|rained|rain|raining|landed|came down|coming down|(?:were|was) dropped)(?! (?:in|into) (?:the |their )?(?:hands?|police|love))",
        Mode.AIR,
        "event",
        False,
    ),
    (
        "strike.sent-shells",
        "received sent sending sends pumped pumping put puts putting poured pouring directed directing trained",
        r"received (?:(?:dozens|scores|hundreds|an? (?:barrage|hail|volley|salvo)) of|\d+|two|three|four|five|six|seven|eight|nine|ten|several) (?:[\w-]+ )?(?:shells|rockets|mortars|mortar rounds)(?! (?:from|as|in)\b)|(?:sent|sending|sends|pump(?:ed|ing)|put(?:s|ting)?|pour(?:ed|ing)) (?:[\w-]+ ){0,4}?(?:shells?|rockets?|missiles?|mortars?|rounds|bullets?|salvos?|volleys?|drones)(?= (?:into|at|towards?|on|onto|over|through|crashing|slamming|against|across)\b)",
        Mode.SHELLING,
        "verb",
        False,
    ),
    (
        "strike.emptied",
        "emptied emptying",
        r"empt(?:ied|ying) (?:his|her|their|an?|the|its|entire|whole|\w+) (?:[\w-]+ ){0,2}?(?:magazines?|clips?|guns?|rifles?|pistols?|revolvers?|kalashnikovs?)(?= (?:into|at|on|in)\b)",
        Mode.SHOOTING,
        "verb",
        False,
    ),
    (
        "strike.bullets",
        "stray celebratory bullet bullets gunshot gunshots shots fusillade fusillades hail volley volleys burst bursts flurry",
        r"(?:fusillades?|hail|volleys?|bursts?|flurry) of (?:bullets|shots|gunfire|gunshots|fire)|(?:(?:stray|celebratory) )?(?:bullets?|gunshots?|shots)(?: [\w-]+){0,2}? (?:hit|hits|struck|fell|flew|tore|ripped|rained|whizzed|pierced|riddled|raked|slammed|landed|rang out|(?:were|was) fired)",
        Mode.SHOOTING,
        "noun",
        True,
    ),
    (
        "strike.took-bullet",
        "took takes taking hit struck grazed",
        r"(?:took|takes|taking) (?:an?|one|two|three|several|\d+) (?:stray )?(?:bullets?|rounds?)(?= (?:in|to|through)\b)|(?:hit|struck|grazed) by (?:[\w’'-]+ ){0,3}?(?:bullets?|gunshots?|gunfire)",
        Mode.SHOOTING,
        "verb",
        True,
    ),
    (
        "strike.blasted",
        "blasted blasting mined rigged rigging",
        rf"blast(?:ed|ing) (?:(?!music)[\w’'-]+ ){{0,4}}?{STRUCTURES}|(?:blasted|mined)(?= by\b)|rigg(?:ed|ing) (?:[\w-]+ ){{1,4}}?with (?:[\w-]+ )?(?:charges|explosives|dynamite|mines|tnt)",
        Mode.BOMB,
        "verb",
        True,
    ),
    (
        "strike.bomb-vehicle",
        LOADED,
        rf"(?:explosives?|bomb)[ -](?:laden|packed|filled|rigged|loaded) (?:[\w-]+ ){{0,3}}?{VEHICLES}|{VEHICLES} (?:\w+ )?(?:laden|packed|loaded|filled|rigged|stuffed|crammed) with (?:[\w-]+ ){{0,2}}?(?:explosives?|bombs?|dynamite|tnt)",
        Mode.BOMB,
        "noun",
        True,
    ),
    (
        "strike.by-hand",
        "strangled throttled garrotted garroted butchered knifed axed waylaid waylaying assailed assailing set put done",
        r"strangled|throttled|garrott?ed|butchered|knifed|axed|waylaid|waylaying|assail(?:ed|ing)|set upon|(?:put|done) to death",
        Mode.UNSPECIFIED,
        "verb",
        True,
    ),
    (
        "strike.projectile",
        "projectile projectiles",
        rf"projectiles? (?:(?:fired|launched) (?:by|from) (?:[\w-]+ ){{1,3}}?)?(?:(?:have|has|had|also|was|were|been) )*(?:fired|launched|{HITS})",
        Mode.SHELLING,
        "event",
        True,
    ),
    (
        "strike.drove-into",
        "ploughed ploughing plowed plowing rammed ramming drove driving slammed smashed crashed",
        r"(?:plough(?:ed|ing)|plow(?:ed|ing)) (?:into|through)(?= (?:an? |the |several |many |dozens of )?(?:[\w-]+ ){0,2}?(?:crowds?|shoppers|people|pedestrians|worshippers|revellers|protesters|parade|procession|market)\b)|(?:plough(?:ed|ing)|plow(?:ed|ing)|ramm(?:ed|ing)|drove|driving|slammed|smashed|crashed) (?:an?|the|his|her|their) (?:[\w-]+ ){0,2}?(?:car|van|truck|lorry|vehicle|pickup|bulldozer|suv|bus|tractor|motorcycle) (?:into|through|at)(?= (?:an? |the |several |many |dozens |three |two |four )?(?:[\w-]+ ){0,2}?(?:crowds?|shoppers|people|pedestrians|worshippers|soldiers|troops|police\w*|officers|passers-by|passersby|bystanders|commuters|revellers|demonstrators|protesters|marchers|tourists|civilians|parade|procession|bus stop|checkpoint|market)\b)",
        Mode.UNSPECIFIED,
        "verb",
        True,
    ),
    (
        "strike.swooped",
        "descended swooped swept pounced rampaged rampaging burst barged",
        r"(?:descended|swooped|swept|pounced|rampag(?:ed|ing)) (?:down )?(?:on|upon|into|through|onto|across)\b|(?:burst|barged) (?:into|in on)\b",
        Mode.UNSPECIFIED,
        "verb",
        True,
    ),
    (
        "strike.fire-of",
        ("israeli turkish russian ukrainian pakistani indian afghan syrian saudi american iranian army regime police rebel militant enemy hostile live occupation houthi "
        "coalition government military forces troops fire"),
        (r"fire of (?:the )?(?:[\w-]+ ){0,3}?(?:army|forces|troops|soldiers|guards|snipers?|navy|militias?|militiamen|gunmen|police)\b|(?:israeli|turkish|russian|ukrainian|pakistani|indian|afghan|syrian|saudi|american|iranian|army|regime|police|rebel|militant|enemy|hostile|live|occupation|houthi"
        r"|coalition|government|military|forces|troops)(?: (?:enemy|army|military|police|forces|troops|navy|border guards?)){0,2} fire(?! (?:brigade|service|fighters?|crews?|trucks?|engines?|officers?)\b)"),
        Mode.SHOOTING,
        "noun",
        True,
    ),
    (
        "strike.heavy-guns",
        "artillery tank tanks howitzers gunboats gunboat warship warships frigates batteries mortars cannons",
        r"(?:artillery|tanks?|howitzers|gunboats?|warships?|frigates|batteries|mortars|cannons)(?: (?:of|belonging to) (?:the )?(?:[\w-]+ ){0,2}[\w-]+)? (?:(?:have|has|had|also|then|again|later) )*(?:kill(?:ed|s)|wounded|injured|destroyed|damaged|claimed(?= the li(?:fe|ves)\b)|pounded|hit|struck|targeted|shell(?:ed|s)|bombard(?:ed|s)|fired on)",
        Mode.SHELLING,
        "verb",
        False,
    ),
    (
        "strike.sorties",
        "sortie sorties",
        r"sorties?(?= (?:against|on|over|targeting|at)\b)",
        Mode.AIR,
        "noun",
        True,
    ),
    (
        "strike.incidents",
        "incidents operations",
        r"incidents of (?:[\w-]+ )?(?:violence|terrorism)|(?:operations|incidents) (?:carried out )?by (?:[\w-]+ ){0,3}?(?:cells|militants|rebels|insurgents|terrorists|gunmen)|operations(?= (?:left|killed|leaving|killing)\b| [.]|\Z)",
        Mode.UNSPECIFIED,
        "noun",
        False,
    ),
    (
        "strike.infiltration",
        "foiled foiling thwarted thwarting repelled repulsed prevented stopped",
        r"(?:foil(?:ed|ing)|thwart(?:ed|ing)|repelled|repulsed|prevented|stopped) (?:[\w’'-]+ ){0,4}?infiltration (?:bids?|attempts?)",
        Mode.CLASH,
        "verb",
        True,
    ),
    (
        "strike.volley",
        "volley volleys salvo salvos barrage barrages",
        (r"(?:volleys?|salvos?|barrages?) (?:of (?:[\w-]+ )?(?:shells|rockets|missiles|mortars|fire) )?(?:(?:has|had|have|also|then|later) )*(?:landed|fell|hit|struck|slammed|crashed)"
        r"(?= (?:in|on|near|at|inside|outside|into|close|the|an?)\b)"),
        Mode.SHELLING,
        "event",
        False,
    ),
    (
        "strike.fall-of",
        "fall falling landing",
        r"(?:fall|falling|landing) of (?:[\w-]+ ){0,4}?(?:shells?|rockets?|missiles?|mortars?|projectiles?)(?= (?:on|in|near|at|onto|over|inside)\b)",
        Mode.SHELLING,
        "noun",
        False,
    ),
    (
        "strike.another-fell",
        "second third fourth another others",
        (r"(?:second|third|fourth|another|others) (?:one )?(?:(?:has|had|have|also|then|later) )*(?:landed|fell|slammed|crashed|hit|struck|exploded|went off|targeted)"
        r"(?= (?:in|on|near|at|inside|outside|into|close|the|an?)\b)"),
        Mode.UNSPECIFIED,
        "event",
        False,
    ),
    (
        "strike.came-back",
        "warplanes warplane planes plane jets jet aircraft helicopters helicopter drones drone bombers",
        (r"(?:warplanes?|planes?|jets?|aircraft|helicopters?|drones?|bombers) (?:(?:then|later|soon|had|have|has) )*(?:returned|(?:came|come|circled) back)"
        r"(?:(?: (?:a (?:second|third) time|again|(?:\w+ )?(?:minutes|hours) later))+|(?= and (?:struck|hit|bombed|targeted|attacked|shelled|fired|dropped|pounded|strafed)\b))"),
        Mode.AIR,
        "verb",
        False,
    ),
    (
        "strike.at-hands",
        "hands",
        r"hands(?= of\b)",
        Mode.UNSPECIFIED,
        "noun",
        True,
    ),
)  # fmt: skip
"""Id, the words it can begin with, pattern, mode, how it takes its parties, whether it needs support."""
