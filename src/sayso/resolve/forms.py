"""What firms and public bodies are called by: forms of companies, abbreviations, numbers, places. Data only."""

from __future__ import annotations

from collections.abc import Mapping

# The forms of companies in full, each under the short form that stands for it.
_PHRASES = """
llc: limited liability company; limited liability co; limited liability corporation
plc: public limited company; public limited co
lp: limited partnership
llp: limited liability partnership
jsc: joint stock company; joint stock co; stock company; aktsionernoe obshchestvo; акционерное общество
ojsc: open joint stock company; otkrytoe aktsionernoe obshchestvo; открытое акционерное общество
pjsc: public joint stock company; publichnoe aktsionernoe obshchestvo; публичное акционерное общество
cjsc: closed joint stock company; zakrytoe aktsionernoe obshchestvo; закрытое акционерное общество
ooo: obshchestvo s ogranichennoi otvetstvennostyu; obshchestvo s ogranichennoy otvetstvennostyu
ooo: общество с ограниченнои ответственностью; товариство з обмеженою відповідальністю
gmbh: gesellschaft mit beschrankter haftung; gesellschaft mit beschraenkter haftung; g m b h
ag: aktiengesellschaft
kg: kommanditgesellschaft
kgaa: kommanditgesellschaft auf aktien
ug: unternehmergesellschaft
sa: sociedad anonima; sociedade anonima; societe anonyme; societa anonima; spolka akcyjna; s a
sacv: sociedad anonima de capital variable; sa de cv
sl: sociedad limitada; sociedad de responsabilidad limitada; s l
slu: sociedad limitada unipersonal
srl: societa a responsabilita limitata; societatea cu raspundere limitata; sociedad de responsabilidad limitada srl; s r l
sarl: societe a responsabilite limitee; s a r l
sas: societe par actions simplifiee; sociedad por acciones simplificada; s a s
spa: societa per azioni; s p a
ltda: sociedade limitada; limitada
bv: besloten vennootschap; b v
nv: naamloze vennootschap; n v
spzoo: sp z o o; sp z oo; sp zoo; spolka z o o; spolka z ograniczona odpowiedzialnoscia
doo: drustvo s ogranicenom odgovornoscu; d o o
oy: osakeyhtio
ab: aktiebolag; aktiebolaget
as: aksjeselskap; aktieselskab; anonim sirketi
kft: korlatolt felelossegu tarsasag
sdnbhd: sdn bhd; sendirian berhad
bhd: berhad
pty: pty ltd; proprietary limited
pte: pte ltd; private limited; pvt ltd
kk: kabushiki kaisha
"""
COMPANY_PHRASES: Mapping[tuple[str, ...], str] = {
    tuple(phrase.split()): line.partition(":")[0]
    for line in _PHRASES.strip().splitlines()
    for phrase in line.partition(":")[2].split(";")
}
# Forms that stand before the name as well as after it.
LEADING = frozenset("ooo oao zao pao ao ojsc jsc cjsc pjsc llc pt cv srl sarl sas gmbh ооо оао зао пао ао тов".split())
# Forms that are one law's words for the same, and those that only differ in how much they say.
KINDS: Mapping[str, frozenset[str]] = {
    form: frozenset(kinds.split())
    for forms, kinds in (
        ("ltd", "private public"),
        ("llc ooo тов ооо sl slu srl sarl gmbh ug bv doo kft ltda spzoo pty pte sdnbhd sas", "private"),
        ("plc ag sa sacv spa nv ab asa oyj pjsc pao se kgaa bhd ojsc oao пао оао", "public"),
        ("jsc ao ао as oy aps kk", "public private"),
        ("cjsc zao зао", "closed"),
        ("inc corp co", "private public closed partners any"),
        ("lp llp kg", "partners"),
    )
    for form in forms.split()
}
# Forms that are translations of each other.
SAME_FORM: Mapping[str, str] = {
    "ооо": "ooo", "тов": "ooo", "llc": "ooo", "ао": "jsc", "ao": "jsc", "оао": "ojsc", "oao": "ojsc", "пао": "pjsc",
    "pao": "pjsc", "зао": "cjsc", "zao": "cjsc", "corp": "inc",
}  # fmt: skip

ABBREVIATED: Mapping[str, str] = {
    "dept": "department", "depts": "departments",
    "intl": "international", "natl": "national", "govt": "government", "gov": "government",
    "assn": "association", "assoc": "association", "univ": "university", "inst": "institute", "min": "ministry",
    "mfg": "manufacturing", "bros": "brothers", "bro": "brothers", "svcs": "services", "svc": "service", "serv": "service",
    "tech": "technology", "techs": "technologies", "mgmt": "management", "mgt": "management", "dev": "development",
    "ind": "industries", "inds": "industries", "eng": "engineering", "engg": "engineering", "grp": "group", "hldgs": "holdings",
    "hldg": "holding", "comm": "commission", "commn": "commission", "cttee": "committee", "ctr": "center", "cntr": "center",
    "centre": "center", "org": "organization", "organisation": "organization", "labour": "labor", "defence": "defense",
    "natnl": "national", "fed": "federal", "bur": "bureau", "admin": "administration", "auth": "authority", "agcy": "agency",
    "corpn": "corporation", "fndn": "foundation", "soc": "society", "hosp": "hospital", "lab": "laboratory",
    "labs": "laboratories", "pharm": "pharmaceuticals", "mun": "municipal", "dist": "district", "prov": "province",
    "ft": "fort", "mt": "mount", "programme": "program", "theatre": "theater", "harbour": "harbor", "theater": "theater",
    "secy": "secretary", "atty": "attorney", "gen": "general", "rly": "railway", "rwy": "railway", "airwys": "airways",
    "metro": "metropolitan", "acad": "academy", "coll": "college", "elem": "elementary", "pub": "public", "sys": "systems",
    "us": "usa", "gb": "uk",
}  # fmt: skip
PHRASES: Mapping[tuple[str, ...], str] = {
    ("united", "states", "of", "america"): "usa", ("united", "states"): "usa", ("united", "kingdom"): "uk",
    ("great", "britain"): "uk", ("european", "union"): "eu", ("russian", "federation"): "russia",
    ("people", "s"): "peoples", ("co", "operation"): "cooperation", ("co", "operative"): "cooperative",
}  # fmt: skip
SMALL = frozenset(
    """
    the a an of and for in on at by to de del de la las los el le les da do dos das di du des der die das und y e et i
    fur für pour para per von vom van s
    """.split()
)
# Words that many bodies share: they tell little.
GENERIC = frozenset(
    """
    group holding holdings international national company companies corporation corp industries industry industrial
    enterprise enterprises trading trade services service systems system technologies technology solutions management
    global world general limited investments investment capital partners associates ventures development consulting
    foundation trust fund association organization institute institution society union federation bank banking finance
    financial insurance energy oil gas petroleum motor motors steel construction engineering electronics logistics shipping
    transport media press office bureau department ministry agency commission committee council authority board center
    university college school hospital court police army party movement front state federal public central business
    products manufacturing plant works factory resources mining power electric communications telecom network networks
    gruppe groupe grupo gruppo banco banque banca firm house club team
    """.split()
)
_NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
NUMBERS: Mapping[str, int] = {
    **{word: number for number, word in enumerate(_NUMBER_WORDS.split())},
    **{word: number for number, word in enumerate(_ORDINALS.split(), 1)},
    "fourty": 40,
    "hundred": 100,
}
TENS: Mapping[str, int] = {**{word: 10 * number for number, word in enumerate(_TENS.split(), 2)}, "fourty": 40}
ROMAN: Mapping[str, int] = {
    word: number for number, word in enumerate("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv".split(), 1)
}
# Places tell two branches of one house apart.
PLACES = frozenset(
    """
    afghanistan africa albania algeria america angola arabia argentina armenia asia australia austria azerbaijan bahrain
    bangladesh belarus belgium benin bolivia bosnia botswana brazil britain bulgaria burma cambodia cameroon canada chad
    chile china colombia congo croatia cuba cyprus czechia denmark ecuador egypt england eritrea estonia ethiopia eu
    europe finland france gabon gambia georgia germany ghana greece guatemala guinea haiti honduras hungary iceland india
    indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya korea kosovo kuwait kyrgyzstan laos
    latvia lebanon liberia libya liechtenstein lithuania luxembourg macedonia madagascar malawi malaysia mali malta
    mauritania mauritius mexico moldova monaco mongolia montenegro morocco mozambique myanmar namibia nepal netherlands
    nicaragua niger nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar romania
    russia rwanda scotland senegal serbia singapore slovakia slovenia somalia spain sudan suriname sweden switzerland
    syria taiwan tajikistan tanzania thailand togo tunisia turkey turkmenistan uganda uk ukraine uruguay usa uzbekistan
    venezuela vietnam wales yemen zambia zimbabwe schweiz suisse svizzera deutschland osterreich espana brasil italia
    polska rossiya north south east west northern southern eastern western
    london paris berlin madrid rome moscow beijing tokyo washington york dubai geneva zurich vienna brussels
    """.split()
)
