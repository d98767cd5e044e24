"""The words that posts go by: heads of titles, what may stand before and behind them, and the verbs that give and take.

Data only. A head is a noun that names a post, a rank or an office; everything is in small letters, singular.
"""

from __future__ import annotations

from sayso.extract.lemmas import word_set

# Who speaks for another when the text says for whom.
SPEAKERS = word_set(
    """
    spokesman spokeswoman spokesperson lawyer attorney counsel counsellor solicitor barrister advocate defender
    representative
    """
)
# The offices that speak for whom they belong to, with the words that make them such.
DESKS = word_set("office service department team bureau desk")
PRESS = word_set("press media communications information public-relations pr")
# Not a post unless the text says of what, or what kind of: "officer", "a member".
WEAK = word_set(
    "officer member head leader partner representative assistant employee chief chair fellow owner founder agent manager"
)
HEADS = (
    SPEAKERS
    | WEAK
    | word_set(
        """
    accountant adjutant administrator admiral adviser advisor aide ambassador analyst anchor archbishop architect archivist
    auditor bailiff banker baron bishop boatswain bookkeeper bosun brigadier broker bursar captain cardinal caretaker
    cashier ceo cfo chairman chairperson chairwoman chancellor chaplain chef cio cleaner clerk coach columnist colonel
    comandante commandant commander commissioner commodore comptroller congressman congresswoman constable consul
    consultant controller cook coo coordinator coroner corporal correspondent councillor councilman councilwoman courier
    cto curator custodian dean deckhand delegate deputy designer detective developer dentist diplomat director dispatcher
    docker doctor driver economist editor electrician engineer ensign envoy executive fireman firefighter foreman forewoman
    gardener general geologist governor guard guardsman harbourmaster headmaster headmistress historian inspector
    instructor interpreter investigator jailer janitor jeweller journalist judge justice king lecturer legislator librarian
    lieutenant lobbyist machinist magistrate major manageress marshal marshall master mate mayor mayoress mechanic
    mediator minister monitor negotiator notary nurse officer ombudsman operator organiser organizer paralegal paramedic
    parliamentarian pastor pathologist pharmacist photographer physician pilot planner policeman policewoman politician
    porter postman premier president priest prime-minister prince princess principal private producer professor programmer
    prosecutor provost psychiatrist psychologist publicist publisher purser queen quartermaster rabbi rapporteur rector
    registrar regent reporter researcher sailor salesman saleswoman schoolteacher scientist secretary seaman senator sergeant
    sheriff shareholder skipper soldier speaker specialist stevedore steward strategist sub-prefect prefect superintendent
    supervisor surgeon surveyor teacher technician treasurer trustee typist undersecretary usher vicar vice-chairman
    vice-president viceroy warden warder watchman welder whip worker
    """
    )
)
PLURALS = {
    **{f"{head}s": head for head in HEADS},
    **{f"{head[:-1]}ies": head for head in HEADS if head.endswith("y")},
    **{f"{head[:-3]}men": head for head in HEADS if head.endswith("man")},
    **{f"{head[:-5]}women": head for head in HEADS if head.endswith("woman")},
    "counsel": "counsel",
    "staff": "staff",
}
# Heads that are speakers no more behind or before these words: "attorney general", "district attorney".
PUBLIC = word_set("general district state federal prosecuting assistant us u.s trade sales special")
# What belongs to a title when it stands before its head.
MODIFIERS = word_set(
    """
    acting adjunct administrative assistant associate attorney board branch brigade brigadier business cabinet chief civil
    commanding commercial communications company compliance corporate county court crime crown defence defense
    deputy desk detective district duty economic editorial emeritus environment environmental executive federal field
    finance financial first fiscal flight foreign general government harbor harbour head health human interior interim
    investigative joint junior justice labor labour lead leading legal lieutenant local maintenance major managing marine
    marketing master media medical military minority majority municipal national naval navy night office operating
    operations parish parliamentary permanent personal police political port press prime principal private privy
    programme project property provincial public queen's king's regional research resources rear returning revenue royal
    safety sales school special second secretary security senior sergeant shadow shift ship ship's staff state station sub
    supreme tax technical third town trade trade-union traffic transport under union vice visiting warrant yard
    """
)
# Said of who holds a post, and no part of it.
FILLERS = word_set(
    """
    longtime long-time veteran prominent leading-light famous well-known respected young old elderly local own sole only
    top chosen powerful influential controversial late-night first-ever court-appointed then-young long-serving
    """
)
BEFORE_FORMER = word_set("former ex onetime one-time erstwhile retired late previous then formerly once previously ex-")
BEFORE_CURRENT = word_set("current incumbent sitting present serving now currently new newly outgoing newly-appointed")
BEFORE_FUTURE = word_set("incoming prospective future soon-to-be")
BEHIND_FUTURE = word_set("elect designate nominee")
DETERMINERS = word_set("the a an its his her their our my your this that one another")
POSSESSIVES = word_set("its his her their our my your whose")

# The noun behind "of" that is part of the title, not where the post is, when a name follows: "member of the board of X".
BODIES = word_set(
    "board council committee staff commission panel faculty cabinet bench secretariat management supervisory directors"
)
# Kinds of places that name themselves behind "of": "governor of the state of Varn".
AREAS = word_set(
    "state city province region town county district republic municipality village island canton kingdom port"
)
NOT_MEMBERS = word_set("family public jury crowd audience household couple pair")

# Verbs by what they do to a post; each with the word that leads to the title, "" for none.
GIVING = word_set(
    "appoint name elect make nominate hire promote designate install choose pick select recruit ordain reappoint"
)
HOPED = word_set("nominate")
TAKING = word_set("dismiss fire remove sack oust depose replace succeed")
LEAVING = word_set("resign retire quit step stand")
SERVING = word_set("serve work act continue")
BECOMING = word_set("become")
BEING = word_set("be is was are were am been being 's 're 'm")
SPEAKING = word_set(
    "speak say write sign appear argue file submit act testify state respond announce plead tell talk comment thank ask"
    " issue reply"
)
HYPOTHETICAL = word_set("would could might should may must if whether unless were can ever cannot wish hope hoped want")
NEGATIVE = word_set("not never n't no neither nor")
# Of which there are several wherever there is talk of one.
LANDS = word_set("country state nation government republic province region county city town")
