"""Adjectives and people's names of countries, by lower-case word: facts of English, ISO 3166-1 alpha-2 codes."""

from __future__ import annotations

_TABLE = """
AF afghan afghans afghani|PK pakistani pakistanis|IN indian indians|BD bangladeshi bangladeshis|LK sri-lankan|NP nepalese nepali
IR iranian iranians persian|IQ iraqi iraqis|SY syrian syrians|LB lebanese|IL israeli israelis|PS palestinian palestinians gazan gazans
JO jordanian jordanians|YE yemeni yemenis|SA saudi saudis|AE emirati emiratis|QA qatari qataris|KW kuwaiti kuwaitis|BH bahraini|OM omani
TR turkish turk turks|EG egyptian egyptians|LY libyan libyans|TN tunisian tunisians|DZ algerian algerians|MA moroccan moroccans
SD sudanese|SS south-sudanese|ET ethiopian ethiopians|ER eritrean eritreans|SO somali somalis|KE kenyan kenyans|DJ djiboutian
UG ugandan ugandans|RW rwandan rwandans|BI burundian burundians|CD congolese|CF central-african|TD chadian chadians|CM cameroonian cameroonians
NG nigerian nigerians|NE nigerien nigeriens|ML malian malians|BF burkinabe burkinabé|SN senegalese|GN guinean|MR mauritanian|GH ghanaian|CI ivorian
MZ mozambican mozambicans|TZ tanzanian|ZA south-african|ZW zimbabwean|AO angolan
RU russian russians|UA ukrainian ukrainians|BY belarusian belarusians|MD moldovan|GE georgian georgians|AM armenian armenians|AZ azerbaijani azerbaijanis azeri
KZ kazakh|KG kyrgyz|UZ uzbek uzbeks|TJ tajik tajiks|TM turkmen
CN chinese|TW taiwanese|JP japanese|KR south-korean|KP north-korean|VN vietnamese|TH thai thais|KH cambodian cambodians|LA laotian
MM burmese myanmar's|MY malaysian|ID indonesian indonesians|PH filipino filipinos philippine|SG singaporean|AU australian australians
US american americans|GB british briton britons english scottish|FR french|DE german germans|IT italian italians|ES spanish|PT portuguese|NL dutch
BE belgian|PL polish|RO romanian|BG bulgarian|HU hungarian|CZ czech|SK slovak|GR greek greeks|CY cypriot|RS serbian serbs serb|XK kosovar
HR croatian|BA bosnian bosnians|AL albanian albanians|SE swedish|NO norwegian|DK danish|FI finnish|EE estonian|LV latvian|LT lithuanian|CH swiss|AT austrian|IE irish
CA canadian canadians|MX mexican mexicans|CO colombian colombians|VE venezuelan venezuelans|HT haitian haitians|EC ecuadorian|PE peruvian|BR brazilian|AR argentine
CU cuban cubans|GT guatemalan|SV salvadoran|HN honduran|NI nicaraguan|BO bolivian|CL chilean
"""
DEMONYMS: dict[str, str] = {
    word: entry.split()[0]
    for line in _TABLE.strip().splitlines()
    for entry in line.split("|")
    for word in entry.split()[1:]
}
"""``{"afghan": "AF", …}``; words of two parts carry a hyphen."""
