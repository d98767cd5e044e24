"""The words of the generated world: invented names, events in several wordings, and sentences that fill its documents."""

from __future__ import annotations

FIRST = (
    "Alda Celine Dorian Edda Fabio Greta Henrik Ilse Joram Katrin Leopold Marta Nils Piotr Rosalind Stefan "
    "Tilda Ulrich Vera Wilhelm Yannick Zelda Anselm Beatrix Conrad Emeric Gustav Hedda Ivo Judith Kasper "
    "Lucia Magnus Nora Oskar Paula Quentin Renata Sander Tamara Walter Xenia"
).split()
LAST_HEADS = (
    "Ash Bel Cor Dun Ever Fal Gram Har Ing Jor Kel Lor Mar Nor Or Pel Quar Rav Sel Tor Ulv Var Wes Yar Zol".split()
)
LAST_TAILS = "bury dane vick holt mond rick stad tall worth ling grave mere brook feld nova ski hurst gard".split()
PLACE_HEADS = "Brack Cald Elm Fenn Grim Hald Kest Lund Mor Nether Oster Pell Ruth Stav Thorn Umber Vast Wick".split()
PLACE_TAILS = "haven mouth ford burgh wick stead dale port cliff marsh".split()
PLACE_KINDS = ("the {} depot", "the {} quay", "the {} yard", "the {} mill", "the {} terminal", "the {} barracks")
ORG_HEADS = (
    "Aldor Bexley Corvane Dravik Elstrom Fenwall Garrick Halvor Istrana Kordel Lumen Morvath Norsund Ostrava".split()
)
ORG_TAILS = ("Shipping", "Haulage", "Holdings", "Chemicals", "Mining", "Timber", "Logistics", "Energy", "Fisheries")
BODY_TAILS = ("Port Authority", "Harbour Board", "Water Board", "Prison Service", "Railway Authority", "City Council")
PAPERS = ("Courier", "Gazette", "Tribune", "Herald", "Chronicle", "Observer", "Sentinel", "Dispatch")
AGENCIES = ("Northline Wire", "Delmar News Agency", "Coastal Press Agency", "Inland Newswire")
JOBS = (
    "a crane driver",
    "a night watchman",
    "a nurse",
    "a retired teacher",
    "a clerk",
    "a mechanic",
    "a lorry driver",
    "a bookkeeper",
    "a fisherman",
    "a shopkeeper",
    "a welder",
    "a ticket inspector",
)
MONTHS = "January February March April May June July August September October November December".split()

# What is said to have happened: clauses that say it, and sentences of one who saw it.
EVENTS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        (
            "{a} paid {b} {n} crowns in cash at {p}",
            "{b} took {n} crowns in cash from {a} at {p}",
            "{a} handed {n} crowns in cash to {b} at {p}",
            "at {p} {n} crowns in cash went from {a} to {b}",
        ),
        (
            "I saw {a} hand {n} crowns in cash to {b} at {p}.",
            "I was there when {a} paid {b} {n} crowns in cash at {p}.",
            "At {p} I watched {b} take {n} crowns in cash from {a}.",
        ),
    ),
    (
        (
            "{a} met {b} at {p} on {d}",
            "{b} and {a} met at {p} on {d}",
            "on {d} {a} had a meeting with {b} at {p}",
            "{a} sat down with {b} at {p} on {d}",
        ),
        (
            "I saw {a} meet {b} at {p} on {d}.",
            "On {d} I watched {a} and {b} meet at {p}.",
            "I was present when {a} met {b} at {p} on {d}.",
        ),
    ),
    (
        (
            "lorries of {o} dumped {n} barrels of solvent at {p}",
            "{o} lorries left {n} barrels of solvent at {p}",
            "{n} barrels of solvent were dumped at {p} by lorries of {o}",
            "{o} got rid of {n} barrels of solvent at {p}",
        ),
        (
            "I saw lorries of {o} dump {n} barrels of solvent at {p}.",
            "I watched {o} lorries leave {n} barrels of solvent at {p}.",
            "I was there when lorries of {o} dumped {n} barrels of solvent at {p}.",
        ),
    ),
    (
        (
            "guards beat {a} at {p} on {d}",
            "{a} was beaten by guards at {p} on {d}",
            "on {d} {a} was struck by guards at {p}",
            "guards at {p} hit {a} with batons on {d}",
        ),
        (
            "I saw guards beat {a} at {p} on {d}.",
            "On {d} I watched guards beat {a} at {p}.",
            "I was present at {p} when guards beat {a} on {d}.",
        ),
    ),
    (
        (
            "{a} shredded the contracts of {o} on {d}",
            "{a} destroyed the contracts of {o} on {d}",
            "the contracts of {o} were shredded by {a} on {d}",
            "on {d} {a} put the contracts of {o} through a shredder",
        ),
        (
            "I saw {a} shred the contracts of {o} on {d}.",
            "On {d} I watched {a} destroy the contracts of {o}.",
            "I was in the office when {a} shredded the contracts of {o} on {d}.",
        ),
    ),
    (
        (
            "{a} drove {b} across the border on {d}",
            "{a} took {b} over the border in a car on {d}",
            "on {d} {b} crossed the border in a car driven by {a}",
            "{b} left the country on {d} in a car of {a}",
        ),
        (
            "I saw {a} drive {b} across the border on {d}.",
            "On {d} I watched {a} drive {b} over the border.",
            "I was there when {a} drove {b} across the border on {d}.",
        ),
    ),
    (
        (
            "{o} delivered {n} crates of rifles to {p}",
            "{n} crates of rifles were delivered to {p} by {o}",
            "{o} brought {n} crates of rifles to {p}",
            "{p} received {n} crates of rifles from {o}",
        ),
        (
            "I saw {o} deliver {n} crates of rifles to {p}.",
            "I watched {o} bring {n} crates of rifles to {p}.",
            "I was there when {o} delivered {n} crates of rifles to {p}.",
        ),
    ),
    (
        (
            "{a} locked {n} workers into {p} on {d}",
            "{n} workers were locked into {p} by {a} on {d}",
            "on {d} {a} shut {n} workers in at {p}",
            "{a} kept {n} workers behind a locked gate at {p} on {d}",
        ),
        (
            "I saw {a} lock {n} workers into {p} on {d}.",
            "On {d} I watched {a} lock {n} workers into {p}.",
            "I was there on {d} when {a} locked {n} workers into {p}.",
        ),
    ),
    (
        (
            "{a} hid {n} passports in a safe at {p}",
            "{n} passports were hidden in a safe at {p} by {a}",
            "{a} put {n} passports into a safe at {p}",
            "a safe at {p} held {n} passports that {a} had hidden",
        ),
        (
            "I saw {a} hide {n} passports in a safe at {p}.",
            "I watched {a} put {n} passports into a safe at {p}.",
            "I was there when {a} hid {n} passports in a safe at {p}.",
        ),
    ),
)

# Sentences in which nobody says anything about the fact.
FILLERS = (
    "The road to {q} has been closed for {k} weeks.",
    "About {k} families live near the old railway in {q}.",
    "The town council of {q} meets again in {m}.",
    "{q} lost its last bank branch {k} years ago.",
    "Rain is expected in {q} until the end of {m}.",
    "The bridge at {q} was built {k} years before the war.",
    "Unemployment in {q} rose to {k} per cent last {m}.",
    "A public hearing in {q} has been set for {m} {k2}.",
    "The market at {q} opens at six on weekdays and closes at noon.",
    "Fuel prices in {q} have gone up by {k} per cent since {m}.",
    "The school in {q} reopened in {m} after {k} months of repairs.",
    "Trains between {q} and {q2} run every {k} minutes in summer.",
    "The lighthouse of {q} has been dark since {m}.",
    "Nobody was at work in {q} on the morning of the {k2}th.",
    "{q} and {q2} share one fire brigade with {k} engines.",
    "The museum at {q} keeps {k} models of fishing boats.",
    "A new clinic with {k} beds is being built outside {q}.",
    "The ferry to {q2} was late for the third time in {m}.",
    "The census of {q} counted {k} hundred people and two thousand sheep.",
    "Work on the dike near {q2} stopped in {m}.",
    "The harvest around {q} was the smallest in {k} years.",
    "Half of the shops on the high street of {q} stand empty.",
    "The river at {q2} froze in {m} for the first time in {k} winters.",
    "Visitors to {q} pay {k} crowns for the cable car.",
)
# Other such sentences are put together from these.
SUBJECTS = (
    "the old brewery in {q}",
    "the tram to {q2}",
    "the parish hall",
    "the swimming pool of {q}",
    "the cattle market at {q2}",
    "the ring road",
    "the town's only cinema",
    "the weather station above {q}",
    "the youth hostel",
    "the ice rink at {q2}",
    "the savings bank of {q}",
    "the postal depot",
    "the botanical garden",
    "the volunteer choir of {q}",
    "the grain silo beside the canal",
    "the customs shed",
    "the campsite near {q2}",
    "the public library",
    "the toll bridge",
    "the slipway at {q2}",
)
PREDICATES = (
    "will stay closed until {m}",
    "cost {k} million crowns to repair",
    "celebrated its {k2}th anniversary in {m}",
    "has changed hands twice since {m}",
    "draws {k} visitors on a good day",
    "was painted green in {m}",
    "runs at a loss of {k} thousand crowns a year",
    "has been without heating for {k} days",
    "employs {k} people, most of them part-time",
    "is to be sold at auction in {m}",
    "burned down {k} years ago and was rebuilt in brick",
    "won a prize for its roof in {m}",
    "stood under water for {k2} days last {m}",
    "has a new manager, the third within {k} months",
    "opens only on the {k2}th of every month",
    "needs {k} volunteers before {m}",
)
EVENTFUL = (
    "{q} is a town of {k} thousand people on the coast.",
    "The case has drawn attention far beyond {q}.",
    "A court in {q} may take the matter up in {m}.",
    "It is the {k2}th affair of its kind in the district of {q} since {m}.",
)
DISCLAIMER = (
    "This message and any attachments are confidential and intended solely for the person to whom they are addressed. "
    "If you have received it in error, please delete it and tell the sender. Opinions in it are the sender's own and do not "
    "bind any firm. No liability is accepted for loss that may come from opening it."
)
FORM = (
    "This form is used for statements that may be put before the court. The person who makes the statement must be told "
    "that it is to be true to the best of his or her knowledge and belief, that he or she may be prosecuted for wilfully "
    "stating anything that is false, and that a copy will be kept by the office of the court clerk for ten years."
)
SYNONYMS = (
    ("closed", "shut"),
    ("expected", "forecast"),
    ("About", "Some"),
    ("has gone up", "has risen"),
    ("have gone up", "have risen"),
    ("near", "close to"),
    ("in summer", "during the summer"),
    ("lost", "gave up"),
    ("stand empty", "are empty"),
    ("was late", "came late"),
    ("told", "said to"),
    ("first", "very first"),
    ("may take", "could take"),
    ("is being built", "is under construction"),
)
