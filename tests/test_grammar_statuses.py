"""How real an act is: negations, modals, aspect, purposes, conditions, headlines."""

import pytest

from dragoman import BadData, make_report
from dragoman.knowledge.statuses import read_statuses


@pytest.fixture(scope="module")
def statuses(coder):
    """The acts of a sentence as "TYPE status", in any order."""

    def read(text):
        record = coder.code(make_report(text))
        return {f"{e.type} {e.status}" for e in record.events}

    return read


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # what is fought for is not reached yet
        ("Kenya vowed to fight on until the rebels were killed.", "ASSAULT planned"),
        ("The union of Kenya announced a march.", "PROTEST planned"),
        ("Kenya ought to have attacked Somalia.", "ASSAULT wanted"),
        # negation
        ("No minister condemned Peru.", "ACCUSE denied"),  # in the subject
        ("Nobody in Oslo condemned Peru.", "ACCUSE denied"),
        ("Kenya no longer trains police in Haiti.", "AID ended"),
        ("Kenya has yet to recognise Kosovo.", "SUPPORT failed"),
        ("Kenya will not attack Somalia.", "ASSAULT refused"),  # a will of its own
        (
            "The army had to attack the rebels.",
            "ASSAULT happened",
        ),  # they did it
        ("Chad left Mali without attacking the rebels.", "ASSAULT denied"),
        ("Instead of attacking Goma, rebels praised Kenya.", "ASSAULT denied"),
        ("Kenya stopped short of condemning Rwanda.", "ACCUSE denied"),
        ("It is not true that Chad attacked Sudan.", "ASSAULT denied"),
        ("It is unlikely that Chad will attack Sudan.", "ASSAULT hypothetical"),
        ("There are no monks being held hostage by rebels.", "ASSAULT denied"),
        ("It is impossible for Chad to attack Sudan.", "ASSAULT denied"),
        # what is only asked how to do, aimed at, led to or waited for
        ("Peru held talks on how to arrest the rebels.", "COERCE hypothetical"),
        ("Kenya's efforts to free the nuns angered Chad.", "RETREAT planned"),
        ("Kenya sent envoys to free the nuns.", "RETREAT planned"),
        ("The row led to the arrest of Peru's minister.", "COERCE happened"),
        ("The row may lead to the arrest of Peru's minister.", "COERCE hypothetical"),
        ("Kenya prevented an attack on Somalia.", "ASSAULT failed"),
        ("The scheduled talks between Peru and Chile angered Mali.", "CONSULT planned"),
        ("Peru was supposed to attack Chile.", "ASSAULT planned"),
        ("It paved the way for Ruto's visit to Mali.", "CONSULT planned"),
        ("Mali must not vote until it recognises Kosovo.", "SUPPORT planned"),
        ("Talks between Peru and Chile are to take place in Lima.", "CONSULT planned"),
        ("Mali would need proof before meeting Chad.", "CONSULT planned"),
        ("Mali refuses to keep the pact by helping Chad.", "AID refused"),
        ("Mali plans to hold talks with Peru and to aid Chad.", "AID planned"),
        ("Peru accused Chile of raids and of shooting monks.", "ASSAULT claimed"),
        (
            "Rice extended her stay in Israel to broker a deal with Syria.",
            "CONSULT planned",
        ),
        ("Peru said Chile must pay and warned Mali.", "THREATEN happened"),
        # verbs that say of their subject that it is done
        ("Talks between Peru and Chile will take place in Lima.", "CONSULT planned"),
        ("Talks between Peru and Chile are due to begin.", "CONSULT planned"),
        ("Talks between Peru and Chile are under way.", "CONSULT ongoing"),
        ("Talks between Peru and Chile entered their third day.", "CONSULT ongoing"),
        ("No talks between Peru and Chile took place.", "CONSULT failed"),
        ("No talks between Peru and Chile began.", "CONSULT failed"),  # one "no"
        ("Talks between Peru and Chile did not go ahead.", "CONSULT failed"),
        ("Peru, Chile to sign trade deal", "SUPPORT planned"),  # sides by a comma
        ("EU to lift sanctions on Syria", "CONCEDE planned"),
        ("Peru and Chile to meet in Oslo", "CONSULT planned"),
        ("Qatar says hostages to be freed on Monday", "RETREAT planned"),
        ("A Peruvian delegation is due in Lagos on Monday.", "CONSULT planned"),
        ("A truce between Peru and Chile expired.", "RETREAT ended"),
        ("Nurses in Mali called off their strike.", "CONCEDE happened"),
        ("Hamas delayed the release of the hostages.", "RETREAT planned"),
        ("Kenya and Uganda are in talks on a railway.", "CONSULT happened"),
        ("Three hostages were freed on Monday.", "RETREAT happened"),  # by nobody said
        ("Chad used to bomb the rebels.", "ASSAULT ended"),
        ("Chad used jets to bomb the rebels.", "ASSAULT happened"),  # no habit
        # what an event would do is thought of; what it may do is told of one that is
        ("An attack on Iran would be a disaster.", "ASSAULT hypothetical"),
        ("A strike by nurses would cripple the army.", "PROTEST hypothetical"),
        ("An attack by Iran could lead to war.", "ASSAULT hypothetical"),
        ("The attack by Iran could lead to war.", "ASSAULT happened"),
        ("The visit by President Xi to Oslo will be short.", "CONSULT planned"),
        ("Peru will fly envoys to Oslo for talks with Chile.", "CONSULT planned"),
        ("Iran defied an order by Chad to free the monks.", "RETREAT refused"),
        ("Mali was one of three states to attack Chad.", "ASSAULT happened"),
        ("Peru's president meets Xi in Oslo on Friday.", "CONSULT planned"),
        ("Chad vowed to defy the United Nations.", "REJECT happened"),
        # what something planned waits for is planned
        ("Chad will leave when Sudan frees the monks.", "RETREAT planned"),
        ("Chad left when Sudan freed the monks.", "RETREAT happened"),
        ("France proposed that Chad free the monks.", "RETREAT wanted"),
        # what is judged need not be done
        ("It is wrong to attack Sudan, Chad said.", "ASSAULT hypothetical"),
        ("Attacking Sudan would be wrong, Chad said.", "ASSAULT hypothetical"),
        ("Attacking Sudan was a crime, Chad said.", "ASSAULT happened"),  # it was done
        # what goes on now
        ("Monks are being attacked by rebels in Mali.", "ASSAULT ongoing"),
        ("Monks were being attacked by rebels in Mali.", "ASSAULT happened"),
        # what a speaker says he may do to others is a threat, his troops are none
        ("Chad said it would attack Sudan unless it left.", "THREATEN happened"),
        ("Chad warned that it might expel the Sudanese envoy.", "THREATEN happened"),
        ("Chad will send troops to the border.", "MOBILIZE planned"),
        # an order in quotes is a request to whoever is spoken to
        ('"Release the monks," Peru told Chile.', "REQUEST happened"),
        ('"Release the monks," Peru told Chile.', "RETREAT wanted"),
        ("Peru asked that the monks be released.", "RETREAT wanted"),
        ("Peru asked whether Chile had released the monks.", "RETREAT hypothetical"),
        ("Peru told Chile that Lima had to free its monks.", "RETREAT wanted"),
        ("Chad refused to rule out attacking Sudan.", "ASSAULT hypothetical"),
        # no and no make neither, or a thing that goes on
        ("Chad failed to stop shelling Sudan.", "ASSAULT ongoing"),
        ("Chad refused to lift the sanctions on Sudan.", "COERCE ongoing"),
        ("Chad urged Mali to lift the sanctions on Sudan.", "COERCE ongoing"),
        # what was said was said, though it is turned down
        ("Iran rejected an offer by Oman to mediate.", "AGREE happened"),
        ("Iran rejected an offer by Oman to mediate.", "CONSULT refused"),
        ("Iran rejected calls by Oman to release the crew.", "REQUEST happened"),
        ("Iran rejected calls by Oman to release the crew.", "RETREAT refused"),
        # nouns that hold an infinitive
        ("An attempt by rebels to shell Goma was foiled.", "ASSAULT failed"),
        ("Plans by Kenya to expel Sudan's envoy were abandoned.", "SANCTION ended"),
        (
            "German deputies backed a bill to expel Russian diplomats.",
            "SANCTION planned",
        ),
        # conditions without "if"
        ("Had Iran attacked Iraq, Oman would have fled.", "ASSAULT hypothetical"),
        ("Should Iran attack Iraq, Oman will mourn.", "ASSAULT hypothetical"),
        # headlines
        ("Kremlin to expel two British envoys.", "SANCTION planned"),
        # "no" goes for all verbs that share the subject
        ("No rebel shelled Goma, attacked Mali or left.", "ASSAULT denied"),
        # a mission is not yet a deed
        ("Gunmen were sent to kill the judge.", "ASSAULT planned"),
        ("Chad hired the rebels to attack Mali.", "ASSAULT planned"),
        ("Chad sent troops to attack Mali.", "ASSAULT planned"),
        ("The spy had the mission of killing President Lula.", "ASSAULT planned"),
        # an aim is no more real than what serves it
        ("Kenya will fly out to meet the rebels.", "CONSULT planned"),
        # what goes on, by speech and by adverb
        ("The ministry said it was investigating Total.", "ACCUSE ongoing"),
        ("Eritrea has long armed the Sudanese rebels.", "AID ongoing"),
        # who tried and did not do it threatened nobody
        ("Rebels tried to storm the palace in Bangui.", "ASSAULT failed"),
        # told before a court
        ("A survivor testified that the army had shelled Moura.", "ASSAULT claimed"),
        # presupposed
        ("Kenya did not condemn the attack on Goma.", "ASSAULT happened"),
        ("Iran may condemn the attack on Goma.", "ASSAULT happened"),
    ],
)
def test_words_around_an_act_tell_how_real_it_is(statuses, text, wanted):
    assert wanted in statuses(text)


def test_what_a_reader_may_doubt_is_not_told_as_done(statuses):
    found = statuses("Kenya denied having agreed to attack Somalia.")
    assert {"REJECT happened", "AGREE denied"} <= found
    assert "ASSAULT happened" not in found


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("[sentence]", "no section"),
        ("not | happened", "2 columns"),
        ("not | happened | gone", "no status 'gone'"),
    ],
)
def test_a_faulty_line_of_the_table_is_reported(tmp_path, line, complaint):
    path = tmp_path / "statuses.txt"
    path.write_text(f"[word]\n{line}\n", "utf-8")
    with pytest.raises(BadData, match=complaint):
        read_statuses(path)


@pytest.mark.parametrize(
    "text",
    [
        # a motion does it, not who tables it
        "China tabled a motion which would block arms sales to Taiwan.",
        "Chad will send troops to the border.",  # he only readies them
        "Chad said it would have attacked Sudan if it had stayed.",  # it did not
        "The rebels are arming for an assault on Mali, Chad warned.",  # others do
    ],
)
def test_no_threat_lies_in_what_harms_nobody_or_is_done_by_others(statuses, text):
    assert not any(told.startswith("THREATEN") for told in statuses(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a text declares no will, but may threaten
        (
            "Chadian senators tabled a bill that would expel diplomats from Mali.",
            {"SANCTION planned"},
        ),
        (
            "Chad tabled a bill that would expel the diplomats of Mali until it paid.",
            {"THREATEN happened", "SANCTION planned"},
        ),
        (
            "Kenya's decision, which will close the border with Chad, angered monks.",
            {"COERCE planned"},
        ),
        # what is denied, stopped, needed or foreseen
        (
            "Rwanda dismissed allegations by Congo that it armed the rebels.",
            {"REJECT happened", "AID denied"},
        ),
        (
            "A Kenyan judge blocked the governor's order to deploy the army.",
            {"ACCUSE happened", "REQUEST happened", "MOBILIZE failed"},
        ),
        ("Peace requires withdrawing Chadian troops from Mali.", {"RETREAT wanted"}),
        ("Chad warned of attacks by rebels on Mali.", {"ASSAULT hypothetical"}),
        # who is not pleased, and what arrests are made for
        ("Beijing said the Kenyan minister was not welcome.", {"ACCUSE happened"}),
        ("Kenya is not happy with Chad.", {"ACCUSE happened"}),
        ("The arrests of ten Kenyans were aimed at a rally.", {"COERCE happened"}),
        (
            "Dozens of Kenyan soldiers, who are deployed in Wajir, rushed to the site.",
            {"MOBILIZE happened"},
        ),
        # an aim is no deed
        (
            "President Abbas plans to call early elections to resolve the row in Gaza.",
            {"CONCEDE planned", "AGREE planned"},
        ),
        (
            "Britain is forming a coalition to fight the Taliban in Afghanistan.",
            {"ASSAULT planned"},
        ),
        # nobody's word behind a semicolon makes it doubtful
        (
            "Rebels kidnapped six Kenyans; nobody claimed the raid.",
            {"ASSAULT happened"},
        ),
    ],
)
def test_what_others_would_need_or_foresee_has_not_happened(statuses, text, told):
    assert told <= statuses(text)
