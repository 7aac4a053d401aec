"""Who acts and who is acted upon, in all the places where English puts them."""

import pytest

from dragoman import make_report


@pytest.fixture(scope="module")
def roles(coder):
    """The parties of the first event of a type, as country codes or names."""

    def read(text, type_):
        events = coder.code(make_report(text)).events
        event = next((e for e in events if e.type == type_), None)
        if event is None:
            return None
        sides = (event.actors, event.recipients)
        return tuple([a.country or a.name for a in side] for side in sides)

    return read


@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients"),
    [
        # who is asked acts in what is asked for, though the parser sees a purpose
        ("Chad appealed to Mali to free Kenyan sailors.", "RETREAT", "MLI", "KEN"),
        # "by" hangs on the verb, and tells who did what is condemned
        ("Peru condemned the raid on Chad by Kenyan rebels.", "ASSAULT", "KEN", "TCD"),
        (
            "Peru voiced its condemnation of the attack on Chad by Kenyan rebels.",
            "ASSAULT",
            "KEN",
            "TCD",
        ),
        # who is blamed has done it, and is no victim of it
        ("Peru blamed the attack on Chilean rebels.", "ACCUSE", "PER", "CHL"),
        ("Peru blamed the attack on Chilean rebels.", "ASSAULT", "CHL", ""),
        ("The attack was blamed on Chilean rebels.", "ASSAULT", "CHL", ""),
        # who claims an attack has done it to whom it hurt
        (
            "Chad claimed responsibility for the attack that killed six Kenyan nurses.",
            "ASSAULT",
            "TCD",
            "KEN",
        ),
        # "Qatar is mediating": the parser takes the verb for what Qatar is
        ("Qatar is mediating between Kenya and Chad.", "CONSULT", "QAT", "KEN TCD"),
        # "as" is taken for a preposition, and who acts behind it for its object
        (
            "Peru recalled its envoy as the president of Chile accused Mali of spying.",
            "ACCUSE",
            "CHL",
            "MLI",
        ),
        # a name is that of a town, and who loses it, takes it or fights for it acts
        ("Chadian soldiers took control of Goma.", "ASSAULT", "TCD", "Goma"),
        ("Peru's army lost Goma to Chilean soldiers.", "ASSAULT", "CHL", "PER"),
        ("Goma fell to Chadian soldiers.", "ASSAULT", "TCD", "Goma"),
        # who is killed in fighting is hit by whom it is fought with
        ("Two Kenyan nurses died in fighting with Chad.", "ASSAULT", "TCD", "KEN"),
        (
            "Clashes between Chad and Mali killed six Kenyan nurses.",
            "ASSAULT",
            "TCD MLI",
            "KEN",
        ),
        # what others had done is told before what the speaker asks for
        (
            "Peru said rebels had hit Chad and urged Mali to help.",
            "REQUEST",
            "PER",
            "MLI",
        ),
        (
            "Peru said Lula had met Chad and urged Mali to help.",
            "REQUEST",
            "BRA",
            "MLI",
        ),
        # what is done with an envoy is not what hangs on the reason for it
        (
            "Peru summoned the envoy of Chile over the burning of books by Mali.",
            "ACCUSE",
            "PER",
            "CHL",
        ),
        # whoever bears a style stands in its place
        ("His Highness Sheikh Tamim bin Hamad praised Chad.", "SUPPORT", "QAT", "TCD"),
        ("His Excellency President Lula praised Chad.", "SUPPORT", "BRA", "TCD"),
        # what is told first stands between verb and object
        ("Peru rejected as untrue the claims of Chile.", "REJECT", "PER", "CHL"),
        # who wants bread is not who fires
        (
            "Peru's police fired on Chileans demanding bread.",
            "REQUEST",
            "CHL",
            "",
        ),
        # who suffers for a plot has plotted, and not who arrests him
        ("Peru jailed two Chileans over a plot to kill Lula.", "ASSAULT", "CHL", "BRA"),
        ("Two Chileans were held over plans to kill Lula.", "ASSAULT", "CHL", "BRA"),
        # who is sent acts for the actor; whom it helps is concerned
        (
            "Togo is ready to send 90 policemen to help Haiti fight the gangs.",
            "AGREE",
            "TGO",
            "HTI",
        ),
        # what is to be done to somebody is not to be done by him
        ("Chad demanded that Kenya be disarmed.", "RETREAT", "", "KEN"),
        # who says when has no part in it
        ("Peru refused to sail after the invasion of Mali.", "ASSAULT", "", "MLI"),
        # the owner of what is answered, not what it is about
        (
            "Chad rejected a Kenyan offer on the border with Sudan.",
            "REJECT",
            "TCD",
            "KEN",
        ),
        (
            "Chad rejected the appeal filed by Peru against Chile.",
            "REJECT",
            "TCD",
            "PER",
        ),
        # whoever could change the actor's mind
        (
            "Kenya will not lift the ban unless Uganda frees them.",
            "REJECT",
            "KEN",
            "UGA",
        ),
        # who leads a raid stands in a participle before it
        ("A Kenyan-led raid killed forty Somali nurses.", "ASSAULT", "KEN", "SOM"),
        # a bomb is not done by the city in which it went off
        ("A car bomb in Kiev killed two Chechen rebels.", "ASSAULT", "", "RUS"),
        # an adjective that has a complement
        ("Togo was guilty of breaking the truce with Mali.", "ASSAULT", "TGO", "MLI"),
        # whoever puts somebody out stands behind "from"
        ("Two Dutch envoys were expelled from Chad.", "SANCTION", "TCD", "NLD"),
        # what stands before a hollow noun
        ("Peru's aid package for Haiti came in May.", "AID", "PER", "HTI"),
        # a verdict is the speaker's
        ("Rabat said the raid by Mali was illegal.", "ACCUSE", "MAR", "MLI"),
        (
            "Chad told its Malian ally that talks were unthinkable.",
            "REJECT",
            "TCD",
            "MLI",
        ),
        # "both sides" are whoever are two in the story
        ("Chad met Mali. Both sides agreed to a truce.", "AGREE", "TCD MLI", ""),
        # what "and" tears from its object
        (
            "Peru voiced solidarity with and support for the people of Haiti.",
            "SUPPORT",
            "PER",
            "HTI",
        ),
        # a body of another state than the one that is known by the name
        ("The Liberal Party of Ghana sued Togo.", "ACCUSE", "GHA", "TGO"),
        ("Ex-Chancellor Merkel visited Oslo.", "CONSULT", "DEU", "NOR"),
        # what comes into being concerns where it does
        (
            "Chad agreed to set up a clinic against malaria in Lima.",
            "AGREE",
            "TCD",
            "PER",
        ),
        # allies stand beside a state
        ("US and Turkish allies held a joint drill.", "COOPERATE", "USA TUR", ""),
        # who wrote what is critical
        ("Peru issued a report highly critical of Mali.", "ACCUSE", "PER", "MLI"),
        # by nobody said: whose it is calls it off, lifts it, sends it
        ("Talks between Peru and Chile were cancelled.", "REJECT", "PER CHL", ""),
        ("President Ruto's visit to Chad was called off.", "REJECT", "KEN", "TCD"),
        ("Swiss sanctions on Syria were lifted.", "CONCEDE", "CHE", "SYR"),
        ("Kenyan peacekeepers were deployed to Haiti.", "AID", "KEN", "HTI"),
        ("The resignation of the Swiss envoy was announced.", "RETREAT", "CHE", ""),
        # two names with a hyphen, and sides behind the verb
        ("Peru-Chile talks were held in Oslo.", "CONSULT", "PER CHL", ""),
        ("The Peru-Chile talks resumed.", "CONSULT", "PER CHL", ""),
        ("A truce was agreed between Peru and Chile.", "RETREAT", "PER CHL", ""),
        ("The delivery of Swiss aid to Syria began.", "AID", "CHE", "SYR"),
        ("The withdrawal of Turkish troops from Syria began.", "RETREAT", "TUR", "SYR"),
        ("Joint drills by Peru and Chile were held.", "COOPERATE", "PER CHL", ""),
        # a preposition of another story
        (
            "Mali expelled a Dutch envoy after the fall of Chad.",
            "SANCTION",
            "MLI",
            "NLD",
        ),
        # what is set up is no party; where it is set up is
        ("Japan agreed to build a dam in Peru.", "AGREE", "JPN", "PER"),
        # the actor's own force stands in somebody's country
        ("Kenya agreed to double its garrison in Chad.", "AGREE", "KEN", "TCD"),
        # a name before a common noun
        (
            "Peru lifted a ban on the movement of cattle dealers in Chile.",
            "CONCEDE",
            "PER",
            "CHL",
        ),
        # two sides before one noun
        ("Kenyan and Dutch forces agreed to share data.", "AGREE", "KEN NLD", ""),
        # the nearer of two prepositions
        ("Kenya lifted a ban on Rwanda on the quiet.", "CONCEDE", "KEN", "RWA"),
        # help to a force concerns the state it is in
        ("Japan sent medicine to the force in Mali.", "AID", "JPN", "MLI"),
        # who is trained is acted upon, who is sent is not
        ("Germany trained Malian soldiers.", "AID", "DEU", "MLI"),
        # whoever is said to have acted, not the place
        (
            "Peru opened an inquiry into claims that Chilean soldiers looted Iraq.",
            "ACCUSE",
            "PER",
            "CHL",
        ),
        # the mediator and both sides take part
        (
            "In May Oman launched shuttle talks to heal a rift between Iran and Qatar.",
            "CONSULT",
            "OMN IRN QAT",
            "",
        ),
        # a title is no party beside its bearer
        (
            "President Lula harshly attacked Angolan President Joao Lourenco.",
            "ACCUSE",
            "BRA",
            "AGO",
        ),
        # the parser takes the counterpart for an adjective
        (
            "At noon Lula met his counterpart Angolan President Joao Lourenco.",
            "CONSULT",
            "BRA AGO",
            "",
        ),
    ],
)
def test_parties_are_found_where_they_stand(roles, text, type_, actors, recipients):
    assert roles(text, type_) == (actors.split(), recipients.split())


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Kenya sent 200 soldiers to the border with Chad.", "MOBILIZE"),
        ("Kenya withdrew its troops from Chad.", "RETREAT"),
    ],
)
def test_own_forces_are_not_acted_upon(roles, text, type_):
    assert roles(text, type_)[1] == ["TCD"]


@pytest.mark.parametrize(
    ("text", "type_", "recipients"),
    [
        # who denies a thing answers nobody
        ("Eritrea denied that its divisions were moving on Assab.", "REJECT", []),
        # where a march is held says nothing of whom it is against
        ("Papuan students rally for independence in Jayapura.", "PROTEST", []),
        # the one who is blamed, not the victim
        ("Canada condemned the raid on Chad by Kenya.", "ACCUSE", ["KEN"]),
        # an offer is made to whoever turns it down
        ("Serbia turned down three requests from Kosovo.", "REQUEST", ["SRB"]),
        # "unless" and "if not" tell whom a threat concerns
        ("Uganda threatened to stop the aid unless Chad pays.", "THREATEN", ["TCD"]),
    ],
)
def test_nobody_is_acted_upon_by_the_way(roles, text, type_, recipients):
    assert roles(text, type_)[1] == recipients


def test_a_means_is_no_actor(roles):
    text = "Mali's army carried out a drone strike on Chad."
    assert roles(text, "ASSAULT") == (["MLI"], ["TCD"])


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Two Kenyan peacekeepers were fired at by rebels.", "Two Kenyan peacekeepers"),
        ("The Chadian convoy was fired upon by rebels.", "The Chadian convoy"),
    ],
)
def test_the_subject_of_a_passive_may_have_stood_behind_its_preposition(
    coder, text, recipients
):
    (event,) = coder.code(make_report(text)).events
    assert [r.words.text for r in event.recipients] == [recipients]


@pytest.mark.parametrize(
    ("text", "type_", "parties"),
    [
        # how and why is no side
        ("Kenya and Chad held talks with a focus on oil.", "CONSULT", ["KEN", "TCD"]),
        ("Kenya and Chad held talks with a view to peace.", "CONSULT", ["KEN", "TCD"]),
        # whoever is blamed, however long it takes to say for what
        ("Mali blamed the raid that killed ten men on Chad.", "ASSAULT", ["TCD"]),
        ("Mali blamed the raid, which left ten dead, on Chad.", "ASSAULT", ["TCD"]),
        # who is warned against a thing would do it
        ("Mali warned Chad against attacking its ports.", "ASSAULT", ["TCD"]),
    ],
)
def test_who_takes_part(roles, text, type_, parties):
    assert roles(text, type_)[0] == parties


def test_what_is_broken_is_none_of_the_breakers(coder):
    text = "Kenya and Chad should break the logjam which threatens the talks."
    events = coder.code(make_report(text)).events
    assert [e.type for e in events if e.type == "THREATEN"] == []


def test_whoever_leads_a_known_body_is_known(coder):
    types = [e.type for e in coder.code(make_report("The UN chief urged calm.")).events]
    nobody = coder.code(make_report("The union chief urged calm.")).events
    assert (types, nobody) == (["REQUEST"], ())
