"""Who says what: each way of naming a source beside one that names none."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract


def speakers(text: str) -> list[str | None]:
    return [claim.claimant.text if claim.claimant else None for claim in extract(text).claims]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The Relief Committees another monitoring group says the raid killed 13 guards.", "The Relief Committees another monitoring group"),
        ("Near Dalem another monitoring group says the raid killed 13 guards.", "monitoring group"),
        ("The group with a network of sources inside Dalem said 28 rebels had been killed.", "The group with a network of sources inside Dalem"),
        ("The siege of Dalem has killed some 300 rebels the observatory said including 80 officers.", "the observatory"),
        ("The siege of Dalem has killed some 300 rebels the observatory said adding that it goes on.", "the observatory"),
        ("The report added that five soldiers were killed.", "The report"),
        ("The governor had accused the army of a raid that killed five farmers.", "The governor"),
        ("The governor was accused, and a raid killed five farmers.", None),
        ("A local doctor described seeing 35 bodies in a ward.", "A local doctor"),
        ("A local doctor described the ward, where 35 bodies lay.", None),
        ("A video shared by thousands shows two rebels killed on a road.", None),
        ("A villager shows a grave in which two rebels killed on a road lie.", None),
        ("According to details, three passengers were killed on the road.", None),
        ("According to the police, three passengers were killed on the road.", "the police"),
        ("More raids feared - Reports DALEM (Agency) Two rebels were killed.", None),
    ],
)  # fmt: skip
def test_who_speaks_in_a_sentence(text: str, claimant: str | None) -> None:
    assert speakers(text)[0] == claimant


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Early reports had nine people killed in the shelling.", "Early reports"),
        ("At least one report indicated that five guards were killed.", "At least one report"),
        ("Unconfirmed reports suggest that five guards were killed.", "Unconfirmed reports"),
        ("As per local media reports, seven people were injured in the blast.", "local media reports"),
        ("The clinic charges 20 a day per patient, and seven people were injured in the blast.", None),
        ("Hospital sources spoke of at least 50 dead.", "Hospital sources"),
        ("The group claims its fighters killed 20 soldiers.", "The group"),
        ("The group claimed in a statement to have killed 20 soldiers.", "The group"),
        ("The army said in a statement posted on Telegram that it killed 20 rebels.", "The army"),
        ("Six people were killed in the blast, informed a senior officer.", "a senior officer"),
        ("Raid on a market kills 12, say rescuers", "rescuers"),
        ("Eleven guards died in the raid, the Dalem Post quoted a colonel as saying.", "a colonel"),
        ("He was told by the governor that nine people were killed.", "the governor"),
        ("A nurse posted at Dalem hospital said six people were wounded.", "A nurse"),
        ("Two guards died, a source close to the family said.", "a source"),
        ("A witness who declined to be named said six people were wounded.", "A witness"),
        ("The Committee to Protect Farmers said six people were killed.", "The Committee to Protect Farmers"),
        ("Nurses Without Walls said six people were killed.", "Nurses Without Walls"),
        ("Hassan Ali, whose brother fled, said three villagers were killed.", "Hassan Ali"),
        ("Ahmed, a farmer who lost two oxen, said three villagers were killed.", "Ahmed"),
        ("Raid kills six rebels in Dalem: ministry", "ministry"),
        ("Raid kills six rebels in Dalem - ministry", "ministry"),
        ("Raid kills six rebels in Dalem: a week of war", None),
        ("Dalem governor: two killed, four wounded in the raid", "Dalem governor"),
        ("Four guards were killed, a police spokesman was quoted as saying by the Dalem Post.", "a police spokesman"),
        ("A reporter at the scene saw four bodies.", "A reporter at the scene"),
        ("A dog at the scene saw four bodies.", None),
        ("Four bodies were seen by a journalist of the Dalem Post.", "a journalist of the Dalem Post"),
        ("A report by Warwatch found that 340 civilians were killed.", "Warwatch"),
        ("Officials fear that dozens were killed.", "Officials"),
        ("The army estimates that 1,200 rebels were killed.", "The army"),
        ("A United Nations report released on Tuesday said 340 civilians were killed.", "A United Nations report"),
        ("Nine soldiers were killed, state media report.", "state media"),
        ("Nine soldiers have been killed, reports say.", "reports"),
        ("A resident, Musa Ibrahim, told the Dalem Post that gunmen killed three farmers.", "A resident, Musa Ibrahim"),
        ("“The gunmen killed three farmers on the road,” Musa Ibrahim, a resident, narrated.", "Musa Ibrahim, a resident"),
        ("Nine guards were killed and 20 wounded in shelling of Dalem activists said on Tuesday.", "activists"),
        ("Nine people were killed in Dalem according to the agency while activists said 12 were wounded.", "the agency"),
        ("Asked about it, the governor replied that nine people were killed.", "the governor"),
        ("Hospital officials counted nine bodies.", "Hospital officials"),
        ("The mayor gave no names of the victims however noted that a guard was killed.", "The mayor"),
        ("The mayor gave no names of the victims but said a guard was killed.", "The mayor"),
        ("The next report says that Detachment No. 1 reported that two guards were killed.", "Detachment No. 1"),
        ("Omar Sahl affirmed that two guards were killed.", "Omar Sahl"),
        ("“Two guards were killed,” Omar Sahl lamented.", "Omar Sahl"),
        ("Omar Sahl lamented the raid in which two guards were killed.", None),
        ("The ministry would not confirm reports that nine people were killed.", "reports"),
        ("Police chief (Dalem, North) Omar Sahl said six people were killed.", "Police chief (Dalem, North) Omar Sahl"),
    ],
)  # fmt: skip
def test_ways_to_name_who_says_so(text: str, claimant: str | None) -> None:
    assert speakers(text)[0] == claimant


def test_what_is_told_of_the_speaker_is_the_writers_own() -> None:
    assert speakers("“They came by night,” said Fatma Noor, whose husband was killed in the raid.") == [None]
    assert speakers("Hassan Ali, whose brother was killed, said three villagers were wounded.") == [None, "Hassan Ali"]
    assert speakers("According to Ali Noor, whose brother was killed, two men were wounded.") == [None, "Ali Noor"]
    assert speakers("“They came by night” said the young woman whose husband was killed in the raid.") == [None]
    assert speakers("“They came by night,” said Fatma Noor, who confirmed the killing of a guard.") == ["Fatma Noor"]


def test_what_a_source_takes_as_known_is_not_what_it_says() -> None:
    assert speakers("The army said it was investigating the death of a nurse.") == [None]
    assert speakers("The army said it was mourning the death of a nurse.") == ["The army"]
    assert speakers("The minister accused the paper of bias on the clashes in which two farmers were killed.") == [None]
    assert speakers("The minister accused the rebels of killing two farmers.") == ["The minister"]


def test_two_who_speak_in_one_sentence_each_tell_their_own() -> None:
    text = "The police said three people were killed, but residents said nine had been wounded."
    assert speakers(text) == ["The police", "residents"]
    text = "The ministry said six people were killed, while the governor of Dalem, Omar Sahl, reported four wounded."
    assert speakers(text) == ["The ministry", "the governor of Dalem, Omar Sahl"]
    text = "One guard was killed and, according to the mayor of Dalem, over 20 people were injured in the clashes."
    assert speakers(text) == [None, "the mayor of Dalem"]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Rebels killed at least six guards at a post in northern Dalem officials said.", "officials"),
        ("Rebels killed at least six guards on the road a source in Dalem told the agency.", "a source in Dalem"),
        ("Omar Sahl who directs the troops in Dalem said six guards were killed.", "Omar Sahl"),
        (
            "A farmer was shot dead by unknown gunmen said Omar Sahl spokesman for the governor.",
            "Omar Sahl spokesman for the governor",
        ),
        ("The rebels say the army killed six farmers near the airport of Dalem.", "The rebels"),
        (
            "A bomb killed six guards near Dalem airport Afghan government officials said.",
            "Afghan government officials",
        ),
        ("In addition 148 rebels were killed the Observatory added taking the toll to 1018.", "the Observatory"),
        ("Six guards were killed a security source told the Dalem news agency.", "a security source"),
        ("Rebels killed six guards in the raid police said.", "police"),
        ("The head of the Dalem raid team said six guards were killed.", "The head of the Dalem raid team"),
        ("Six guards died in the attack rescue workers said.", "rescue workers"),
        ("A witness to the attack said six guards were killed.", "A witness to the attack"),
    ],
)
def test_who_speaks_in_text_without_commas(text: str, claimant: str) -> None:
    assert speakers(text)[0] == claimant


def test_those_who_tell_are_not_those_killed() -> None:
    text = "A drone killed four people in Dalem, two local officials and a nurse said."
    assert speakers(text) == ["two local officials and a nurse"]
    assert speakers("Four people died, another official said.") == ["another official"]
    assert speakers("A raid killed four people, a reporter and two nurses said.") == ["a reporter and two nurses"]
    assert speakers("A raid killed four people, according to two nurses and a farmer.") == ["two nurses and a farmer"]
    assert speakers("Relatives of the two men killed in the raid said they were farmers.") == [None]
    assert speakers("A survivor wounded in the attack said 12 people had died.") == ["A survivor"]


def test_who_speaks_between_people_and_their_verb() -> None:
    text = "Nine people, the ministry said, were killed and 20 wounded in the raid."
    assert speakers(text) == ["the ministry", "the ministry"]


def test_those_spoken_to_are_not_harmed() -> None:
    text = "“The guards,” Omar Sahl told reporters on Tuesday, “were killed in the raid on Dalem.”"
    assert "reporters" not in [claim.victims.text for claim in extract(text).claims]


def test_who_is_cited_last_is_whom_the_agency_has_it_from() -> None:
    assert speakers("Eleven guards died, the Dalem Post reported, citing a colonel.") == ["a colonel"]
    assert speakers("Eleven guards died, the Dalem Post reported, citing sources.") == ["the Dalem Post"]
    assert speakers("Eleven guards died, a nurse told the Dalem Post, citing a colonel.") == ["a nurse"]


def test_what_is_reported_by_somebody_is_theirs_and_what_is_claimed_by_rebels_is_nobodys() -> None:
    assert speakers("The deaths of two guards were confirmed by the police.") == ["the police"]
    assert speakers("Raids also claimed by rebels have killed 35 farmers.") == [None]


def test_who_rejects_a_report_denies_it() -> None:
    for verb in ("rejected", "would not confirm"):
        [claim] = extract(f"The ministry {verb} claims that nine farmers were killed.").claims
        assert claim.denied is (verb == "rejected")
        assert claim.claimant is not None
        assert claim.claimant.text == ("The ministry" if claim.denied else "claims")


def test_he_is_who_spoke_before_him_in_the_sentence() -> None:
    text = "The army said all was calm. The governor told of a raid that, he said, had killed nine farmers."
    assert speakers(text) == ["The governor"]


def test_a_name_behind_a_role_is_who_speaks() -> None:
    [claim] = extract("The head of the district, Omar Sahl, said two guards died.").claims
    assert claim.claimant is not None
    assert (claim.claimant.name, claim.claimant.role) == ("Omar Sahl", "The head of the district")


def test_he_is_whom_the_sentence_before_is_about_where_nobody_spoke() -> None:
    assert speakers("Musa Ibrahim is a farmer. According to him, gunmen killed three men.") == ["Musa Ibrahim"]
    assert speakers("The road is closed. According to him, gunmen killed three men.") == [None]


def test_the_group_is_the_body_named_before() -> None:
    text = "The Dalem Observatory said planes came at noon. Two drivers were wounded, the group said."
    assert speakers(text) == ["The Dalem Observatory"]
    assert speakers("General Omar Sahl said planes came at noon. Two drivers were wounded, the group said.") == [
        "the group"
    ]


def test_a_lead_told_by_a_monitor_is_told_by_the_one_named_below() -> None:
    text = (
        "At least five people were killed in a blast in Dalem, a monitor said.\n\n"
        "“A truck blew up, killing at least five people,” the Dalem Observatory for Peace said."
    )
    assert speakers(text) == ["the Dalem Observatory for Peace"]


def test_what_adds_to_a_told_sentence_is_told_by_its_source() -> None:
    text = "Eight guards were killed in a clash near Dalem, the ministry said. Three of the rebels were {}killed."
    assert speakers(text.format("also ")) == ["the ministry", "the ministry"]
    text = "Eight guards were killed in a clash near Dalem, the ministry said. Rebels killed three farmers in Sahl."
    assert speakers(text) == ["the ministry", None]


def test_reports_in_a_statement_are_told_by_who_makes_it() -> None:
    text = "Minister Omar Sahl said:\n\nI am shocked by reports that rebels have killed 70 farmers near Dalem."
    assert speakers(text) == ["Minister Omar Sahl"]


def test_who_has_reports_speaks_himself() -> None:
    assert speakers("General Omar Sahl said he had reports that seven rebels were killed.") == ["General Omar Sahl"]
    assert speakers("There were reports that seven rebels were killed.") == ["reports"]


def test_his_figures_are_those_of_who_spoke_before() -> None:
    text = "Doctor Omar Sahl told of a raid on Dalem. His figures say that 83 rebels were killed."
    assert speakers(text) == ["Doctor Omar Sahl"]


def test_what_the_speaker_was_told_is_what_he_says() -> None:
    quote = "“Some people told me that two rebels were killed on the road to Dalem,” General Omar Sahl said."
    assert speakers(quote) == ["General Omar Sahl"]
    assert speakers("Some people told reporters that two rebels were killed on the road to Dalem.") == ["Some people"]


def test_a_source_two_sentences_after_a_quotation_is_not_its_speaker() -> None:
    text = (
        "The fund of the ministry said in a statement that help is near. “At least 27 farmers were killed in the raid "
        "near Dalem.” The road is closed. The rebels said nothing."
    )
    assert speakers(text) == ["The fund of the ministry"]


def test_hearsay_and_history_are_not_carried_from_the_last_source() -> None:
    carried = "The police said a shop burnt down. Another man was killed in the blast."
    assert speakers(carried) == ["The police"]
    assert speakers("The police said a shop burnt down. Another man was reportedly killed.") == [None]
    assert speakers(
        "The police said a shop burnt down. This comes after three people were killed on July 9, 2009."
    ) == [None]


def test_a_lead_takes_the_source_its_repetition_names() -> None:
    lead = "A raid on Dalem killed at least 44 farmers.\n\nIt was dark.\n\n"
    assert speakers(lead + "At least 44 farmers were killed in the raid, the ministry said.") == ["the ministry"]
    assert speakers(lead + "At least 44 farmers were killed in the raid.") == [None]


def voices(text: str) -> list[str | None]:
    return [claim.claimant.text if claim.claimant else None for claim in extract(text).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Dalem Observatory said five men died in a raid. The group said ten rebels were killed.", ["The Dalem Observatory"] * 2),
        ("The Dalem Observatory said five men died in a raid. The source said ten rebels were killed.", ["The Dalem Observatory", "The source"]),
        ("Governor Omar Sadik said five men died in a raid. The group said ten rebels were killed.", ["Governor Omar Sadik", "The group"]),
        ("The group said ten rebels were killed.", ["The group"]),
    ],
)  # fmt: skip
def test_the_group_is_the_body_that_spoke_before(text: str, expected: list[str | None]) -> None:
    assert voices(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In a statement, the Dalem Council defended the raid: “We acted. Five men were killed.”", ["the Dalem Council"]),
        ("Omar Sadik spoke of it: “We acted. Five men were killed.”", ["Omar Sadik"]),
        ("The council wrote:\n\nWe are shocked by reports that rebels have killed 70 farmers.", ["The council"]),
        ("There are reports that rebels have killed 70 farmers.", ["reports"]),
        ("A press release signed by the Dalem Front and the Marn Union claimed that nine guards were killed.", ["A press release signed by the Dalem Front and the Marn Union"]),
        ("At least one report indicated that three guards were killed.", ["At least one report"]),
        ("A raid hit the port. One guard was killed, informed the source.", ["the source"]),
    ],
)  # fmt: skip
def test_words_quoted_belong_to_who_utters_them(text: str, expected: list[str | None]) -> None:
    assert voices(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dalem Times reports that rebels blew up a van. The driver was injured in the blast. Later a guard was killed.", ["Dalem Times"] * 2),
        ("Dalem Times said that rebels blew up a van. It rained. It was cold. A guard was killed.", [None]),
        ("According to the Marn Agency ten guards were killed. A total of 24 rebels were killed.", ["the Marn Agency"] * 2),
        ("Ten guards were killed, Omar Sadik said. Dozens of people were also wounded.", ["Omar Sadik"] * 2),
        ("Ten guards were killed, Omar Sadik said. Dozens of people were wounded.", ["Omar Sadik"] * 2),
        ("Ten guards were killed, Omar Sadik said. In Sahl dozens of people were wounded.", ["Omar Sadik", None]),
    ],
)  # fmt: skip
def test_a_source_carries_to_what_is_told_on(text: str, expected: list[str | None]) -> None:
    assert voices(text) == expected


def test_a_source_of_the_lead_takes_its_name_from_below() -> None:
    text = "At least 14 men were killed and 20 hurt, a monitor said. The Dalem Rights Observatory said the raid killed at least 14 men."
    assert voices(text) == ["The Dalem Rights Observatory"] * 2


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("DALEM AGENCY: Three farmers were killed on Monday.", None),
        ("KHYBER AGENCY: Three farmers were killed on Monday.", None),
        ("UN agency: 14 farmers killed in Dalem camp raid", "UN agency"),
        ("ISIS resurgence: 14 soldiers killed in new attack in Dalem desert", None),
        ("SYRIAN ARMY: 14 farmers killed in Dalem camp raid", "SYRIAN ARMY"),
    ],
)
def test_a_dateline_or_a_topic_before_a_colon_claims_nothing(text: str, claimant: str | None) -> None:
    [claim] = extract(text).claims
    assert (claim.claimant.text if claim.claimant else None) == claimant
