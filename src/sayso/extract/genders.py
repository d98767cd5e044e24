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
    aaron abdul abdullah abraham adam adrian ahmad ahmed akira alain alan albert alberto alejandro aleksandar aleksandr
    aleksei alessandro alexander alexandre alexei alfonso alfred alfredo ali álvaro amir anatoly anders andreas andrei
    andrés andrew andrey anil anselm anthony antoine anton antonio antónio arjun arkady armando arne arnold arthur
    arturo ashok augusto axel baptiste barack barry bashar benjamin benoît bernard bernardo bernd bernie bertrand björn
    bob bogdan boris brad branko brian bruce bruno carl carlo carlos casimir cédric cesar césar charles chris christoph
    christopher claude clemens cornelius cyril damir daniel dariusz dave david dennis diego dieter dietrich dimitri
    dmitri dmitry dominic donald doug douglas dragan duncan eddie edgar edmund eduardo edward edwin egon einar elias
    emanuel emeka emil emilio emmanuel enrique eric erik ernest ernesto erwin esteban étienne eugene evgeny fabio
    fabrice fabrizio farid felipe felix ferdinand ferenc fernando filipe filippo florian francesco francisco françois
    frank franz fred frederick friedrich fritz gary gaspard gaston geoffrey georg george georges gerald gerard gerardo
    gerhard gheorghe gilles giorgio giovanni giulio giuseppe gonzalo goran gordon graham greg gregory grzegorz guido
    guillermo gunnar gunther gustaf gustavo guy håkan hamid hans harald harold harry hartmut hassan hector héctor
    heinrich heinz helmut henri henrik henry herbert hermann hernán hiroshi holger horst howard hugh hugo hugues hussein
    ibrahim ignacio ignatius igor ilya imre ingmar isaac isaiah ismael ismail istvan ivan ivo jacek jack jacob jacques
    jaime jake james janos jared jarosław jason javier jeff jeffrey jens jeremiah jeremy jerome jerry jerzy jim jimmy
    jiří joachim joão joaquín joe joel johan johann johannes john johnny jonathan jörg jorge jorgen josé josef joseph
    josh joshua josip juan julian julio jürgen justin karim karl kaspar kazimierz keith ken kenneth kevin khalid kjell
    klaus konrad konstantin krzysztof kunal kurt lajos lamine larry lars laszlo laurent lawrence leif leo leon leonard
    leonardo leonid leopold levent lorenzo lothar louis luc luca lucas ludovic ludwig luigi luis luís maciej magnus
    mahmoud manfred manuel marcel marcelo marcin marco marcos marek mario mark martin marvin mateo matteo matthew
    matthias maurice mauricio max maxim maximilian mehmet michael michel miguel mihai mike mikhail miroslav mladen
    mohamed mohammad mohammed mohan morten moses muhammad murray mustafa nathan nathaniel neil nelson nicholas nick
    nicolás niels nikita nikolai nikolas nils norman olaf olav ole oleg oliver olivier omar orlando oscar osric otto
    pablo pascal patrice patrick paul paulo pavel pedro pekka per pete peter petr petter phil philip philippe pierre
    piers pieter pietro piotr pranav predrag radomir radoslav radovan rafael rainer rajesh ralph ramesh ramón randy
    rashid raúl ray raymond reginald reinhard rémi renaud ricardo richard rick rob robert roberto roderick rodrigo roger
    roland rolf roman ronald ross roy ruben rudolf rudy rupert ruslan russell ryan salvador samir samuel sanjay santiago
    saul scott sean sebastian serge sergei sergey sergio seth siegfried sigurd simeon simon slobodan stanislav stanley
    stefan stefano stephen steve steven stewart stig stuart sunil suresh sven tadeusz tarek tariq ted terrence theodore
    thiago thibault thierry thomas thorsten tiago tim timo timothy tobias todd tom tomás tomasz tommaso tony torsten ulf
    ulrich umberto uwe vaclav vadim valentin vernon victor vijay viktor vincent vincenzo vitaly vladimir vojtech volker
    vyacheslav walter warren wayne wenzel werner wilhelm will willem william winston witold wojciech wolfgang xavier
    yannick yevgeny yuri yusuf yves zachary zbigniew zdenek zoltan zoran øyvind
    """.split()
)
FEMALE_NAMES = frozenset(
    """
    abigail ada adela adèle adriana agata agatha agathe agnes agnieszka aïcha aino aisha alejandra aleksandra alena
    alexandra alice alicia aline alison amanda amelia amina amy ana anastasia andrée angela angelina anita anja anke ann
    anna anne anneliese annelise annette annie annika anouk antoinette antonella antonia antónia apolline arlette astrid
    audrey aurélie barbara beatrice beatriz becky bernadette bertha bessie beth betsy bettina betty bianca birgit
    birgitta blanche bożena brenda bridget brigitte britta brunhilde camila camille carla carmen carol carole carolina
    caroline carolyn catalina catarina catherine cécile cecilia célia céline chantal charlène charlotte chiara christina
    christine clara claudia clémence clementina clotilde colette colleen concepción constance consuelo corinne cosima
    cristina cynthia dagmar daisy daniela danuta deborah debra delia delphine denise diana diane dolores donna dora
    doris dorota dorothea dorothy dorte dunja ebba edith edna edwige eileen elaine eleanor elena elisabeth élise eliza
    elizabeth elke ella ellen élodie elsa elsbeth elsie elżbieta emanuela emilia émilie emily emma erica erika esmeralda
    esperanza estela esther eszter ethel eugenia eva evelyn ewa fatima fátima federica felicia félicie fernanda fiona
    flavia flora florence frances francesca francisca françoise franziska frauke freya frida friederike gabriela
    gabriella gabrielle genevieve georgia geraldine gerda gertrud gertrude gina ginevra gisela giulia giuliana gladys
    gloria grace greta guadalupe gudrun gunilla gwen halina hanna hannah hanne hannelore harriet heather hedda hedwig
    heidi heidrun heike helen helena hélène helga helle henrietta henriette hilda hilde hildegard hillary ilona ilse
    inés ines inga ingeborg ingrid irena irene irina isabel isabella isabelle isolde ivana ivanka izabela jacqueline
    jana jane janet janice jasmin jeanne jennifer jessica jitka joan joana joanna johanna jolanta josefina josephine
    joyce juana juanita judith judy julia juliana julie juliet jutta kaja karen karin karla karolina katarina kate
    katherine kathleen kathryn kathy katie katja katrina kirsten kirsti kristin kristina kristine krystyna laila larissa
    latifa laura lauren leila lena lenka leonor leticia lidia lieselotte lillian linda lisa lise liselotte liza ljiljana
    lois loretta louisa louise lourdes lúcia lucía lucille lucinda lucy ludmila ludmilla ludovica luísa luisa luise
    lydia lyudmila mabel madeleine magda magdalena maggie manon manuela marcela margaret margarete margarita margit
    margot margrethe maría maria mariam mariana marianna marianne marie mariella marina marisol marit marjorie marlene
    marta martha marthe mary mathilde matilda maureen małgorzata mechthild meera megan melania melanie melissa mercedes
    meredith mette michelle mildred milena mireille miriam mirjam mirjana molly monica mónica monika monique nadia
    nadine nancy natalia natalie natalya natasha nathalie nicoletta nina ninon noémie nora norma odette odile olga
    olivia ophelia ottilie pamela paola patricia paula pauline penelope pernille petra phyllis pia pilar priscilla priya
    rachel rakel ramona raquel rebecca regina regine renata renate renée rhonda rita roberta romy rosa rosalind rosario
    rose rosemary roswitha roxana roxane ruth sabina sabine sabrina sally samantha sandra sanna sara sarah saskia
    séverine shirley sieglinde sigrid silke silvana silvia simone simonetta snežana sofia sofía solange solveig sonia
    sonja sophia sophie stella stephanie sunita susan susana susanna suzanne svenja svetlana sybille sylvia synnøve
    tamara tanya tatiana tatjana tatyana teresa tereza thea theres theresa tiffany tina tove trine tuva ulla ulrike
    ursula ute valentina valeria valérie vanessa vera verónica veronica véronique vesna vibeke victoria viktoria viola
    violet violetta virginia vivian waltraud wanda wenche wendy wiebke wilma winifred ximena yolanda yulia yvette yvonne
    zainab zdenka zoe zofia zuzana
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
