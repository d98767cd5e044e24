"""The lexicon of acts: which words of a cue do what, by lemma. Data only; `acts` reads it.

The words come from general knowledge and from reading the cues of PolNeAR's training part by frequency.
Attitudes (support, like, fear) are beliefs; wishes are requests; plans and threats are promises; words that
merely value (praise, mock) are "other", which is a considered act and not a gap.
"""

from __future__ import annotations

from sayso.extract.lemmas import word_set
from sayso.model import Act

# One act a line group; each word is a lemma. A word stands in one group only.
STRONG: dict[Act, str] = {
    Act.SAY: """
        accord according account add address advance advise affirm agree air alert allude amend analyse analysis
        analyze announce announcement answer append article articulate ascribe assert assertion assess
        assessment assure attest attribute author bark bellow bemoan bewail blare blog boast bolster boom brag brief
        broadcast bulletin calculate call caption cast caution certify chant characterise characterization
        characterize chatter chronicle chuckle circulate cite clarify clear coin column comment communicate communique
        compare complain compose conclude conclusion concur confide confirm contact contextualize continue contrast
        conversation convey correct corroborate couch count counter cover crack credit crow cry deadpan debut
        declaration declare defend define delve demonstrate depict depiction describe description detail determine
        disclose disclosure discover discuss discussion dispatch display disseminate divulge document draft dub e-mail
        echo editorial editorialise editorialize elaborate email emphasise emphasize entitle enumerate equate espouse
        estimate evaluate evidence examine exclaim excuse exemplify expand explain explanation explore expose expound
        express feature find finding fire float forecast foreshadow foretell frame gloat grade gripe grouse growl
        grumble gush headline herald highlight hint hold hypothesize identify illustrate imply indicate inform
        inscribe insist interject interpret interrupt interview intimate intone introduce inventory investigate invoke
        itemise itemize joke justify label lament lay leak lecture letter liken linger list mail mansplain
        mark meander memo memoir mention message messaging misstate moan mumble murmur muse mutter name narrate
        narrative news note notify observe op-ed opine outline overheard overstate paint paraphrase parrot pen per
        phrase point poll pontificate portray portrayal posit post postulate preach predict prediction premiere
        present preview print proclaim profile prognosticate project projection pronounce prophesy propound prove
        publish pumps quip quotation quote quoth rail rank rant rate rationalise rationalize rave read reaffirm
        reassure recall recap recapitulate recast recite reconfirm record recount refer reference reflect register
        reinforce reiterate rejoin relate relay release remark remind reminder reminisce rename repeat reply report
        represent reprise respond response restate resurface retell retort retweet reveal revelation review revisit
        rhetoric riff riposte roar say saying score scream share shoot shout show sigh sign signal sing sketch slogan
        snap snarl speak specify speculate speech spell spotlight spout state statement story stress study subject
        submit suggest suggestion sum summarise summarize surface survey talk tally teach telegraph tell text theorise
        theorize thunder title tout trace transcript translate transmit trumpet tweet uncover underline underplay
        underscore unearth unprompted unveil update utter vent verify version voice volunteer warn warning whisper
        word write yell
        """,
    Act.ALLEGE: """
        allegation allege allegedly argue argument claim contend contention insinuate insinuation maintain
        pretend profess purport purportedly reputedly rumor rumour supposedly
        """,
    Act.DENY: """
        belie contest contradict contradiction controvert debunk denial deny disagree disagreement disavow disavowal
        disclaim discount discredit dismiss dismissal disown disprove dispute dissent gainsay negate
        rebuff rebut rebuttal recant refutation refute reject rejection renounce repudiate repudiation retract
        retraction
        """,
    Act.ADMIT: """
        acknowledge acknowledgement acknowledgment acquiesce admission admit apologise apologize apology concede
        concession confess confession fess grant repent
        """,
    Act.ACCUSE: """
        accusation accuse admonish berate blame brand castigate censure chastise chide condemn condemnation decry
        defame demonise demonize denounce denunciation fault finger finger-pointing implicate impugn incriminate
        inculpate libel rebuke recriminate reprimand reproach scapegoat scold slander smear snitch sue
        tar upbraid vilify
        """,
    Act.TESTIFY: """
        affidavit depose deposition swear testify testimony
        """,
    Act.CHARGE: """
        arraign charge impeach indict impeachment indictment prosecute prosecution
        """,
    Act.RULE: """
        absolve acquit adjudge adjudicate administer adopt allow amendment annul appoint appointment approve arbitrate
        authorise authorize award ban bar bill block broker choose cleared commute constitution convict decision
        decree elect enact enforce enjoin establish exonerate forbid guideline hire implement impose injunction
        invalidate judge judgement judgment law legalise legalize legislate legislation limit mandate negotiate
        nominate nomination nullify ordain outlaw overrule overturn pardon pass permit pick policy prohibit
        prohibition quash ratify regulate regulation reinstate remand renegotiate repeal replace rescind restraint
        restrict restriction revise revoke rule ruling sanction select sentence settle sideline statute strike suspend
        uphold vacate verdict veto void vote
        """,
    Act.REQUEST: """
        advice advocacy advocate agitate aim ambition appeal apply aspiration aspire beg beseech bid cajole campaign
        canvass challenge champion clamor clamour co-sponsor coax command convene convince counsel crave dare demand
        desire dictate direct effort encourage entreat exhort goad goal hunger implore insistence instruct invite
        lobby long need nudge order persuade pitch plead prefer preference prescribe press pressure prioritize prod
        promote proposal propose pursue push rally recommend recommendation request require seek seize solicit sponsor
        strategy strive subpoena summon target urge want wish yearn
        """,
    Act.PROMISE: """
        arrange assurance commit commitment contemplate decide determined guarantee intend intent intention mull oath
        offer plan pledge plot prepare promise ready resolve scheme strategize threat threaten undertake vow
        """,
    Act.BELIEVE: """
        abhor accept admire adore afraid against aghast agonize alarm alarmed align amaze amazed anger angry annoy
        anticipate antipathy anxiety appreciate approval assume assumption attitude attract await aware back backing
        baffled belief believe bother care certain cherish comfort comfortable conceive concern concerned confidence
        confident confuse confused conjecture consensus consider conviction convinced debate deduce deem deliberate
        despise detect detest disappoint disappointed disappointment disapprove discern dislike dismay dismayed
        disregard distrust doubt dread dream eager embrace endorse endorsement enjoy enthusiasm enthusiastic envisage
        envision envy excited expect expectation favor favorite favour fear fearful feel feeling figure foresee forget
        frustrate frustrated frustration fume furious gather glad grieve guess happy hate hope hopeful hopefully
        hostile idea ideology idolize imagine impressed impression infer infuriate insecurity interest interested
        irritate keen know knowledge lean learn like loathe love mind mindset mistrust motive mourn mystified nervous
        notice opinion opponent oppose opposition optimism optimistic outrage overestimate overlook perceive
        perception perplexed perspective pessimistic picture please ponder popular popularity position presume
        priority pro proud puzzle rankle realise realize reason reckon recognise recognize reconsider regard regret
        relish reluctance reluctant remember reputation resent resist respect rethink revere sad scare sceptical
        scepticism see sense sentiment shock shocked side sight skeptical skeptically skepticism sorry speculation
        stance stunned support supporter supportive suppose sure surmise surprise suspect suspicion sympathetic
        sympathise sympathize theorist theory think thought thrilled tolerate treasure trouble trust unaware uncertain
        unclear uncomfortable underestimate understand understanding unease unhappy unimaginable unpopular unsure
        unwilling unwillingness upset value view watch weigh welcome willing willingness witness worried worry
        """,
    Act.ASK: """
        ask curious enquire enquiry grill inquire inquiry interrogate probe query question quiz quizzical wonder
        """,
    Act.OTHER: """
        acclaim applaud assail attack avoid balk bash battle belittle bicker blast bless boo boycott broadside carp
        celebrate cheer clash commend compliment congratulate criticise criticism criticize critique decline deflect
        demean demur denigrate deride diatribe ding dismissive disparage dodge downplay duck eschew evade eviscerate excoriate
        extol flay frown gesture gibe greet grimace grin hail hammer harangue heckle hesitate hiss hit honor honour
        ignore insult jab jeer knock lambast lambaste lampoon lash laud laugh malign
        minimise minimize mock mockery nod object objection pan parody
        pillory praise protest pummel rap react reaction refrain refusal refuse retaliate ridicule rip roast rubbish
        salute satirise satirize savage scoff scorn scowl shrug sidestep skewer slam slash smile sneer snipe snub spar
        spurn swipe taunt tease thank tirade toast trash tussle weep whack wink withhold
        """,
}

# Words that decide only when nothing stronger stands in the cue.
WEAK: dict[Act, str] = {
    Act.SAY: """
        " - : @ about among apparently appear as at base begin bring by capture carry close come contain deal deliver
        dwell end engage evidently focus follow from get give go have hear help in include issue keep known launch
        leave let look make mean move of on open ostensibly over play presumably proceed provide put raise remain
        reportedly return run seem seemingly send set sound spark start take through touch turn under use via with
        work – — “ ”
        """,
    Act.ALLEGE: """
        complaint file lawsuit lodge motion petition plea
        """,
    Act.REQUEST: """
        attempt can fight for join must opt should struggle to try would
        """,
    Act.PROMISE: """
        going poised shall will
        """,
    Act.BELIEVE: """
        be deeply draw leaning reserve stand stick toward towards
        """,
    Act.OTHER: """
        do fail stop
        """,
}

# Sequences of lemmas, the longest match first; adverbs and auxiliaries between the words are stepped over.
# A full stop in a sequence stands for up to four words in between.
PHRASES: dict[str, Act] = {
    "accord to": Act.SAY,
    "according to": Act.SAY,
    "plead guilty": Act.ADMIT,
    "plead not guilty": Act.DENY,
    "plead innocent": Act.DENY,
    "plead no contest": Act.OTHER,
    "call for": Act.REQUEST,
    "call on": Act.REQUEST,
    "call upon": Act.REQUEST,
    "call off": Act.RULE,
    "call out": Act.ACCUSE,
    "call into question": Act.ASK,
    "cast doubt": Act.BELIEVE,
    "ask for": Act.REQUEST,
    "ask to": Act.REQUEST,
    "ask that": Act.REQUEST,
    "ask . to": Act.REQUEST,
    "push for": Act.REQUEST,
    "push back": Act.DENY,
    "press for": Act.REQUEST,
    "press charge": Act.CHARGE,
    "bring charge": Act.CHARGE,
    "file charge": Act.CHARGE,
    "charge . with": Act.CHARGE,
    "charge with": Act.CHARGE,
    "charge that": Act.ACCUSE,
    "issue a ruling": Act.RULE,
    "issue an order": Act.RULE,
    "issue a statement": Act.SAY,
    "hand down": Act.RULE,
    "strike down": Act.RULE,
    "find . guilty": Act.RULE,
    "find . liable": Act.RULE,
    "rule out": Act.DENY,
    "argue against": Act.BELIEVE,
    "drop . charge": Act.OTHER,
    "drop . claim": Act.OTHER,
    "drop . allegation": Act.OTHER,
    "drop . accusation": Act.OTHER,
    "take back": Act.OTHER,
    "in charge of": Act.OTHER,
    "take charge": Act.OTHER,
    "vote for": Act.BELIEVE,
    "vote against": Act.BELIEVE,
    "take the stand": Act.TESTIFY,
    "give evidence": Act.TESTIFY,
    "give testimony": Act.TESTIFY,
    "under oath": Act.TESTIFY,
    "say under oath": Act.TESTIFY,
    "wish it noted": Act.SAY,
    "wish it record": Act.SAY,
    "wish to state": Act.SAY,
    "want it noted": Act.SAY,
    "swear to": Act.PROMISE,
    "swear under": Act.TESTIFY,
    "swear in": Act.TESTIFY,
    "agree to": Act.PROMISE,
    "agree with": Act.BELIEVE,
    "own up": Act.ADMIT,
    "own to": Act.ADMIT,
    "come clean": Act.ADMIT,
    "take responsibility": Act.ADMIT,
    "single out": Act.ACCUSE,
    "point finger": Act.ACCUSE,
    "point the finger": Act.ACCUSE,
    "would like": Act.REQUEST,
    "make clear": Act.SAY,
    "make it clear": Act.SAY,
    "make . clear": Act.SAY,
    "point out": Act.SAY,
    "lash out": Act.OTHER,
    "fire back": Act.SAY,
    "shoot down": Act.DENY,
    "shoot back": Act.SAY,
    "brush off": Act.DENY,
    "brush aside": Act.DENY,
    "wave off": Act.DENY,
    "shrug off": Act.DENY,
    "protest . innocence": Act.DENY,
    "maintain . innocence": Act.DENY,
    "proclaim . innocence": Act.DENY,
    "read out": Act.SAY,
    "no comment": Act.OTHER,
    "not respond": Act.OTHER,
    "look forward": Act.BELIEVE,
    "look to": Act.REQUEST,
    "open to": Act.BELIEVE,
    "see as": Act.BELIEVE,
    "want to know": Act.ASK,
    "want to": Act.REQUEST,
    "go after": Act.OTHER,
    "consider that": Act.BELIEVE,
    "understand from": Act.SAY,
    "gather from": Act.SAY,
    "learn from": Act.SAY,
    "know from": Act.SAY,
}

NEGATIONS = word_set("not n't never no neither nor without hardly cannot unable")
REFUSALS = word_set(
    "decline refuse refusal fail failure stop avoid forget neglect hesitate withdraw withdrawal abandon"
)
# Those of them that take back what was said before.
TAKEN_BACK = word_set("withdraw withdrawal abandon")
# What goes on or begins is what the next word says: "continued to deny".
PHASES = word_set("continue")
# Wishes: whoever does not have them still has an attitude; whoever did not order or ask did nothing.
WISHES = word_set("""ambition aspiration aspire crave desire hunger like long need prefer preference seek urge want wish would
    yearn""")
# What one can reject and so deny it; anything else that is rejected is turned down or disliked.
DENIABLE = word_set("""account accusation allegation argument assertion assessment assumption attack charge characterisation
    characterization claim complaint conclusion connection contention criticism description evidence explanation fact finding
    idea implication insinuation involvement innuendo interpretation knowledge narrative notion perception portrayal premise
    report reporting responsibility rumor rumour speculation statement story suggestion suspicion testimony theory version view
    link tie role part motive label comparison contact intention intent existence relationship
    wrongdoing guilt blame liability detail thing word truth critique remark comment concern""")
# What is asked of somebody: whoever denies or refuses it denies nothing that is said.
GRANTABLE = word_set("""access appeal application asylum bail bid clemency entry extension funding injunction leave licence
    license motion parole permission permit petition plea request visa""")
COURTS = word_set("court judge tribunal jury magistrate justice panel chamber arbitrator ombudsman")
# Other bodies that decide: what they find or reject is a decision, what they say is not.
BODIES = word_set("""commission commissioner board committee council inquiry regulator inspectorate coroner registrar arbitration
    adjudicator senate parliament assembly authority watchdog""")
# Before whom one testifies, when one tells them something.
HEARERS = word_set("""court judge tribunal jury jurors magistrate inquiry inquest coroner hearing committee commission panel
    senators lawmakers prosecutors""")
# Who speaks there for somebody else, and is no witness.
ADVOCATES = word_set("""lawyer lawyers counsel attorney attorneys solicitor solicitors barrister barristers advocate advocates
    defender defenders prosecutor prosecutors prosecution defence defense state appellant respondent""")
NOBODY = word_set("nobody none neither")
PLEADINGS = word_set("""motion complaint lawsuit suit petition indictment affidavit pleading filing brief prosecutor
    prosecution
    plaintiff petitioner claimant attorney""")

# What people do by words, by how the grammar ties to a verb what they do so: for attributions that the model misses.
PERFORMED = {
    # somebody to do something; "commanding" also without saying who does
    "directing": word_set("""ask beg urge order instruct command direct tell request implore beseech entreat exhort call
        appeal plead press warn advise petition move require forbid want"""),
    "commanding": word_set("ask beg urge order instruct command direct tell request forbid"),
    # whether something is so
    "asking": word_set("ask inquire enquire"),
    # to do something oneself
    "promising": word_set("promise threaten vow pledge undertake offer agree swear"),
    # that something be done; something; for something; to be allowed to do something
    "demanding": word_set("demand request require ask beg order urge insist move"),
    "claiming": word_set("demand request promise pledge vow"),
    "seeking": word_set("ask beg plead apply call appeal petition"),
    "wanting": word_set("ask beg plead petition"),
    # that something is so, and something that was brought before a court
    "deciding": word_set("rule order hold find decide determine conclude direct decree"),
    "judging": word_set(
        "dismiss grant deny reject uphold overturn quash acquit award annul order overrule reverse vacate"
    ),
}
# What "it" does only where it stands for a court, a company or the like: "it threatened to rain".
OF_BODIES = PERFORMED["deciding"] | PERFORMED["judging"] | word_set("instruct ask urge demand accuse indict")
# Papers that order, ask and accuse.
WRITTEN = word_set(
    "letter note message notice email e-mail telegram memo summons subpoena warrant judgment judgement report"
)
# What is brought before a court or a board.
PENDING = word_set("appeal application petition motion objection bail parole case charge indictment lawsuit suit")
PERFORMED_NOUNS = word_set("""demand request call order ruling promise threat pledge vow accusation plea appeal charge offer
    undertaking instruction finding warning""")
# Verbs that carry such a noun: "made a promise to".
PERFORMING = word_set("make give issue file lodge send repeat renew voice submit")
SOUGHT = word_set("demand request call appeal plea")
# What ties to a verb what somebody is accused of.
ACCUSED_OF: dict[str, frozenset[str]] = {
    "accuse": frozenset(("of",)),
    "blame": frozenset(("for", "on")),
    "fault": frozenset(("for",)),
    "charge": frozenset(("with",)),
    "indict": frozenset(("for", "on")),
    "denounce": frozenset(("for",)),
}
# What a party moves to have done.
MOVED = word_set("dismiss strike suppress exclude compel quash vacate stay intervene amend sever adjourn disqualify")
PHRASES.update({f"move to {done}": Act.REQUEST for done in sorted(MOVED)})
# What is still to be done, or is not done, after these: "asked him to deny", "refused to say".
UNREALISED = PERFORMED["directing"] | word_set("""
    able agree allow ambition attempt ask authority beg challenge chance command dare decline demand direct duty
    eager effort encourage expect fail failure fear forbid forget free help hope hesitate instruct intend intent
    intention invite likely need neglect offer opportunity order ought plan pledge prepare press pressure promise
    ready refuse refusal reluctant request require right seek suppose supposed tell tempt threat threaten try unable
    unlikely unwilling urge vow want warn willing willingness wish
    """)
