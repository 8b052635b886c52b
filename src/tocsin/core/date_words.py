"""The words dates are written with: months in the languages of the feeds, and zones by name."""

from __future__ import annotations

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "de-at": "jänner feber maerz april mai juni juli august september oktober november dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "fr-ascii": "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "es-old": "enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "id": "januari februari maret april mei juni juli agustus september oktober november desember",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ru-nominative": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "be": "студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня",
    "el": "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
    "he": "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    "ar-egypt": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "ar-plain": "يناير فبراير مارس ابريل مايو يونيه يوليه اغسطس سبتمبر اكتوبر نوفمبر ديسمبر",
    "ur": "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "fa": "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    "fa-af": "جنوری فبروری مارچ اپریل می جون جولای اگست سپتمبر اکتوبر نومبر دسمبر",
    "hi": "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
}
"""Twelve names a language, January first (Unicode CLDR's wide and format forms, and the usual ASCII spellings)."""

_SHORT = {
    "en": "jan feb mar apr may jun jul aug sep oct nov dec",
    "en-4": "jan feb mar apr may june july aug sept oct nov dec",
    "de": "jan feb mär apr mai jun jul aug sep okt nov dez",
    "fr": "janv févr mars avr mai juin juil août sept oct nov déc",
    "fr-ascii": "janv fevr mars avr mai juin juil aout sept oct nov dec",
    "es": "ene feb mar abr may jun jul ago sep oct nov dic",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "tr": "oca şub mar nis may haz tem ağu eyl eki kas ara",
    "ru": "янв фев мар апр мая июн июл авг сен окт ноя дек",
    "pl": "sty lut mar kwi maj cze lip sie wrz paź lis gru",
}

_LEVANT = {
    "كانون الثاني": 1, "شباط": 2, "آذار": 3, "اذار": 3, "نيسان": 4, "أيار": 5, "ايار": 5, "حزيران": 6, "تموز": 7,
    "آب": 8, "اب": 8, "أيلول": 9, "ايلول": 9, "تشرين الأول": 10, "تشرين الاول": 10, "تشرين الثاني": 11, "كانون الأول": 12,
    "كانون الاول": 12,
}  # fmt: skip
"""Months in Syria, Lebanon, Iraq, Jordan and Palestine: some are two words."""


def _months() -> dict[str, int]:
    table: dict[str, int] = {}
    for names in (*_SHORT.values(), *_MONTHS.values()):
        words = names.split()
        if len(words) == 12:
            table.update((word.casefold(), number) for number, word in enumerate(words, 1))
    return table


MONTHS = _months()
"""Month number by name, case folded; no name means two different months in any of these languages."""
TWO_WORD_MONTHS = {name: number for name, number in _LEVANT.items() if " " in name}
MONTHS.update({name: number for name, number in _LEVANT.items() if " " not in name})

HOUR = 3_600

ZONES: dict[str, int] = {
    name: int(float(hours) * HOUR)
    for name, hours in (
        pair.split("=")
        for pair in [
            "z=0",
            "ut=0",
            "utc=0",
            "gmt=0",
            "wet=0",
            "west=1",
            "bst=1",
            "cet=1",
            "cest=2",
            "mez=1",
            "mesz=2",
            "met=1",
            "mest=2",
            "wat=1",
            "cat=2",
            "sast=2",
            "eet=2",
            "eest=3",
            "idt=3",
            "msk=3",
            "msd=4",
            "trt=3",
            "eat=3",
            "irst=3.5",
            "irdt=4.5",
            "samt=4",
            "aft=4.5",
            "pkt=5",
            "uzt=5",
            "npt=5.75",
            "yekt=5",
            "mmt=6.5",
            "ict=7",
            "wib=7",
            "wita=8",
            "wit=9",
            "hkt=8",
            "sgt=8",
            "myt=8",
            "pht=8",
            "awst=8",
            "jst=9",
            "kst=9",
            "acst=9.5",
            "acdt=10.5",
            "aest=10",
            "aedt=11",
            "nzst=12",
            "nzdt=13",
            "est=-5",
            "edt=-4",
            "cst=-6",
            "cdt=-5",
            "mst=-7",
            "mdt=-6",
            "pst=-8",
            "pdt=-7",
            "akst=-9",
            "akdt=-8",
            "hst=-10",
            "ast=-4",
            "adt=-3",
            "nst=-3.5",
            "ndt=-2.5",
            "brt=-3",
            "brst=-2",
            "art=-3",
            "clt=-4",
            "cot=-5",
            "pet=-5",
            "vet=-4",
            "ect=-5",
            "et=-5",
            "ct=-6",
            "mt=-7",
            "pt=-8",
        ]
    )
}
"""Seconds east of UTC by abbreviation: RFC 822's own, and those the tz database gives one meaning in news."""

GUESSED_ZONES = frozenset({"et", "ct", "mt", "pt", "bst", "ast", "cst", "ect", "ist"})
"""Abbreviations with two meanings, or that hide whether summer time holds: read, and flagged as a guess.
CST, AST and BST lose the flag when the feed's country is one where RFC 822's meaning holds."""

COUNTRY_ZONES: dict[tuple[str, str], int] = {
    ("ist", "IN"): int(5.5 * HOUR), ("ist", "IL"): 2 * HOUR, ("ist", "PS"): 2 * HOUR, ("ist", "IE"): HOUR,
    ("ist", "LK"): int(5.5 * HOUR), ("cst", "CN"): 8 * HOUR, ("cst", "TW"): 8 * HOUR, ("cst", "CU"): -5 * HOUR,
    ("cst", "US"): -6 * HOUR, ("cst", "MX"): -6 * HOUR, ("ast", "SA"): 3 * HOUR, ("ast", "IQ"): 3 * HOUR,
    ("ast", "YE"): 3 * HOUR, ("ast", "QA"): 3 * HOUR, ("ast", "KW"): 3 * HOUR, ("ast", "BH"): 3 * HOUR,
    ("bst", "GB"): HOUR, ("bst", "BD"): 6 * HOUR, ("gst", "AE"): 4 * HOUR, ("gst", "OM"): 4 * HOUR,
    ("ist", "IR"): int(3.5 * HOUR), ("sst", "SG"): 8 * HOUR, ("amt", "AM"): 4 * HOUR, ("amt", "BR"): -4 * HOUR,
    ("pst", "PH"): 8 * HOUR, ("pst", "PK"): 5 * HOUR,
}  # fmt: skip
"""What an ambiguous abbreviation means in a feed of that country (ISO 3166-1)."""

WEEKDAYS = frozenset(
    [
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
