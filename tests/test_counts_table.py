"""Every way to tell how many, as one table: sentence and the counts it gives.

A count is written "kind low best high [words]", a dash for what is not said.
"""

import pytest
from sentences import a_parse

from dragoman.counts import read_counts

CASES = [
    # --- plain numbers, active and passive
    ("Gunmen killed 12 people in Dara.", "killed 12 12 12 [12 people]"),
    ("Twelve people were killed in Dara.", "killed 12 12 12 [Twelve people]"),
    ("The blast wounded 30 soldiers.", "injured 30 30 30 [30 soldiers]"),
    (
        "Thirty soldiers were wounded in the blast.",
        "injured 30 30 30 [Thirty soldiers]",
    ),
    (
        "Police arrested three opposition leaders.",
        "arrested 3 3 3 [three opposition leaders]",
    ),
    (
        "Police detained 1,250 demonstrators.",
        "arrested 1250 1250 1250 [1,250 demonstrators]",
    ),
    ("Rebels kidnapped two aid workers on Monday.", "abducted 2 2 2 [two aid workers]"),
    (
        "The floods displaced 40,000 people.",
        "displaced 40000 40000 40000 [40,000 people]",
    ),
    ("Five fishermen drowned off the coast.", "killed 5 5 5 [Five fishermen]"),
    ("Nine miners died in the tunnel.", "killed 9 9 9 [Nine miners]"),
    ("Twenty-five villagers were killed.", "killed 25 25 25 [Twenty-five villagers]"),
    (
        "Two hundred and fifty prisoners were executed.",
        "killed 250 250 250 [Two hundred and fifty prisoners]",
    ),
    (
        "The war has displaced 1.5 million people.",
        "total displaced 1500000 1500000 1500000 [1.5 million people]",
    ),
    (
        "About three thousand people fled the town.",
        "displaced 3000 3000 3000 [About three thousand people]",
    ),
    # --- two numbers in one sentence
    (
        "Gunmen attacked the post, killing two and wounding five.",
        "killed 2 2 2 [two]; injured 5 5 5 [five]",
    ),
    (
        "Seventeen people were killed and 30 hurt.",
        "killed 17 17 17 [Seventeen people]; injured 30 30 30 [30 hurt]",
    ),
    (
        "17 people, including five children, were killed and 30 hurt.",
        "killed 17 17 17 [17 people]; part killed 5 5 5 [five children];"
        " injured 30 30 30 [30 hurt]",
    ),
    (
        "The bomb killed two soldiers and three civilians.",
        "killed 5 5 5 [two soldiers and three civilians]",
    ),
    (
        "Six people were killed and at least 20 were injured in clashes.",
        "killed 6 6 6 [Six people]; injured 20 - - [at least 20]",
    ),
    (
        "The attack left four dead and nine wounded.",
        "killed 4 4 4 [four]; injured 9 9 9 [nine]",
    ),
    # --- states
    ("A car bomb exploded near a market, leaving 12 dead.", "killed 12 12 12 [12]"),
    ("The shelling left eight people dead.", "killed 8 8 8 [eight people]"),
    (
        "At least 40 people are missing after the storm.",
        "missing 40 - - [At least 40 people]",
    ),
    ("Ten sailors went missing.", "missing 10 10 10 [Ten sailors]"),
    (
        "Three activists have disappeared since May.",
        "total missing 3 3 3 [Three activists]",
    ),
    (
        "The quake left 5,000 people homeless.",
        "displaced 5000 5000 5000 [5,000 people]",
    ),
    # --- nouns
    (
        "He mourned the deaths of over 19,000 Palestinians.",
        "killed 19001 - - [over 19,000 Palestinians]",
    ),
    (
        "They condemned the killing of two journalists.",
        "killed 2 2 2 [two journalists]",
    ),
    ("The death toll of 30 shocked the country.", "killed 30 30 30 [30]"),
    ("The death toll rose to 45 on Monday.", "total killed 45 45 45 [45]"),
    ("The death toll stood at 112.", "killed 112 112 112 [112]"),
    ("Police made 12 arrests.", "arrested 12 12 12 [12 arrests]"),
    ("The raid resulted in 12 arrests.", "arrested 12 12 12 [12 arrests]"),
    ("Officials reported seven deaths.", "killed 7 7 7 [seven deaths]"),
    ("The clashes caused 14 fatalities.", "killed 14 14 14 [14 fatalities]"),
    ("The crash caused dozens of injuries.", "injured 24 - - [dozens of injuries]"),
    ("The arrest of 15 students angered the union.", "arrested 15 15 15 [15 students]"),
    (
        "The abduction of 276 schoolgirls drew protests.",
        "abducted 276 276 276 [276 schoolgirls]",
    ),
    # --- bounds
    ("At least 12 people were killed.", "killed 12 - - [At least 12 people]"),
    ("More than 20 soldiers were killed.", "killed 21 - - [More than 20 soldiers]"),
    ("Over 300 migrants drowned.", "killed 301 - - [Over 300 migrants]"),
    ("Up to 20 fighters were killed.", "killed - - 20 [Up to 20 fighters]"),
    ("As many as 70 people died.", "killed - - 70 [As many as 70 people]"),
    (
        "Fewer than 10 protesters were arrested.",
        "arrested - - 9 [Fewer than 10 protesters]",
    ),
    (
        "No fewer than eight officers were injured.",
        "injured 8 - - [No fewer than eight officers]",
    ),
    ("About 50 people were arrested.", "arrested 50 50 50 [About 50 people]"),
    ("Some 200 people were detained.", "arrested 200 200 200 [Some 200 people]"),
    ("Nearly 400 civilians were killed.", "killed 400 400 400 [Nearly 400 civilians]"),
    (
        "Between 10 and 15 people were killed.",
        "killed 10 - 15 [Between 10 and 15 people]",
    ),
    ("Police arrested 10 to 15 students.", "arrested 10 - 15 [10 to 15 students]"),
    ("Two or three men were wounded.", "injured 2 - 3 [Two or three men]"),
    # --- words without a number
    ("Dozens of people were killed.", "killed 24 - - [Dozens of people]"),
    ("Dozens were injured.", "injured 24 - - [Dozens]"),
    ("Scores of villagers were abducted.", "abducted 40 - - [Scores of villagers]"),
    ("Hundreds of people were arrested.", "arrested 200 - - [Hundreds of people]"),
    (
        "Thousands of families fled the fighting.",
        "displaced 2000 - - [Thousands of families]",
    ),
    (
        "Tens of thousands of people were displaced.",
        "displaced 20000 - - [Tens of thousands of people]",
    ),
    (
        "Hundreds of thousands of people fled.",
        "displaced 200000 - - [Hundreds of thousands of people]",
    ),
    ("Police arrested a dozen students.", "arrested 12 12 12 [a dozen students]"),
    ("Two dozen people were hurt.", "injured 24 24 24 [Two dozen people]"),
    ("Half a dozen men were detained.", "arrested 6 6 6 [Half a dozen men]"),
    ("Several soldiers were wounded.", "injured 3 - - [Several soldiers]"),
    # --- one and none
    ("A soldier was killed in the raid.", "killed 1 1 1 [A soldier]"),
    ("The shot wounded a policeman.", "injured 1 1 1 [a policeman]"),
    ("Police arrested another suspect.", "arrested 1 1 1 [another suspect]"),
    ("One person died.", "killed 1 1 1 [One person]"),
    (
        "There were no casualties.",
        "killed 0 0 0 [no casualties]; injured 0 0 0 [no casualties]",
    ),
    (
        "The army reported no casualties.",
        "killed 0 0 0 [no casualties]; injured 0 0 0 [no casualties]",
    ),
    ("No one was hurt in the attack.", "injured 0 0 0 [No one]"),
    ("Nobody was killed.", "killed 0 0 0 [Nobody]"),
    ("No injuries were reported.", "injured 0 0 0 [No injuries]"),
    # --- crowds and troops
    (
        "Some 3,000 protesters gathered in the square.",
        "protesters 3000 3000 3000 [Some 3,000 protesters]",
    ),
    (
        "Thousands of people marched in Oslo.",
        "protesters 2000 - - [Thousands of people]",
    ),
    (
        "Ten thousand demonstrators filled the streets.",
        "protesters 10000 10000 10000 [Ten thousand demonstrators]",
    ),
    ("France will send 3,000 troops to Mali.", "troops 3000 3000 3000 [3,000 troops]"),
    (
        "The deployment of 500 peacekeepers was delayed.",
        "troops 500 500 500 [500 peacekeepers]",
    ),
    # --- hostages
    ("Gunmen took 12 people hostage.", "abducted 12 12 12 [12 people]"),
    ("They freed 20 hostages.", "abducted 20 20 20 [20 hostages]"),
    ("Police rounded up 40 men.", "arrested 40 40 40 [40 men]"),
    ("Soldiers shot dead two students.", "killed 2 2 2 [two students]"),
    # --- other ways to say it
    ("The flood claimed 12 lives.", "killed 12 12 12 [12 lives]"),
    ("The clashes wounded over 100.", "injured 101 - - [over 100]"),
    ("Militants killed two guards and burned a bus.", "killed 2 2 2 [two guards]"),
    ("Two of the injured were children.", "part injured 2 2 2 [Two of the injured]"),
    (
        "The army lost 40 soldiers, among them six officers.",
        "killed 40 40 40 [40 soldiers]; part killed 6 6 6 [six officers]",
    ),
    (
        "The convoy carried 16 injured soldiers.",
        "injured 16 16 16 [16 injured soldiers]",
    ),
    ("Sixteen others were injured.", "injured 16 16 16 [Sixteen others]"),
    # --- no counts of people
    ("Police arrested Juan Mora, 45, on Monday.", ""),  # an age
    ("The drought killed 400 cattle.", ""),
    ("Exports rose by 12 percent in 2019.", ""),
    # --- money and time
    ("The ministers met for 45 minutes.", "duration 45 45 45 minute [45 minutes]"),
    (
        "Peru will pay $40 million to Chile.",
        "money 40000000 40000000 40000000 USD [$40 million]",
    ),
    ("They talked for half an hour.", "duration 30 30 30 minute [half an hour]"),
    ("The army fled two hours ago.", ""),  # a time, not how long something took
    ("A ship with 500 pounds of rice sank.", ""),  # weight, not money
    ("The two leaders discussed trade.", ""),
    ("A 12-year-old law was repealed.", ""),
    ("Two countries signed three agreements.", ""),
]


def told(count):
    numbers = (count.low, count.best, count.high)
    said = " ".join("-" if n is None else str(n) for n in numbers)
    standing = "total " if count.total else "part " if count.of else ""
    unit = f" {count.unit}" if count.unit else ""
    return f"{standing}{count.kind} {said}{unit} [{count.words.text}]"


@pytest.mark.parametrize(("text", "counts"), CASES)
def test_a_sentence_gives_its_counts(text, counts):
    parse = a_parse(text)
    found = [c for s in parse.sentences for c in read_counts(s, parse.report)]
    assert "; ".join(map(told, found)) == counts
