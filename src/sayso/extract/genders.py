"""Genders: what titles, nouns and common given names tell of a person's gender, and of how many a noun speaks."""

from __future__ import annotations

import re
import unicodedata

MALE_TITLES = frozenset("mr sir lord king prince father brother señor sr don monsieur herr signor duke earl".split())
FEMALE_TITLES = frozenset(
    "mrs ms miss lady queen princess madam sister mother señora sra doña dame mme madame frau signora duchess".split()
)
MALE_NOUNS = frozenset(
    "man boy father husband son brother king uncle nephew grandfather grandson widower gentleman lord monk waiter prince duke"
    " stepfather stepson boyfriend groom bridegroom dad daddy papa fellow lad guy policeman fireman businessman chairman"
    " spokesman congressman salesman fisherman gunman statesman councilman cameraman foreman nobleman sportsman hitman"
    " schoolboy cowboy godfather fiancé emperor baron hero host headmaster".split()
)
FEMALE_NOUNS = frozenset(
    "woman girl mother wife daughter sister queen aunt niece grandmother granddaughter widow lady nun waitress princess"
    " duchess stepmother stepdaughter girlfriend bride mom mum mama actress policewoman businesswoman chairwoman"
    " spokeswoman congresswoman saleswoman councilwoman housewife schoolgirl godmother fiancée empress baroness heroine"
    " hostess headmistress maid mistress ballerina midwife".split()
)
PLURAL_NOUNS = frozenset(
    "men women people children police folk folks kin couple pair duo trio siblings crowd family twins staff crew".split()
)
PLURAL_STARTS = frozenset(
    "both two three four five six seven eight nine ten several many few these those all some dozens hundreds".split()
)
SINGULAR_ENDINGS = ("ss", "us", "is")
# Given names that nearly always go with one gender, in the languages whose people come up most in English reporting.
MALE_NAMES = frozenset(
    """
    aaron abdul abdullah abraham adam adrian ahmad ahmed akira alan albert alberto alejandro aleksandr aleksei alexander
    alexandre alexei alfonso alfred alfredo ali álvaro anatoly andreas andrei andrés andrew andrey anthony antoine anton
    antonio antónio arjun arkady armando arnold arthur arturo augusto barack barry bashar benjamin bernard bernardo bernie
    björn bob boris brad brian bruce bruno carl carlo carlos cesar césar charles chris christoph christopher claude
    daniel dave david dennis diego dieter dimitri dmitri dmitry dominic donald doug douglas duncan eddie edgar eduardo
    edward edwin elias emanuel emilio emmanuel enrique eric erik ernest ernesto esteban eugene evgeny fabio felipe felix
    ferdinand fernando filipe filippo francesco francisco françois frank franz fred frederick friedrich gary gaston
    geoffrey george georges gerald gerard gerardo giorgio giovanni giuseppe gonzalo gordon graham greg gregory guido
    guillermo gunther gustavo guy hamid hans harold harry hassan hector héctor heinrich henri henry herbert hernán hiroshi
    horst howard hugh hugo hussein ibrahim ignacio igor ilya isaac isaiah ismail ivan jack jacob jacques jaime jake james
    jared jason javier jeff jeffrey jeremiah jeremy jerome jerry jim jimmy joachim joão joaquín joe joel john johnny
    jonathan jorge josé josef joseph josh joshua juan julian julio jürgen justin karl keith ken kenneth kevin khalid
    klaus kurt lars larry lawrence leo leon leonard leonardo leonid leopold lorenzo louis luca luigi luis luís lucas
    ludwig magnus mahmoud manfred manuel marcel marcelo marco marcos mario mark martin marvin mateo matthew maurice
    mauricio max maxim michael michel miguel mike mikhail mohamed mohammad mohammed moses muhammad murray mustafa nathan
    nathaniel neil nelson nicholas nick nicolás nikita nikolai nikolas norman oleg oliver omar orlando oscar otto pablo
    patrick paul paulo pavel pedro pete peter phil philip philippe pierre piotr rafael ralph ramón randy raúl ray raymond
    reginald ricardo richard rick rob robert roberto rodrigo roger roland roman ronald ross roy rudolf rudy rupert russell
    ryan salvador samir samuel santiago saul scott sean sebastian sergei sergey sergio seth simon stanley stefan stephen
    steve steven stewart stuart sven ted terrence theodore thiago thomas tiago tim timothy tobias todd tom tomás tony
    umberto vernon victor vincent vincenzo viktor vitaly vladimir vyacheslav walter warren wayne werner wilhelm will
    willem william winston wolfgang xavier yevgeny yuri yusuf zachary
    """.split()
)
FEMALE_NAMES = frozenset(
    """
    abigail ada adela adriana agatha agnes agnieszka aisha alejandra alexandra alice alicia alison amanda amelia amina amy
    ana anastasia andrée angela angelina anita ann anna anne annette annie antonia antónia audrey barbara beatrice beatriz
    becky bernadette bertha bessie beth betsy betty bianca brenda bridget camila camille carla carmen carol carole
    carolina caroline carolyn catalina catarina catherine cecilia céline charlotte chiara christina christine clara
    claudia clementina colette colleen concepción constance consuelo cristina cynthia daisy daniela deborah debra delia
    denise diana diane dolores donna dora doris dorothy edith edna eileen elaine eleanor elena elisabeth eliza elizabeth
    ella ellen elsa elsie emilia emily emma erica erika esmeralda esperanza estela esther ethel eugenia eva evelyn fatima
    fátima felicia fernanda fiona flora florence frances francesca francisca françoise frida gabriela gabrielle
    genevieve georgia geraldine gertrude gina gisela gladys gloria grace greta guadalupe gwen hannah harriet heather heidi
    helen helena hélène henrietta hilda hillary ilona ilse inés ines inga ingrid irene irina isabel isabella isabelle
    ivanka jacqueline jane janet janice jeanne jennifer jessica joan joana joanna josefina josephine joyce juana juanita
    judith judy julia juliana julie juliet karen karin katarina kate katherine kathleen kathryn kathy katie katja katrina
    kristin kristina kristine laila larissa latifa laura lauren leila leonor leticia lidia lillian linda lisa liza lois
    loretta louisa louise lourdes lúcia lucía lucille lucinda lucy ludmila luísa luisa lydia lyudmila mabel madeleine
    magdalena maggie manuela marcela margaret margarita maría maria mariam mariana marianne marie marina marisol marjorie
    marlene marta martha mary matilda maureen megan melania melanie melissa mercedes meredith michelle mildred miriam
    molly monica mónica monika nadia nancy natalia natalie natasha nathalie nina nora norma olga olivia ophelia pamela
    patricia paula pauline penelope phyllis pilar priscilla rachel ramona raquel rebecca regina renata renée rhonda rita
    roberta rosa rosalind rosario rose rosemary roxana ruth sabina sabine sabrina sally samantha sandra sara sarah
    shirley silvia simone sofia sofía sonia sonja sophia sophie stella stephanie susan susana susanna suzanne svetlana
    sylvia tamara tanya tatiana tatyana teresa tereza theresa tiffany tina ursula valentina valeria vanessa vera
    verónica veronica victoria viktoria viola violet virginia vivian wanda wendy wilma winifred ximena yolanda yulia
    yvette yvonne zainab zoe
    """.split()
)


def _plain(listed: frozenset[str]) -> frozenset[str]:
    return frozenset(_fold(word) for word in listed)


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


_TITLES = dict.fromkeys(_plain(MALE_TITLES), "m") | dict.fromkeys(_plain(FEMALE_TITLES), "f")
_NOUNS = dict.fromkeys(_plain(MALE_NOUNS), "m") | dict.fromkeys(_plain(FEMALE_NOUNS), "f")
_NAMES = dict.fromkeys(_plain(MALE_NAMES), "m") | dict.fromkeys(_plain(FEMALE_NAMES), "f")


def of_title(words: str) -> str | None:
    """The gender that a title among the first words gives away: "m", "f" or None."""
    return next((_TITLES[word] for word in re.findall(r"\w+", _fold(words))[:3] if word in _TITLES), None)


def of_noun(phrase: str) -> str | None:
    """The gender that a noun phrase's last word gives away."""
    return _NOUNS.get(_fold(phrase.split()[-1]))


def of_given_name(word: str) -> str | None:
    """The gender that a given name mostly goes with."""
    return _NAMES.get(_fold(word))


def is_plural(phrase: str) -> bool:
    """Whether a noun phrase speaks of several: "the lawyers", "both men", "the couple"."""
    words = phrase.casefold().split()
    last = words[-1]
    if words[0] in PLURAL_STARTS or last in PLURAL_NOUNS or last.endswith(("men", "women")):
        return True
    return last.endswith("s") and not last.endswith(SINGULAR_ENDINGS)
