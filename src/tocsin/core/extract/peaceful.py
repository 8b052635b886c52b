"""Whether the deaths a sentence speaks of have another cause than violence: disaster, accident, illness."""

from __future__ import annotations

import re

from tocsin.core.extract.tokens import Doc, Sentence

CAUSE = re.compile(
    r"\b(?:earthquakes?|quake|aftershocks?|floods?|flooding|floodwaters|hurricanes?|cyclones?|typhoons?|tornado(?:es)?|storms?|tsunami"
    r"|landslides?|mudslides?|avalanches?|volcano|lightning|heatwave|heat wave|drought|famine|wildfires?|road accidents?"
    r"|traffic accidents?|car accidents?|car crash|bus crash|train crash|plane crash|air crash|accident|derail(?:ed|ment)"
    r"|collision|collided|overturned|capsized|stampede|wall collapsed|roof collapsed|building collapsed|building collapse|bridge collapse"
    r"|coal mine|mine collapse|gas leak|virus|disease|diseases|epidemic|pandemic|outbreak|covid-19|covid|coronavirus|ebola|cholera|malaria"
    r"|dengue|chikungunya|measles|influenza|flu|cancer|leukemia|heart attack|cardiac arrest|stroke|pneumonia|overdose|suicide by|drowned"
    r"|natural causes|old age|hanged himself|hangs himself)\b",
    re.IGNORECASE,
)
WAR = re.compile(
    r"\b(?:attack(?:s|ed|er|ers)?|air ?strikes?|strikes?|bomb(?:s|ed|ing|ings|er|ardment)?|blasts?|explo(?:sion|sions|ded|sive|sives)|shell(?:s|ed|ing)|missiles?"
    r"|rockets?|drones?|gunm[ae]n|militants?|terrorists?|rebels?|soldiers?|troops|army|fight(?:ing|ers?)|clash(?:es|ed)?|shot|gunfire|fired|war"
    r"|killed by|insurgents?|raids?|ambush(?:ed)?|ied|mortar|grenade|landmine|shootout|encounter|security forces|confrontations?|protest(?:s|ers)?|riots?|police|assailants?|invasion|mine)\b",
    re.IGNORECASE,
)


def peaceful(doc: Doc, sentence: Sentence, *, disaster: bool = False) -> bool:
    """Whether a cause other than violence is named in ``sentence``, or in all its text, and nothing of war in it."""
    text = doc.text[sentence.start : sentence.end]
    return (disaster or CAUSE.search(text) is not None) and WAR.search(text) is None


def of_peace(doc: Doc) -> bool:
    """Whether a whole text is about such deaths: many words of disaster or illness, hardly one of war."""
    text = doc.text[:READ_CHARS_MAX]
    causes = len(CAUSE.findall(text))
    return causes >= CAUSES_MIN and len(WAR.findall(text)) * 3 <= causes


READ_CHARS_MAX = 6000
CAUSES_MIN = 3
