"""The words that resolution goes by: titles, company forms, public bodies, generic nouns, nationalities. Data only."""

from __future__ import annotations


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


TITLES = _set(
    """
    mr mrs ms mx miss sir dame lord lady madam dr prof professor president vice-president vice senator sen
    representative rep congressman congresswoman governor gov mayor judge justice magistrate captain capt colonel col
    lieutenant lt general gen major maj brigadier commander cmdr sergeant sgt corporal cpl private admiral adm
    inspector superintendent detective officer agent sheriff constable commissioner minister premier chancellor
    secretary ambassador consul attorney prosecutor chief director chairman chairwoman chair king queen prince princess
    duke duchess count countess reverend rev pope cardinal bishop archbishop imam sheikh shaikh rabbi father sister
    brother mother saint st don doña dona señor senor señora senora sr sra monsieur mme madame herr frau signor signora
    licenciado lic ing engineer maestro former ex late then acting deputy special lead pilot master the honorable
    honourable hon counsel counsellor baron baroness marshal staff
    """
)
# Titles that are given names too: taken off only when two words are left.
TITLES_OR_NAMES = _set("don king prince pope duke baron count st dean earl marshal")
# "sr" opens a Spanish name and closes an English one.
GENERATION = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv", "v": "v"}
SUFFIXES = frozenset(GENERATION)
DEGREES = _set("esq phd md qc kc obe cbe mbe mp")

# What a heading adds to a person's name: "Ana Prado Biography".
HEADINGS = _set(
    """
    biography background statement statements testimony interview opinion memo memorandum letter email emails notes
    report section appendix exhibit chart file profile timeline transcript deposition affidavit declaration
    """
)

COMPANY_FORMS = {
    form: unified
    for unified, forms in {
        "ltd": "ltd limited",
        "inc": "inc incorporated",
        "corp": "corp corporation",
        "co": "co company",
        "llc": "llc",
        "llp": "llp",
        "lp": "lp",
        "plc": "plc",
        "gmbh": "gmbh",
        "ag": "ag aktiengesellschaft",
        "kg": "kg",
        "sa": "sa",
        "sl": "sl",
        "srl": "srl",
        "sas": "sas",
        "sarl": "sarl",
        "spa": "spa",
        "bv": "bv",
        "nv": "nv",
        "ab": "ab",
        "as": "as",
        "asa": "asa",
        "aps": "aps",
        "oy": "oy",
        "oyj": "oyj",
        "pty": "pty",
        "pte": "pte",
        "doo": "doo",
        "kft": "kft",
        "zrt": "zrt",
        "ooo": "ooo ооо тов",
        "ojsc": "ojsc oao оао",
        "pjsc": "pjsc pao пао",
        "jsc": "jsc ao ао",
        "cjsc": "cjsc zao зао",
        "kk": "kk",
        "sdn-bhd": "sdnbhd",
        "se": "se",
        "sacv": "sacv",
        "slu": "slu",
        "ltda": "ltda",
        "spzoo": "spzoo",
        "kgaa": "kgaa",
        "ug": "ug",
        "bhd": "bhd",
        "pt": "pt",
        "na": "na",
    }.items()
    for form in forms.split()
}
COMPANY_WORDS = _set(
    """
    holdings holding bank banco banque shipping airlines airways motors industries enterprises ventures capital
    partners investments securities insurance logistics pharmaceuticals pharma energy petroleum oil mining steel
    telecom communications media records studios pictures publishing press foods brewery hotels stores supermarkets
    consulting solutions technologies systems software
    """
)
PUBLIC_WORDS = _set(
    """
    court tribunal ministry department police authority commission agency bureau parliament senate congress assembly
    council government municipality prefecture gendarmerie army navy force forces militia customs prosecutor
    prosecution attorney registry embassy consulate directorate inspectorate treasury secretariat constabulary
    sheriff supreme federal national ombudsman cabinet duma knesset bundestag chancellery presidency
    """
)

PRONOUNS = _set(
    """
    i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself it its
    itself they them their theirs themselves who whom whose which that this these those someone somebody anyone anybody
    everyone everybody nobody none one ones others another each both
    """
)
DATES = _set(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri
    sat sun today yesterday tomorrow tonight spring summer autumn fall winter christmas easter
    """
)
# A name of nothing but these names nobody.
GENERIC = TITLES | _set(
    """
    a an and of for to in on by at state states country countries city town village county province region district
    court courts tribunal jury bench company companies firm corporation bank board committee commission council
    department ministry agency office bureau authority authorities government administration regime police army navy
    military force forces parliament senate congress house assembly party group groups team union association
    organization organisation institution institute foundation church school university college hospital prison jail
    embassy press media newspaper paper plaintiff plaintiffs defendant defendants petitioner respondent appellant
    appellee claimant applicant witness witnesses victim victims suspect suspects accused source sources official
    officials officer officers spokesman spokeswoman spokesperson lawyer lawyers counsel prosecutors judges minister
    ministers members member people person persons man men woman women child children boy girl family father mother
    son daughter brother wife husband citizen citizens resident residents worker workers staff employee employees
    manager owner founder candidate voter voters leader leaders ceo cfo coo cto chief executive editor author reporter
    correspondent journalist writer sender recipient north south east west northern southern eastern western central
    exhibit appendix annex section article page chapter count counts title table figure note re subject dear sincerely
    yes no not
    """
)
# Names all the same, though every word of them is generic.
PROPER = frozenset(
    {"state department", "department of state", "general assembly", "house of commons", "house of lords"}
)
POINTING = _set("my our your his her its their this that these those")
ANONYMOUS = (
    r"(?:(?:confidential|protected|minor|foreign|undercover|female|male|human|unnamed)\s+)*"
    r"(?:witness|individual|person|victim|source|minor|child|subject|suspect|defendant|informant|company|corporation|firm|"
    r"bank|organi[sz]ation|country|official|executive|agent|employee|officer|associate|co-?conspirator|conspirator|"
    r"plaintiff|claimant|applicant|patient|student|juror|participant|respondent|interviewee|detainee|inmate|speaker|"
    r"john doe|jane doe|doe|cw|chs|cs|ci|uc|uco|uce)[\s#-]*(?:no\.?\s*)?(?:\d{1,4}|[a-z]|[ivx]{1,4})"
)

NATIONALITIES = _set(
    """
    afghan albanian algerian american angolan arab arabic argentine argentinian armenian asian african european
    australian austrian azerbaijani bahraini bangladeshi basque belarusian belgian bolivian bosnian brazilian british
    bulgarian burmese cambodian cameroonian canadian catalan chechen chilean chinese christian colombian congolese
    croatian croat cuban cypriot czech danish dane dutch ecuadorian egyptian english estonian ethiopian filipino finnish
    finn french georgian german ghanaian greek guatemalan haitian hebrew hindu hispanic honduran hungarian icelandic
    indian indonesian iranian iraqi irish islamic israeli italian ivorian jamaican japanese jew jewish jordanian kazakh
    kenyan korean kosovar kurd kurdish kuwaiti kyrgyz laotian latin latino latvian lebanese liberian libyan lithuanian
    macedonian malaysian malian maltese mexican moldovan mongolian montenegrin moroccan mozambican muslim namibian
    nepalese nepali nicaraguan nigerian norwegian omani pakistani palestinian panamanian paraguayan persian peruvian
    polish pole portuguese protestant qatari catholic orthodox roman romanian russian rwandan salvadoran saudi scottish
    scot senegalese serb serbian shia shiite sikh singaporean slovak slovenian slovene somali soviet spanish spaniard
    sudanese sunni swede swedish swiss syrian taiwanese tajik tanzanian thai tibetan tunisian turk turkish turkmen
    ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh yemeni zambian zimbabwean western republican democrat
    democratic conservative liberal labour communist socialist
    """
)
# Given names that often stand second: "Juan Carlos" is no surname form of "Juan Carlos Vega".
SECOND_GIVEN = _set(
    """
    carlos jose maria luis antonio manuel miguel angel pablo pedro juan jesus francisco javier alberto eduardo enrique
    fernando ignacio andres alejandro rafael ramon ricardo roberto isabel carmen elena teresa luisa rosa ana lucia
    beatriz cristina mercedes pilar dolores pierre paul marie jacques claude louis michel francois philippe luc yves
    christophe anne ann anna mary jane lee lynn rose grace elizabeth louise michelle nicole john james william robert
    thomas charles george edward henry joseph david michael peter richard daniel mark andrew alan allen wayne ray
    scott dean earl hans heinz georg friedrich wilhelm karl josef ali muhammad mohammed mohammad mohamed ahmed ahmad
    abdul hassan hussein abdullah ibn bin van von de da
    """
)
