"""English word lists that decide what a word may be in a casualty claim; facts of the language, our own selection."""

from __future__ import annotations


def listed(text: str) -> frozenset[str]:
    """The words of ``text``."""
    return frozenset(text.split())


UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twin": 2, "half-a-dozen": 6,
}  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "lakh": 100_000, "million": 1_000_000}
VAGUE_SCALES = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "tens": 20, "millions": 2_000_000}
VAGUE = {
    "several": 3, "many": 2, "some": 2, "few": 3, "multiple": 2, "numerous": 2, "various": 2, "countless": 2,
    "couple": 2, "handful": 3, "pair": 2, "trio": 3, "duo": 2, "quartet": 4, "others": 2,
}  # fmt: skip
"""Low bounds of vague words (source: the annotation guide of the reference labels)."""
EXACT_QUANTITIES = frozenset(("couple", "pair", "trio", "duo", "quartet"))

QUALIFIERS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("no", "fewer", "than"), "at_least"), (("no", "less", "than"), "at_least"), (("not", "less", "than"), "at_least"), (("not", "fewer", "than"), "at_least"),
    (("a", "minimum", "of"), "at_least"), (("in", "excess", "of"), "more_than"), (("as", "many", "as"), "up_to"),
    (("a", "maximum", "of"), "up_to"), (("a", "total", "of"), "exact"), (("at", "least"), "at_least"),
    (("more", "than"), "more_than"), (("upwards", "of"), "more_than"), (("upward", "of"), "more_than"), (("not", "under"), "at_least"), (("at", "the", "very", "least"), "at_least"), (("at", "the", "least"), "at_least"), (("at", "minimum"), "at_least"), (("something", "like"), "about"), (("in", "the", "region", "of"), "about"), (("in", "the", "order", "of"), "about"), (("well", "over"), "more_than"),
    (("an", "estimated"), "about"), (("close", "to"), "about"), (("an", "approximate"), "about"),
    (("up", "to"), "up_to"), (("less", "than"), "fewer_than"), (("fewer", "than"), "fewer_than"),
    (("minimum",), "at_least"), (("atleast",), "at_least"), (("over",), "more_than"), (("above",), "more_than"),
    (("about",), "about"), (("around",), "about"), (("some",), "about"), (("nearly",), "about"),
    (("almost",), "about"), (("approximately",), "about"), (("roughly",), "about"), (("estimated",), "about"),
    (("circa",), "about"), (("upto",), "up_to"), (("under",), "fewer_than"), (("exactly",), "exact"),
    (("another",), "exact"), (("an", "additional"), "exact"), (("additional",), "exact"), (("a", "further"), "exact"),
    (("further",), "exact"), (("all",), "exact"), (("the",), "exact"), (("these",), "exact"),
    (("those",), "exact"), (("other",), "exact"), (("only",), "exact"), (("just",), "exact"),
)  # fmt: skip
"""What may stand before a number, longest first, and what it makes of the count."""

CIVILIANS = """
    civilian child kid baby infant toddler newborn girl boy woman lady teenager minor schoolgirl schoolboy student pupil
    teacher professor principal headmaster farmer villager worker labourer laborer employee staffer journalist reporter
    cameraman photographer photojournalist teen guy breeder grower manager correspondent blogger doctor nurse midwife comedian medic paramedic surgeon rescuer volunteer driver passenger
    motorist motorcyclist cyclist pedestrian bystander passer-by passerby onlooker shopper resident citizen local pilgrim
    worshipper worshiper cleric imam priest pastor monk nun bishop preacher scholar refugee migrant idp schoolteacher
    engineer contractor technician lawyer judge magistrate prosecutor politician minister lawmaker legislator senator
    councillor councilor parliamentarian mayor candidate sarpanch shopkeeper trader merchant businessman businesswoman
    vendor fisherman shepherd herder miner mason tourist traveller traveler guest mother father brother sister son
    daughter wife husband nephew niece uncle aunt cousin grandmother grandfather grandson granddaughter widow bride groom
    parent sibling sister-in-law brother-in-law mother-in-law father-in-law son-in-law daughter-in-law stepson stepfather relative protester protestor demonstrator activist humanitarian elder tribesman housewife orphan inmate
    hostage abductee cook cleaner interpreter translator operator boatman seafarer aide assistant adviser advisor organiser organizer caretaker custodian owner chairman handyman headman postman peasant
    spectator concertgoer partygoer diplomat ambassador envoy consul expatriate national neighbor neighbour friend
    supporter sympathiser sympathizer conductor helper muezzin barber tailor butcher baker electrician plumber
    clerk scientist academic researcher writer poet singer musician actor artist athlete footballer vaccinator adolescent
    youngster schoolchild pensioner grandparent co-worker customer porter coolie woodcutter surveyor legislator
    politician ex-minister vice-president governor deputy bureaucrat technocrat philanthropist publisher editor
    financier broadcaster columnist nomad pastoralist beggar patient commuter sharecropper deminer firefighter youth lad mom mum dad
    grandma grandpa settler congregant parishioner evacuee returnee non-combatant noncombatant informer informant
    infant professional voter pollster seller intruder monarch king queen prince hawker biker pupil thief looter poacher burglar secretary president tehsildar watchman peon zamindar panch student-leader homeowner bishop gardener goldsmith moneylender landlord tenant contractor mechanic welder painter carpenter
    herdsman picker digger pedlar lineman linesman washerman mullah khateeb mediator negotiator notable mate rioter freelancer presenter
    jogger warden rector priestess cabbie chauffeur co-driver steward stewardess skipper seaman ferryman cricketer
    wrestler boxer stone-pelter ragpicker widower retiree attendant cartoonist actress guitarist headmistress
    undergraduate broker deputy-mayor
    weaver dancer preacher scavenger hawker mp mpa mna mla councilwoman spokeswoman staff
    lecturer tutor pharmacist physician dentist chemist pediatrician paediatrician gynaecologist psychologist therapist orderly undertaker gravedigger
    accountant banker cashier auditor industrialist entrepreneur restaurateur hotelier landowner jeweller jeweler grocer cobbler milkman watchmaker
    blacksmith locksmith bookseller stallholder moneychanger money-changer waiter waitress bartender chef sweeper janitor servant maid nanny babysitter
    gatekeeper chowkidar munshi farmhand farmworker goatherd cowherd beekeeper hunter trapper forester lumberjack logger geologist archaeologist historian
    economist architect librarian curator physicist botanist programmer intern trainee apprentice supervisor foreman director chairwoman chairperson
    commissioner congressman congresswoman assemblyman alderman chancellor premier archbishop cardinal deacon chaplain missionary seminarian catechist
    evangelist rabbi mufti maulvi maulana moulvi khatib hafiz qari ayatollah sadhu swami pujari granthi mahant lama mukhiya pradhan patwari nazim mukhtar
    gaonbura gaonburah lambardar devotee churchgoer mourner celebrant reveller reveler picnicker holidaymaker vacationer backpacker hiker trekker climber
    mountaineer skier swimmer sunbather beachgoer diner clubber festivalgoer moviegoer theatregoer visitor rider trucker rickshaw-puller bus-driver
    kinsman kinswoman fiance fiancee girlfriend boyfriend spouse stepdaughter stepmother stepbrother stepsister godfather granny great-grandmother
    preschooler classmate schoolmate roommate landlady campaigner unionist trade-unionist vlogger influencer newsman newspaperman stringer anchorman
    anchorwoman spokesman treasurer typist receptionist courier coach referee choreographer composer lyricist playwright novelist sculptor
    fireman fire-fighter ambulanceman lifeguard laundryman prostitute stowaway inhabitant dweller townsman tribeswoman
    countryman countrywoman statesman ex-president ex-mayor ex-governor ex-lawmaker
    artisan attorney disciple graduate hostess immigrant maidservant poojari pundit registrar salesgirl seamstress shepherdess stonemason nominee
    nambardar numberdar khalasi mahout administrator astrologer author believer bicyclist bricklayer builder butler canvasser cardiologist caterer
    clergyman coordinator councilman craftsman dealer dispenser diver docker doorman educator filmmaker fishmonger greengrocer hairdresser harvester
    healer machinist mailman messenger newcomer office-bearer overseer performer petitioner postmaster proprietor retailer salesman shoemaker
    acrobat advocate agronomist announcer auctioneer barman barrister bellboy bodybuilder bookkeeper brewer busboy cabinetmaker caregiver carer collector
    commentator conservationist coroner counsellor deejay deportee dervish designer developer dispatcher dockworker drummer dustman emigrant employer
    entertainer escapee examiner executive exporter exile fieldworker fisherwoman florist friar gamekeeper ghostwriter groundskeeper guide gynecologist
    helmsman herdswoman homemaker housekeeper housemaid importer innkeeper investor invigilator ironworker jobseeker juror layman leatherworker lensman
    linguist lobbyist mediaman mendicant metalworker millworker naturalist neurosurgeon newscaster newsreader newlywed nutritionist octogenarian oncologist
    optician orchardist parson pathologist peddler philosopher physiotherapist pickpocket prefect producer projectionist promoter psychiatrist publican
    quarryman railwayman rancher repairman repairer roadworker roofer sacristan saleswoman salesperson schoolmaster schoolmistress scribe seminarist
    septuagenarian shopowner signalman socialite sociologist songwriter stenographer stevedore stonecutter storyteller swineherd
    syndicalist teaboy telegraphist toolmaker tradeswoman transporter trustee umpire vagrant valet verger vicar warder
    watchwoman weightlifter wholesaler woodworker yatri zookeeper zoologist crewmember
    solicitor sportsman stationmaster storekeeper stranger subcontractor theologian tradesman truckdriver veterinarian wood-cutter tax-collector
    compounder jurist co-chair co-chairman co-chairwoman co-chairperson
"""
"""People who take no part in fighting, by the singular."""

COMBATANTS = """
    shooter arsonist knifeman soldier troop fighter militant terrorist insurgent rebel guerrilla guerilla cadre jihadist jihadi islamist extremist gunman
    assailant attacker bomber militiaman paramilitary mercenary commander commandant commando officer general
    brigadier colonel major captain lieutenant sergeant corporal private constable policeman policewoman patrolman cop
    guard trooper serviceman servicewoman servicemember sepoy jawan ranger marine airman naval pilot sniper recruit cadet
    conscript reservist paratrooper peacekeeper kharji khariji maoist naxal naxalite ultra combatant warrior mujahid operative
    separatist secessionist partisan loyalist dissident infiltrator ringleader kingpin suspect emir warlord
    subcommander sub-commander havaldar naik subedar inspector sub-inspector asi superintendent gendarme legionnaire
    infantryman artilleryman gunner tanker crewman lancer vigilante levies khasadar chieftain talib fedayeen recruit
    comrade element sentry enforcer quartermaster khassadar ultra perpetrator jco spo sailor bodyguard escort guardsman submariner tiger militiamen crusader aggressor occupier invader kidnapper abductor robber dacoit hitman pirate bandit marshal
    havildar hawaldar hawildar jemadar risaldar rifleman grenadier bombardier sapper tankman frogman squaddie scout lookout sheriff detective jailer
    bomb-maker bombmaker bomb-builder takfiri carabiniere hijacker sub-lieutenant dsp sho peshmerga commissar
    handler facilitator mastermind saboteur carjacker raider mutineer hardliner plotter instigator captor razakar legionary homeguard recruiter
"""
"""People under arms, police among them (source: the reference labels)."""

UNKNOWN_PEOPLE = """
    person people individual man victim human adult male female fatality casualty corpse body dead deceased martyr
    occupant prisoner captive detainee leader official chief head agent employee member figure suspect other survivor
    teammate companion compatriot colleague expert specialist crew personnel foreigner gangster smuggler trafficker
    associate accomplice henchman spy collaborator deserter defector mobster thug criminal outlaw fugitive
    amir wali supremo veteran follower planner trainer instructor convict
"""
"""People who may be either."""

NATIONALS = """
    afghan afghani american israeli palestinian syrian iraqi iranian pakistani indian russian ukrainian turk kurd yemeni saudi
    lebanese egyptian libyan sudanese somali kenyan ethiopian eritrean nigerian malian chadian congolese rwandan
    ugandan burundian cameroonian libyan tunisian algerian moroccan jordanian kuwaiti qatari emirati omani bahraini
    chinese japanese korean vietnamese filipino indonesian malaysian burmese rohingya bangladeshi nepali nepalese
    uzbek tajik thai bhutanese maldivian kyrgyz kazakh turkmen azerbaijani armenian georgian chechen pole german frenchman briton spaniard italian
    dutchman swede norwegian dane finn greek serb croat bosniak albanian kosovar romanian bulgarian hungarian
    mexican colombian venezuelan cuban haitian brazilian christian muslim hindu sikh jew jewish yazidi yezidi druze
    alawite shiite shia sunni copt hazara pashtun baloch tamil sinhalese tutsi hutu fulani dinka nuer australian
    canadian european african westerner easterner arab
    thai cambodian laotian singaporean lankan bhutanese mongolian argentine argentinian chilean peruvian bolivian ecuadorean ecuadorian
    guatemalan honduran salvadoran nicaraguan panamanian jamaican dominican czech slovak slovene estonian latvian lithuanian belarusian
    moldovan macedonian montenegrin cypriot belgian austrian scot irishman welshman zimbabwean zambian malawian mozambican angolan
    namibian ghanaian ivorian liberian guinean gambian senegalese togolese mauritanian
"""

IRREGULAR = {
    "child": "children", "schoolchild": "schoolchildren", "person": "persons", "infantryman": "infantrymen",
    "peshmerga": "peshmerga", "staff": "staff", "personnel": "personnel", "people": "people", "levies": "levies",
    "chinese": "chinese", "bhutanese": "bhutanese", "japanese": "japanese", "lebanese": "lebanese", "burmese": "burmese", "sudanese": "sudanese",
    "vietnamese": "vietnamese", "nepalese": "nepalese", "congolese": "congolese", "sinhalese": "sinhalese",
    "dead": "dead", "deceased": "deceased", "fedayeen": "fedayeen", "kharji": "khwarij", "khariji": "khawarij", "talib": "taliban", "passerby": "passersby",
    "passer-by": "passers-by", "crew": "crews", "youth": "youths",
}  # fmt: skip
ALWAYS_PLURAL = listed("""people personnel police policemen staff taliban troops dead deceased women men children crew levies
    security-personnel folk folks clergy militiamen townspeople townsfolk newlyweds schoolchildren fedayeen
    passersby passers-by servicemen guardsmen""")
"""Words that speak of more than one though their form does not show it."""
MIXED_NUMBER = listed("police personnel staff crew troop cadre militia dead deceased levies youth")
"""Words that may be one or many: "a personnel", "ten police"."""

NEVER_ONE = listed("""body corpse casualty fatality dead deceased head agent local tanker fan ultra naval other shia sunni hindu arab
    displaced black white""")
"""Words of people that are something else where they stand in the singular."""
NEVER_MANY = listed("others bodies corpses casualties fatalities heads privates dead deceased fans")
ONE_OF_TWO_SENSES = {
    "general": "combatant", "major": "combatant", "captain": "combatant", "private": "combatant", "suspect": "combatant",
    "human": "unknown", "figure": "unknown", "chief": "unknown", "muslim": "unknown", "christian": "unknown",
    "male": "unknown", "female": "unknown", "adult": "unknown", "patient": "civilian", "minor": "civilian",
}  # fmt: skip
"""What such a word is where it is one person after all."""

GROUP_NOUNS = listed("family families couple couples household households relatives")


TRIGGERS = (
    "sacrific", "veergati", "scratch", "unscath", "human toll", "human cost", "bloodshed", "lifeless", "victim", "arrest", "kill", "deceas", "kil*", "ki*l", "dead", "de*ad", "dea*", "death", "de*ath", "died", "dies", "die ", "dying", "wound", "injur", "inju*", "inj*", "hurt",
    "casualt", "casu*", "fatal", "shahadat", "shahadah", "throat", "gunpoint", "gun-point", "knifepoint", "bodies", "body", "corpse", "cadaver", "martyr", "slain", "slay", "slew", "murder", "execute", "executing", "execution",
    "massacr", "assassinat", "behead", "lives", "life", "lost", "losing", "loss", "abduct", "kidnap", "captur", "hostage", "prisoner",
    "captiv", "missing", "unaccounted", "disappear", "vanish", "whereabouts", "amputat", "shrapnel", "splinter", "bullet", "wiped", "eliminat", "neutrali", "liquidat", "maim", "perish", "succumb", "toll", "shot", "gunned", "stabbed",
    "unharmed", "unhurt", "homicid", "hospital", "harm", "treated", "buried", "lynch", "detain", "apprehend", "taken", "took", "seized", "claimed",
    "slaughter", "butcher", "decapitat", "crucif", "electrocut", "exterminat", "annihilat", "mow ", "mowed", "mown", "mowing", "cut down", "cutting down", "gun down", "guns down", "gunning", "picked off", "picking off", "finished off", "wiping", "immolat", "incinerat", "throttl", "garrot",
    "dismember", "disembowel", "concuss", "poison", "scarred", "disfigur", "blinded", "paralys", "paralyz", "bruised", "lacerat", "scalded", "gassed",
    "fallen", "held by", "nabbed", "rounded", "hijack", "imprison", "snatch", "knifed", "beaten", "crushed", "bludgeon", "riddled", "ripped", "torn",
    "prey to", "fell to ", "fell in ", "falls to ", "burns", "critical condition", "intensive care", "last breath", "breathed", "charred", "surviv", "hands of", "enemy hands", "strangulat", "vapori", "impal", "bayonet", "gassing", "nabbing", "seizing", "snatching", "strangl", "guillotin", "felled", "machine-gun", "crippl", "grazed", "coffin", "to pieces", "to shreds", "to bits", "accounted for", "bagged", "mourn", "eulogi", "bundled", "done to", "silenced", "struck down",
    "whisked", "spirited away", "marched off", "marched away", "led away", "led off", "carried off", "picked up by", "rubble",
    "hacked", "burned", "burnt", "blown", "mutilat", "bloodied", "hanged", "strangl", "suffocat", "asphyxi", "drown",
)  # fmt: skip

STRIKE_TRIGGERS = (
    "attack", "strike", "struck", "bomb", "shell", "missile", "rocket", "drone", "clash", "fight", "fought", "raid", "explo",
    "blast", "fire", "shoot", "shot", "ambush", "grenade", "offensive", "warplane", "artillery", "mortar", "mine", "battle",
    "detonat", "gunm", "encounter", "chemical", "toxic", "sniper", "assault", "target", "blew",
    "straf", "pound", "poison", "sarin", "chlorine", "uav", "unmanned", "pummel", "overr", "slaughter", "behead",
    "booby", "dynamit", "downed", "katyush", "projectile", "skirmish", "infiltrat", "onslaught", "rammed", "ramming", "blown", "blow", "howitzer", "cannon", "salvo", "volley", "munition", "strangl", "throttl", "waylaid", "waylay", "assail", "butcher", "knif", "stab", "lynch", "storm", "slit", "ablaze", "torched", "assassin", "murder", "massacr", "bullet", "hack",
)  # fmt: skip
"""Parts of words one of which every text that tells of an attack holds."""
