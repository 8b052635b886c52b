"""English closed-class words, verbs of harm and verbs of speech, and the one-letter tag each gets."""

from __future__ import annotations

from tocsin.core.extract.english import words as w
from tocsin.core.extract.english.words import listed

KILL_PARTICIPLES = listed(
    """killed slain murdered martyred executed assassinated massacred beheaded slaughtered butchered lynched eliminated
    neutralised neutralized liquidated exterminated gunned electrocuted drowned strangled suffocated slew decapitated
    annihilated hanged crucified mowed immolated asphyxiated incinerated throttled garrotted garroted dismembered disembowelled
    disemboweled strangulated vaporised vaporized impaled bayoneted guillotined felled machine-gunned charred"""
)
WOUND_PARTICIPLES = listed(
    "wounded injured hurt maimed mutilated harmed hospitalised hospitalized bloodied concussed poisoned scarred disfigured blinded paralysed paralyzed bruised lacerated scalded gassed crippled grazed"
)
CAPTURE_PARTICIPLES = listed(
    """captured abducted kidnapped detained apprehended seized nabbed hijacked imprisoned recaptured
    rounded snatched"""
)
ARRESTS = listed("arrested arrest arrests arresting")
"""Captures when a side of the war makes them, police work otherwise."""
HELD = listed("detained detain detains detaining apprehended apprehend apprehends apprehending nabbed rounded")
"""Captures, unless the police make them."""
AMBIGUOUS_PARTICIPLES = listed(
    "shot stabbed knifed hit struck burned burnt hacked beaten bombed buried blown bludgeoned riddled crushed lost ripped torn"
)
"""Participles that harm people only with help: "shot dead", "burned to death", "was shot"."""

KILL_FINITE = listed(
    "kill kills murders murder execute executes slay slays assassinate assassinates martyr martyrs behead beheads slaughter eliminate eliminates"
)
WOUND_FINITE = listed("wound wounds injure injures maim maims hurts")
CAPTURE_FINITE = listed(
    "snatch snatches capture captures abduct abducts kidnap kidnaps detain detains apprehend apprehends"
)
KILL_GERUNDS = listed(
    """killing murdering martyring executing assassinating massacring beheading slaughtering eliminating neutralising
    neutralizing slaying butchering decapitating liquidating exterminating annihilating strangling lynching incinerating
    electrocuting asphyxiating gassing crucifying garrotting"""
)
WOUND_GERUNDS = listed(
    "wounding injuring hurting maiming hospitalising hospitalizing crippling disfiguring harming mutilating concussing"
)
CAPTURE_GERUNDS = listed("capturing abducting kidnapping detaining apprehending seizing snatching nabbing")
DIED = listed("died dies die perished perish succumbed succumbing succumb succumbs dying perishing")
VANISHED = listed("disappeared disappears vanished")

DEATH_NOUNS = listed(
    "homicide homicides death deaths killing killings murder murders martyrdom assassination execution executions massacre slaying slayings beheading elimination neutralisation neutralization butchery lynching lynchings decapitation liquidation"
)
INJURY_NOUNS = listed("injury injuries wounding wounds injuring")
CAPTURE_NOUNS = listed("abduction abductions kidnapping kidnappings capture detention arrest")
TOLL_NOUNS = listed("toll tolls")
COUNT_NOUNS_KILLED = listed(
    "homicides deaths fatalities fatality dead killed martyrs bodies body corpses corpse cadavers cadaver killings death"
)
COUNT_NOUNS_BOTH = listed("casualties casualty")

BE = listed("is are was were be been being get gets got getting wasn't weren't isn't aren't")
HAVE = listed("has have had having hasn't haven't hadn't")
MODALS = listed("will would can could may might must shall should cannot can't won't wouldn't couldn't")
NEGATIONS = listed("no not never without neither nor nobody none nil zero n't")
DETERMINERS = listed("the this these those that each both every such same all")
POSSESSIVES = listed("his her their its our my your whose 's ’s")
PREPOSITIONS = listed(
    """in on at near by from with during after before inside outside into onto under over within across around along
    between among amid amidst against for through throughout toward towards outskirts off via since until till beside
    behind beyond above below upon per despite following including besides as than like about while when where because
    if although though unless whereas whether onboard aboard alongside versus due"""
)
RELATIVES = listed("who whom which")
WEEKDAYS = listed("monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun")
MONTHS = listed(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec"""
)
TIME_WORDS = listed("yesterday today tonight overnight tomorrow")
ADVERBS = listed(
    """also reportedly allegedly seriously severely critically slightly lightly badly moderately fatally mortally
    immediately later earlier instantly early late already still just even recently subsequently accidentally apparently
    again then meanwhile however moreover so far only today yesterday initially finally previously now mostly mainly
    brutally tragically there here simultaneously separately respectively together alone soon afterwards thus therefore
    deliberately intentionally once twice reportedly eventually sadly unfortunately indeed gravely grievously
    seemingly presumably probably possibly likely perhaps too either elsewhere away back down up out almost nearly
    directly officially initially summarily violently alive newly very total indiscriminately actually currently
    extrajudicially"""
)
PRONOUNS = listed("he she it they we you i him them us me himself themselves what there")
SPEECH = listed(
    """said says say saying told tells tell telling reported reports report reporting added adds adding confirmed confirms
    confirming announced announces announcing stated states stating claimed claims claim claiming noted notes noting
    documented documents wrote writes posted posts tweeted revealed reveals disclosed acknowledged acknowledges
    estimated estimates estimate alleged alleges explained explains recalled insisted insists maintained asserted asserts
    declared declares testified quoted cited citing informed informs recorded records counted believes believe believed
    verified pointed emphasized emphasised stressed denied denies denying warned argued accused mentioned mentions
    remarked observed indicated indicates indicate admitted admits conceded concedes broadcast suggested suggests continued
    termed described published publishes learned learnt tallied put puts putting quoting boasted vowed show shows showed
    suspect suspects suspected gave placed"""
)
OTHER_VERBS = listed(
    """opened open opens fired fire fires attacked attack attacks targeted targets launched launches triggered triggers
    detonated exploded explodes went go goes going left leaving leaves leave took takes take taken came comes come hit
    hits struck strikes ripped tore carried carries carry occurred happened began begin started blew blows became become
    made make makes rescued rescue released release recovered found find finds lost lose losing suffered suffers
    sustained sustain received evacuated rushed transferred identified known believed arrested arrest arrests fled ran run
    returned stormed raided ambushed clashed erupted broke intercepted stopped brought bring called call calls led leads
    resulted results caused causes causing cause claimed claiming rose rises risen rise reached reaches climbed
    stands stood jumped jumps increased bringing raising raised topped hurled threw thrown planted used hid tried
    attempted appears appeared seems did does do done responded joined crossed entered seized fell landed dropped drops
    shelled bombed bombs shells expressed faced working trying including carrying traveling travelling returning going
    fighting battling struggling coming living posted deployed stationed based killed-off held holding hold holds kept keep put set sets
    remains remain remained follows followed provided continued continues include includes included comprised consisted
    believe think know want wants wanted need needs accompanied escaped escape survived survive saw see sees seen witnessed
    hit destroyed destroys damaged damage burned admitted shifted referred airlifted pronounced declared lay lies lying
    traded exchanged pronounced charged convicted sentenced pleaded wearing searching conducting protesting
    sleeping standing sitting waiting walking driving riding gathered gathering attending participating patrolling
    underwent guarding escorting belonging affiliated linked loyal responsible aimed suspected bordering headed linked dubbed
    loses flees escapes steps meets joins survives laid bore bought broke built clung crept dealt dug drank ate fed flung fought knew lent meant paid rode sang sped spun
    strode strove thought trod understood withdrew withstood overcame overthrew overran undertook forbade mistook slung
    gone met bled drew drove flew froze grew hung knelt rang sank sat sought sold shook slept slid slipped spent spoke sprang
    stole stuck swam swept swore swung taught tore wept woke wore won"""
)
ADJECTIVES = listed(
    """armed unarmed suspected unidentified unknown masked innocent young old elderly elder senior junior top local
    displaced retired former alleged unspecified male female foreign ethnic pro-government anti-government loyal
    pro-regime allied uniformed off-duty on-duty hooded heavily-armed so-called would-be female under-age underage minor
    pregnant disabled newborn hardcore wanted dreaded self-styled outlawed banned proscribed opposition regular different
    first second third fourth fifth sixth seventh eighth ninth tenth dead-or-alive civil military medical paramilitary civilian hard-core key prominent
    government-backed us-backed turkish-backed saudi-backed iranian-backed kurdish-led fellow respective certain
    high-ranking high-profile mid-level low-ranking leading newly-recruited experienced trapped fleeing starving
    uninvolved non-local migrant peaceful poor tribal religious left-wing right-wing far-right ultra-orthodox unnamed
    surrendered married unmarried single own"""
)
UNITS_OF_MEASURE = listed(
    """year years month months week weeks day days hour hours minute minutes second seconds time times km kms kilometer
    kilometers kilometre kilometres metre metres meter meters mile miles foot feet inch inches kg kgs kilogram kilograms
    ton tons tonne tonnes gram grams litre litres percent per-cent cent point points rounds round rocket rockets missile
    missiles shell shells mortar mortars bomb bombs drone drones strike strikes airstrike airstrikes air-strikes raid
    raids attack attacks incident incidents explosion explosions blast blasts vehicle vehicles truck trucks car cars bus
    buses tank tanks motorcycle motorcycles motorbike boat boats ship ships plane planes aircraft jet jets helicopter
    helicopters rifle rifles pistol pistols gun guns weapon weapons grenade grenades mine mines landmine landmines ied ieds
    detonator detonators cartridge cartridges magazine magazines house houses home homes building buildings shop shops
    school schools village villages town towns city cities district districts province provinces area areas region regions
    location locations site sites position positions target targets base bases camp camps post posts checkpoint
    checkpoints hideout hideouts operation operations mission missions sortie sorties case cases country countries nation
    nations state states dollar dollars rupee rupees euro euros pound pounds goal goals game games match matches seat
    seats vote votes story stories storey storeys page pages article articles phone phones camel camels goat goats sheep cattle livestock bird birds chicken chickens donkey donkeys mule mules buffalo buffaloes pig pigs
    cow cows bull horses horse dog dogs animal animals tree trees projectile projectiles round warhead warheads battalion
    battalions brigade brigades division divisions regiment regiments unit units side sides front fronts hectares acres
    bill bills hope hopes chance chances plan plans deal deals dream dreams rumour rumours job jobs bullet bullets shot shots company companies firm firms degrees a.m p.m a.m. p.m. am pm gmt utc hrs o'clock
    civilian-casualty"""
)
EFFECT_OF: dict[str, str] = {}
for _words, _effect in (
    (KILL_PARTICIPLES | KILL_FINITE | KILL_GERUNDS | DIED, "killed"),
    (WOUND_PARTICIPLES | WOUND_FINITE | WOUND_GERUNDS, "wounded"),
    (CAPTURE_PARTICIPLES | CAPTURE_FINITE | CAPTURE_GERUNDS, "captured"),
):
    for _word in _words:
        EFFECT_OF[_word] = _effect
for _word in listed("mowed mown cut picked wiped finished mowing cutting gunning picking wiping mow gun guns"):
    EFFECT_OF[_word] = "killed"  # with the particle that gives them the letter of a verb of harm
EFFECT_OF.update(
    disappeared="missing",
    disappears="missing",
    vanished="missing",
    dead="killed",
    lifeless="killed",
    missing="missing",
    unaccounted="missing",
    executed="killed",
)

WEAK_SPEECH = listed(
    """declared declares described termed suggested suggests continued pointed learned learnt counted recorded records
    accused argued warned vowed boasted published publishes observed recalled believed believe believes maintained
    mentioned mentions indicated indicates indicate broadcast show shows showed verified denied claimed claims claim quoted tallied
    emphasized emphasised suspected suspects"""
)
"""Verbs that report what was said only before "that" (or a quotation)."""
CARRYING_OPENERS = listed(
    """another moreover meanwhile additionally furthermore also this these such of among besides likewise similarly simultaneously"""
)
"""A sentence that begins so goes on with what the last source said."""


def plural(word: str) -> str:
    """The regular English plural of ``word``."""
    if word in w.IRREGULAR:
        return w.IRREGULAR[word]
    if word.endswith("man") and word not in {"german", "human", "roman"}:
        return word[:-3] + "men"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    return word + "s"


def _people() -> tuple[dict[str, str], dict[str, str]]:
    """Each person word with its category, singular and plural apart."""
    singular: dict[str, str] = {}
    plurals: dict[str, str] = {}
    for text, category in (
        (w.NATIONALS, "unknown"), (w.UNKNOWN_PEOPLE, "unknown"), (w.CIVILIANS, "civilian"), (w.COMBATANTS, "combatant"),
    ):  # fmt: skip
        for word in text.split():
            singular[word] = category
            plurals[plural(word)] = category
    plurals.update(police="combatant", taliban="combatant", forces="combatant", troops="combatant", women="civilian")
    for word in w.ALWAYS_PLURAL:
        plurals.setdefault(word, "unknown")
        if word not in w.MIXED_NUMBER:
            singular.pop(word, None)
    plurals.update(
        personnel="combatant", gunmen="combatant", militiamen="combatant", folk="civilian", levies="combatant"
    )
    for word in w.NEVER_ONE:
        singular.pop(word, None)
    for word in w.NEVER_MANY:
        plurals.pop(word, None)
    singular.update(w.ONE_OF_TWO_SENSES)
    plurals.update(figures="unknown", locals="civilian", adults="unknown")
    return singular, plurals


SINGULAR_PEOPLE, PLURAL_PEOPLE = _people()
