"""The words around a name that tell whether it is a place, and what kind of place."""

# ruff: noqa: SIM905  word lists read best as words

from __future__ import annotations

from tocsin.schemas.words import PlacePrecision as P

KINDS: dict[str, P] = {
    **dict.fromkeys(
        "village town city hamlet settlement township kibbutz suburb municipality villages towns cities settlements "
        "suburbs hamlets".split(),
        P.CITY,
    ),
    **dict.fromkeys(
        "district districts upazila upazilas thana thanas neighborhood neighbourhood neighborhoods neighbourhoods area areas tehsil taluk block mandal "
        "subdivision sub-division subdistrict sub-district borough quarter county counties canton commune ward division raion "
        "outskirts locality sector enclave hills valley axis frontline suburbs arrondissement panchayat "
        "colony forest forests vicinity fields orchards farmlands farmland groves pastures vineyards plains meadows desert steppe".split(),
        P.DISTRICT,
    ),
    **dict.fromkeys(
        "countryside province provinces governorate governorates oblast region regions state states territory prefecture emirate "
        "republic peninsula oblasts krai".split(),
        P.ADMIN1,
    ),
    **dict.fromkeys(
        "airport airfield airbase base camp crossing checkpoint checkpost hospital bridge dam port harbour harbor refinery "
        "depot prison jail mosque church cathedral temple market bazaar square stadium university campus barracks hotel "
        "street road highway park station refineries oilfield mountain mountains island islands hill junction roundabout "
        "cemetery factory plant bakery roads school college seminary mall embassy consulate palace garrison outpost post "
        "terminal mine intersection restaurant cafe café theatre theater building tower hall clinic nightclub supermarket chowk bypass farm toll-plaza lane mohalla boulevard avenue expressway motorway interchange flyover underpass plaza naka gate corridor river lake creek pass beach garage shrine compound complex tunnel monastery quarry warehouse".split(),
        P.SITE,
    ),
    **dict.fromkeys(
        (
            f"{what} {site}"
            for whats, sites in (
                ("check checking", "post posts point points"),
                ("gas oil power", "plant field station"),
                ("military", "airport base post camp"),
                ("bus", "park stand station stop terminal"),
                ("railway train", "station"),
                ("refugee army training", "camp"),
            )
            for what in whats.split()
            for site in sites.split()
        ),
        P.SITE,
    ),
    **dict.fromkeys(("police station", "police stations", "police limits"), P.DISTRICT),
}
"""A noun after a name, or before "of" and a name, and how fine a place it makes."""
PARTS = frozenset(
    "heart centre center middle entrance entrances jungle jungles hills slopes limits jurisdiction edge edges coast interior proximity environs sky skies "
    "streets bank banks part parts fronts axes frontlines".split()
)
"""Before "of" and a name: a part of a place, or what is around it."""
PLURAL_KINDS = frozenset(word for word in KINDS if word.endswith("s") and word[:-1] in KINDS)
LOCATIVES = frozenset(
    "in near at inside outside across around throughout into over within toward towards to from on above along beside "
    "nearby surrounding through via between onto off of and or beyond behind northern southern eastern western north south "
    "east west northeast northwest southeast southwest north-east north-west south-east south-west northeastern "
    "northwestern southeastern southwestern central upper lower greater downtown rural occupied neighbouring neighboring "
    "besieged northernmost nearest targeting hit hitting struck striking bombed bombing shelled shelling reached entered "
    "captured seized stormed attacked outskirts".split()
)
STRONG_LOCATIVES = frozenset("in near at inside outside across around throughout within into".split())
STATIONED = STRONG_LOCATIVES | {"under", "the"}
"""Before the name of a police station in whose area something happened."""
DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern north-east north-west south-east south-west north-eastern "
    "north-western south-eastern south-western".split()
)
"""With these a country or region is where something happened, never who did it."""
WHERE_WORDS = STRONG_LOCATIVES | DIRECTIONS
"""Behind one of these a name is that of a place."""
TITLES = frozenset(
    "mr mrs ms dr prof gen general lt col colonel maj major capt captain sgt brig brigadier adm admiral president minister "
    "premier sheikh sheik mullah imam ayatollah king queen prince princess pope judge senator governor lord sir lady saint "
    "spokesman spokeswoman spokesperson commander journalist correspondent reporter ambassador rep congressman chairman "
    "chief leader director secretary emir maulana mufti haji constable inspector superintendent sub-inspector naik subedar "
    "havildar uncle".split()
)
"""A name straight after one of these is a person's."""
GIVEN_NAMES = frozenset(
    "abu umm ibn bin abd abdul mohammad muhammad mohammed ahmed ahmad ali hassan hussein ibrahim".split()
)
"""Begin people's names, and now and then a village's."""
BODIES = frozenset(
    "police military army forces force council brigade battalion regiment division corps command government "
    "times post news newspaper tv television radio press agency observatory court ministry university institute foundation "
    "bank club fc united authority office party front movement union association committee commission league parliament "
    "programme program assembly congress accords accord agreement protocol convention summit conference talks treaty process pact declaration "
    "airlines airways company corporation ltd inc group stock index exchange olympics cup open derby "
    "tribune herald gazette chronicle guardian observer mirror standard telegraph star express journal daily mail today "
    "taliban liberation army's rifles scouts rangers constabulary resistance militia tigers resistance doctrine security "
    "services intelligence guard guards administration embassy consulate".split()
)
"""A name before one of these belongs to the name of a body: the place is not where something happened."""
BODY_OF = frozenset(
    "university bank government president king queen duke bishop archbishop patriarch emir kingdom ministry parliament "
    "people army party prince embassy ambassador minister ministers friends state's church institute college council "
    "front movement emirate liberation forces foundation prime leader leaders spokesman commander police mufti governor mayor".split()
)
"""Before "of" and a name: again a body or a person."""
POSTED = frozenset("mission ambassador office representative envoy coordinator delegation".split())
"""Before "in" or "to" and a country: a body that has its seat there."""
STRUCK_THERE = frozenset("outside near inside against hit targeted struck attacked bombed stormed raided".split())
"""Before a building: it is where something happened, whoever sits in it."""
BETWEEN_SPEECH = frozenset("earlier also later previously separately again has had have".split())
"""May stand between a capital and its verb of speech."""
SPEECH = frozenset(
    "said says saying accuses accused denies denied denounced warned warns vowed vows claims claimed announced announces "
    "insists insisted rejects rejected blamed blames condemned condemns called calls wants wanted hopes hoped expects "
    "confirmed confirms reported demands demanded urged urges threatened threatens argues argued believes added told "
    "responded replied declared maintains pledged refused refuses agreed agrees considers views backs supports sees "
    "summoned recalled expelled welcomed hailed signalled signaled offered invited imposed lodged "
    "acknowledged asserts asserted alleges alleged contends insist deny accuse say warn".split()
)
"""After a capital or a country: those who govern there are meant."""
DEEDS = frozenset(
    "stands stood launched launches carried conducts conducted fired fires bombed bombs struck strikes attacked attacks shelled invaded "
    "invades has had have will would could should can may might must is was were are did does do began started continues "
    "continued resumed hit hits targeted targets killed seized captured annexed sent deployed deploys withdrew retaliated "
    "responds downed intercepted lost faces faced holds held plans planned mobilised mobilized steps stepped wages waged "
    "and, also never repeatedly routinely regularly recently still now then already itself says backs arms armed".split()
)
"""After a country that no word puts anywhere: the country acts."""
LINKING = frozenset(
    "and or in on at for to from over with by this next last as but after before if when while since until".split()
)
LIST_LINKS = frozenset({", ", " and ", ", and ", " & ", " or ", "/", " - ", ",  "})
ACRONYMS = frozenset("us uk uae usa drc car fata ajk dpr lpr ksa nwfp uss prc t4 dmz nyc".split())
"""Names of capitals that are places; any other short word in capitals is an acronym."""
RULERS = frozenset("government authorities administration junta".split())
"""After a capital or a country: those who rule there."""
ORIGINS = frozenset("origin descent ancestry native natives".split())
"""After a place: somebody comes from it."""
KIN = frozenset(
    "life wife husband brother brothers sister sisters son sons daughter daughters father mother uncle cousin family widow body lawyer parents".split()
)
"""Whose they are is a person, whatever town bears the name."""
FOUGHT_THERE = frozenset(
    ("clash", "clashes", "fighting", "attack", "attacks", "bombing", "bombings", "massacre", "siege", "ambush")
)
"""Behind "the" and a name these tell where it was: "in the Basilan clashes"."""
NEVER_PLACES = frozenset(
    "africa europe asia america ramadan parliament congress english arabic hebrew russian islam god allah christmas easter eid twitter facebook telegram "
    "whatsapp youtube instagram reuters afp ap bbc cnn x jihad daesh isis isil sfs hamas hezbollah hizballah hizbullah taliban "
    "peshmerga fatah pkk ypg sdf idf un nato eu operation war world internet covid premier league olympics operation court senate islamic orthodox catholic kurdish kurd arab arabs muslims druze sunnis shiites national central western allied "
    "house cabinet interpol unicef state jesus communist maoist naxal naxalite naxalites islamist islamists jihadist jihadists separatist separatists salafist pashtun baloch hutu tutsi yazidi hindu hindus telugu urdu pashto friday sunday muslim sunni shia christian christians jewish jews alawite alawites shiite yazidis sikh sikhs".split()
)
"""Capitalised words that follow "in" or "at" without being places."""
