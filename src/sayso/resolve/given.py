"""Given names: the common ones, their short forms, and the spellings that no rule of transliteration reaches. Data only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

# A full name, then what its bearers are called for short.
_SHORT = """
abigail: abby abbie gail
abraham: abe bram
agnes: aggie nessie
albert: al bert bertie
alberto: beto berto
alejandra: ale sandra jandra
alejandro: ale alex jandro
aleksandr: sasha shura sanya alex alik sascha
aleksandra: sasha shura sanya
aleksei: alyosha lyosha alexey lesha
alexander: alex al sandy alec xander sasha lex sander
alexandra: alex sandra lexi sasha alexa sandy
alexandre: alex xande
alfonso: poncho fonso
alfred: al fred alfie freddie
alfredo: fredo
alice: allie
alicia: licha
amanda: mandy
amelia: millie amy
anastasia: nastya stasya nastia stacy asya
anatoly: tolya
andrea: andy drea
andrei: andryusha dyusha
andrew: andy drew
angela: angie
ann: annie nan nancy
anna: annie anya nyura asya
anneliese: anne liesl
anthony: tony ant
antonia: toni toñi tonya
antonio: tony toni toño tonino nino antoñito tonho
antonina: tonya
arkady: arkasha
arnold: arnie
arthur: art artie
artur: tuca
augusto: guto tito
barbara: barb babs barbie basia
bartholomew: bart
beatrice: bea trixie bice
beatriz: bea betty bia
benedict: ben
benedikt: ben
benito: beni
benjamin: ben benny benji
bernard: bernie
bernardo: nardo
bernd: berni
boris: borya
bradley: brad
brigitte: gitta gitte
calvin: cal
camila: cami mila
carlos: charlie carlitos lito cacá
caroline: carrie caro carol
carolina: caro carol
caterina: rina
catherine: cathy cat kate kathy katie kitty cate
cecilia: ceci cissy
charles: charlie chuck chas chaz chip charley
charlotte: lottie charlie
christian: chris
christina: chris chrissy tina
christine: chris chrissy tina christel
christoph: chris stoffel
christopher: chris kit topher kris
cipriano: cipri
clara: clarita
clarence: clancy
clemens: clem
clifford: cliff
concepcion: concha conchita
consuelo: chelo
cornelius: con neil
cristina: cris tina
cristobal: tobal
curtis: curt
cynthia: cindy
cyril: cy
dagmar: daggi
daniel: dan danny dani danil
daniela: dani
daria: dasha
david: dave davey davy
deborah: deb debbie
dennis: denny den
diego: dieguito
dietrich: dieter dirk
dmitry: dima mitya dimitri dimka
dolores: lola loli lolita
dominic: dom nick
dominique: domi
donald: don donnie
dorothea: dora thea
dorothy: dot dottie dolly
douglas: doug
edgar: ed
eduard: edik edi
eduarda: duda
eduardo: edu lalo duda guayo
edward: ed eddie ted teddy ned
edwin: ed eddie
ekaterina: katya katia katyusha
elaine: lainey
eleanor: ellie nell nora
elena: lena alyona lenochka
elisabeth: lisa lisbeth sissi liesl elli
elizabeth: liz beth betty lizzie eliza libby bess betsy lisa elsie
emanuele: manu
emilia: emi milly
emily: em emmy
emma: em
enrique: quique kike
ernest: ernie
ernesto: neto tito
erwin: erv
esperanza: pera
estefania: estefi fani
esteban: teban
eugene: gene
eugenia: genia
eva: evita
evelyn: evie
evgeny: zhenya
evgenia: zhenya
fabricio: fabri
fabrizio: fabri
federica: fede
federico: fede fico kiko
felipe: pipe lipe
ferdinand: ferdi ferdy
ferdinando: nando
fernanda: fer nanda
fernando: fer nando
fiona: fi
florence: flo florrie
florentina: flor
fyodor: fedya fedor
frances: fran fanny frankie
francesca: franca checca
francesco: franco ciccio cesco
francis: frank fran
francisca: paca paquita pancha fran chica
francisco: paco pancho kiko curro quico fran chico paquito cisco
francoise: fanfan
franklin: frank
franz: franzl
frederick: fred freddie freddy rick
friedrich: fritz fred fiete
gabriel: gabe gabi
gabriela: gabi
galina: galya
gennady: gena
geoffrey: geoff jeff
georg: schorsch jorg
george: georgie
georgina: gina
georgy: zhora gosha
gerald: gerry jerry
gerard: gerry
gerardo: gerry lalo
gerhard: gerd
gertrude: gert trudy
gertrud: trude
gilbert: gil
gilberto: beto giba
giovanna: gianna vanna
giovanni: gianni nanni vanni
giuliano: giulio
giuseppe: beppe peppe pino peppino geppetto
giuseppina: giusi pina
gonzalo: gonza chalo
gordon: gord
graciela: chela
gregorio: goyo gorio
gregory: greg gregg
grigory: grisha
gretchen: greta
guadalupe: lupe lupita
guillermo: memo guille willy
guilherme: gui
gustavo: gus tavo guga
hannah: hanna
hans: hansi
harold: harry hal
harriet: hattie
heinrich: heinz heini
helen: nell nellie lena
helena: lena
henriette: jette
henrique: rique
henry: harry hank hal
herbert: herb bert bertie
hermann: manni
hilda: hildy
horace: horry
horst: hotte
hortensia: tencha
hubert: bert hugh
humberto: beto
ignacio: nacho iñaki
ignatius: iggy
igor: gosha
ilya: ilyusha
immacolata: imma
inmaculada: inma
innocent: ino
irene: rene
irina: ira irinka
isaac: ike zac
isabel: isa chabela bel belita
isabella: bella izzy isa
isabelle: isa belle
isidoro: isi
ivan: vanya vanka
jacob: jake
jacqueline: jackie
jaime: jimmy jaimito
james: jim jimmy jamie jem
janet: jan
jeanette: jean nettie
jeanne: jeannette jeanine
jean-baptiste: jb
jeffrey: jeff
jennifer: jen jenny jenn
jeremiah: jerry
jeremy: jem jez
jerome: jerry
jessica: jess jessie
jesus: chuy chucho suso
joan: joanie
joanna: jo joey asia
joao: joãozinho jota
joaquin: quino ximo chimo
joaquim: quim quincas
johann: hans hannes jo
johannes: hans hannes jo joh
jonas: joni
jonathan: jon jonny nathan
john: johnny jack jock
jorge: coque jorgito
josef: sepp jupp
joseph: joe joey jojo
josefa: pepa pepita
josefina: fina josefa chepina
josephine: jo josie
jose: pepe josé pepito chepe zé che
joshua: josh
juan: juanito juancho
juana: juani juanita
judith: judy judi
julia: jule juli
julian: jules
julio: julito
julius: jules
jurgen: jurg
karl: kalle
karl-heinz: kalle
karolina: lina
katarina: kata
katharina: kathi kathe kati tina rina
katherine: kate kathy katie kitty kat kathryn kay
kenneth: ken kenny
kimberly: kim
klaus: klausi
konrad: conny
konstantin: kostya kosta
ksenia: ksyusha
larisa: lara
lawrence: larry laurie
leonard: len lenny leo leon
leonardo: leo nardo
leonid: lenya lyonya
leonor: nonor
leopold: leo poldi
leopoldo: polo
lev: lyova
lidia: lida
lillian: lily lil
lorenzo: lencho renzo enzo
louis: lou louie
louisa: lou
louise: lou lulu
lucia: lucy luci chia
lucille: lucy
luis: lucho wicho lu luisito luisinho
luiz: lula lu luisinho
ludmila: lyuda mila
ludwig: wiggerl lutz
lyubov: lyuba
lydia: liddy
magdalena: magda lena leni
manuel: manolo manny manu lolo mané
manuela: manu manoli
marcel: marcello
marcelo: chelo celo
marcos: marquitos
margaret: maggie meg peggy marge greta madge margie daisy
margarita: marga rita margot
margarete: grete gretel greta
margaux: margo
maria: mari mary masha mariquita mia marusya manya maja
mariana: mari
mariano: nano
marina: mara
mario: mayito
marjorie: marge margie
mark: marky
martha: marty mattie
martin: marty
mary: molly polly mae mamie
mateus: teo
matilda: tilly mattie
matteo: teo
matthew: matt matty
matthias: matze hias
maurice: mo maury
mauricio: mauri mau
maurizio: mauri
maximilian: max maxi
maxim: max
maximiliano: max
melanie: mel
melissa: mel missy
mercedes: merche meche
micaela: mica
michael: mike mick mickey micky michi mikey
michaela: michi
michal: michalek
michelle: shelly
mikhail: misha mishka
miguel: migue micky miki
mildred: millie
milton: milt
minerva: minnie
miriam: mimi
monica: moni
montserrat: montse
morris: mo
nadezhda: nadya nadia
nancy: nan
natalia: natasha nata tasha nati talia
nathan: nate
nathaniel: nat nate
nicholas: nick nicky nico
nicolas: nico nicolás nick
nicola: nico
nicole: nicky nikki coco
nikita: nik
nikolai: kolya nik
nikolaus: klaus niko
norman: norm
octavio: tavo
oksana: ksana
oleg: olezhka
olga: olya
oliver: ollie
olivia: liv livvy
oscar: oskar
osvaldo: valdo
pamela: pam
paola: paoletta
pascual: pascualin
patricia: pat patty trish tricia patsy pati
patrick: pat paddy rick
patrizia: patti
paul: paulie
paula: pauli
pavel: pasha
pedro: perico pedrito pepo pedrinho
penelope: penny
peter: pete
petra: petty
philip: phil pip
philippe: philou
phyllis: phyl
pierre: pierrot
pietro: piero
pilar: pili
polina: polya
prudence: pru
pyotr: petya
rachel: rae
rafael: rafa rafi
raffaele: lello
raimundo: mundo
ramon: moncho
randolph: randy
raul: rulo
raymond: ray
rebecca: becky becca
refugio: cuca
reginald: reg reggie
renata: rena
ricarda: rica
ricardo: richi rica ricky caco cadu
richard: dick rick rich ricky richie
roberta: bobbie robi
robert: bob bobby rob robbie bert robin
roberto: beto berto rob
rocio: chio
roderick: rod
rodolfo: fito rudy
rodney: rod
rodrigo: rodri digo
rogelio: roger
rolf: rolli
roman: roma
ronald: ron ronnie
ronaldo: naldo
rosa: rosita
rosario: charo
rosemary: rosie
rudolf: rudi
russell: russ rusty
salome: sally
salvador: salva chava
salvatore: toto turi
samantha: sam
samuel: sam sammy
sandra: sandy
santiago: santi chago yago
sara: sarita
sarah: sally sadie
sebastian: seb bastian sebas basti
sebastiao: tiao
serafina: fina
sergei: seryozha seryoga
sergio: checo
severino: severo
shirley: shirl
sidney: sid
siegfried: sigi
sigmund: sigi
silvia: silvi
simon: si
sofia: sofi sonya
soledad: sole
solomon: sol
sophia: sophie
stanislav: stas slava
stanislaw: staszek
stanley: stan
stella: estrellita
stepan: styopa
stephan: steffen
stephanie: steph steffi
stephen: steve stevie
steven: steve stevie
susan: sue suzy susie
susana: susi
susanna: sanna
susanne: susi sanne
svetlana: sveta lana
sylvester: sly
sylvia: syl
tamara: toma tamar
tatiana: tanya tania
terence: terry
teresa: tere teresita resi tess tessa
theodore: ted teddy theo
theodor: theo
theresa: terry tess tracy tessa
therese: resi
thomas: tom tommy thom
tiago: ti
tiffany: tiff
timofey: tima
timothy: tim timmy
tobias: tobi toby
tomas: tommy tomasito
tommaso: maso tommy
ulrich: uli ulli
ulrike: ulli uli rike
ursula: uschi ulla
vadim: vadik
valentin: valya
valentina: valya tina
valeria: vale lera
valery: valera
vanessa: nessa
vasily: vasya
vera: verochka
veronica: vero ronnie
viacheslav: slava
vicente: chente tente vicen
victor: vic vik
victoria: vicky vic tori
viktor: vitya
vincent: vin vinnie vince
vincenzo: enzo cenzo
violeta: viole
virginia: ginny ginger
vitaly: vitalik vitya
vittorio: vito
vladimir: vova volodya vlad vovka
vladislav: vlad vladik slava
volodymyr: vova vlad volodya
vsevolod: seva
walter: walt wally wolly
wanda: wandzia
wilhelm: willi willy helmi
wilhelmina: mina minnie
wilfred: wilf
william: bill billy will willy liam
winifred: winnie
winston: win
wolfgang: wolf wolfi
xavier: xavi
ximena: xime
yakov: yasha
yaroslav: yarik slava
yevgeny: zhenya
yury: yura
yolanda: yoli
zachary: zach zack
zinaida: zina
abdullah: abdu abed
ahmad: hamada hamoudi
muhammad: hamada hamoudi mo moe
hassan: hasoun
ibrahim: brahim ibo
ismail: ismo
fatima: fatoum fatma
mustafa: mus darwish
yusuf: jojo yus
khadija: khadouj
benyamin: bibi
"""

# Spellings of one name that the rules in `spelling` do not bring together.
_SPELLINGS = """
mohammed muhammad mohamed mohammad mohamad mehmed mehmet mohamud muhammed mahomed muhamad muhamed mukhammad magomed mohd
ahmed ahmad achmed ahmet akhmed akhmad
hussein husain hussain hossein husayn hussien hosein huseyin khusein khussein hussayn
hassan hasan hacen hassane
yusuf yousef youssef yousuf yussuf jusuf yousif yusif yosef youssouf yussef
osama usama ousama ussama
omar umar omer oumar
othman osman usman uthman othmane osmane
ibrahim ebrahim ibraheem brahim ibragim
ismail ismael esmail ismaeel esmaeil
abdullah abdallah abdulla abdoullah abdollah abdalla
abdulaziz abdelaziz abdalaziz abdulazeez
abdulrahman abdelrahman abdurrahman abdurahman abderrahmane abdorrahman abdalrahman
abdulkarim abdelkarim abdelkrim abdulkareem
abdulkader abdelkader abdulqadir abdelqader abdulkadir
khaled khalid haled khaleed halid
said saeed saied saeid
sayyid sayed seyed sayyed syed sayid saiyid
mahmud mahmoud mahmood makhmud
mustafa mostafa moustafa mustapha mostapha
suleiman sulaiman soleiman sulayman suleyman solomon sulejman
jamal gamal djamal djamel cemal jamaal
jafar gafar djafar jaafar cafer
nasser naser nasir nassir
fatima fatma fatemeh fatimah fatimata
aisha aicha aysha ayesha ayse
khadija khadijah hadija khadidja hatice
zaynab zeinab zainab zeynep
ali aly
hamid hameed hamed
rashid rasheed rachid rached
tariq tarek tarik tareq
faisal faysal feisal fayçal
walid waleed oualid
karim kareem kerim
amin ameen
amir ameer emir
aleksandr alexander oleksandr alexandr aliaksandr alyaksandr aleksander aleksandar alexandre olexandr olexander
aleksandra alexandra oleksandra
aleksei alexei alexey aleksey oleksiy oleksii alexi aliaksei alexej
andrei andrey andriy andrii andrej andrzej andrii
anna hanna
dmitry dmitri dmitrii dmitriy dmytro dimitri dimitry dimitrij dzmitry
ekaterina yekaterina katerina kateryna
elena yelena olena jelena
evgeny yevgeny evgeni evgenii yevgeniy evgeniy yevhen yevgeni evgenij jewgeni jewgeny yevhenii
evgenia yevgenia evgeniya yevgeniya yevheniia
fyodor fedor fiodor fjodor
georgy georgi georgii heorhiy georgiy georgij heorhii
grigory grigori grigorii hryhoriy grigoriy grigorij
igor ihor
ivan
mikhail michail mykhailo mihail mikhael mychajlo mykhaylo mikhailo mixail
nikita mykyta
nikolai nikolay mykola nicolai nikolaj mikalai nicolay
oleg oleh aleh
olga olha volha
pavel pavlo pawel pavol
pyotr petr petro piotr pjotr peter
sergei sergey serhiy serhii sergej siarhei syarhey serguei serge sergii sergi sergiy sergej
svetlana svitlana
tatiana tatyana tetiana tatjana tetyana
vasily vasili vasyl vasiliy vasilii wassili vasilij
viktor victor wiktor viktar
vladimir volodymyr wladimir uladzimir vladimer wolodymyr volodimir
viacheslav vyacheslav vjaceslav wjatscheslaw
yury yuri iurii yuriy juri iouri yurii jurij iuri jury
yulia julia yuliya iuliia julija
zelensky zelenskyy zelenskiy selenskyj
catherine katherine kathryn cathryn katharine catharine kathrin katrin
geoffrey jeffrey geoffery jeffery
stephen steven stefan stephan steffen
philip phillip philipp filip
john jon
jonathan jonathon johnathan
sara sarah
ann anne
mark marc
eric erik erich
karl carl
christian kristian
christopher kristopher christoffer
christina kristina cristina
luis luiz
thomas tomas
theresa teresa therese
elizabeth elisabeth elisabet elizabete
isabel isabelle ysabel izabel
matthew mathew
nicholas nicolas nikolas
frederick frederic fredrick fredric frederik
allan alan allen
brian bryan
sean shaun shawn
neil neal niall
graham graeme
lawrence laurence
jeremy jeremie
gerard gerhard
rafael raphael rafel
josef joseph jozef josip
beatrice beatrix beatriz
deborah debra
rachel rachael
rebecca rebekah
lewis louis
antony anthony
ian iain
catalina katalina
benjamin benyamin binyamin
yitzhak yitzchak itzhak isaac
moshe moshé
giorgos yiorgos georgios yorgos
ioannis yannis giannis yiannis
dimitris dimitrios dimitri
konstantinos constantinos kostas constantine
yiannis giannis
sharif sherif shareef cherif
shawki shawqi
eun un
park pak bak
kim gim
lee yi rhee ri
choi choe
jung jeong chung jong
"""

# Common given names that neither table holds, so that one letter between two of them is two people.
_COMMON = """
aaron abel ada adam adela adele adelina adriana adriano adrian adrien agustin agustina aida aidan aileen alain alan
alba aldo alec alena alessandra alessandro alessia alessio alexia alexis alfonsa alina aline alma alonso alvaro amalia
amancio amaya amelie amy ana anabel anais anders andre andrea andreas andrej andres angel angeles angelica angelina
angelo anibal anita anja anna anne anneke annika anouk ante antje antonella antonietta antonin anton arianna ariel
armand armando arne arturo ashley astrid aurelia aurelio aurora austin axel barry bart basil bastian bautista belen
bella benoit berta bettina bjorn blanca bonnie boyan brandon brenda brendan brent brett brian brice bridget bruce
bruno caio caitlin carina carl carla carlo carlota carmen carmelo carmine carol carrie carsten casper cecile cedric
celeste celia celina celine cesar chad chantal chelsea chiara chloe christa christel christophe claire clare claude
claudia claudine claudio clement cleo clotilde colette colin colleen connor corinne corinna craig cristian dale damian
damien damon dana danielle danilo dante darren dario davide dean debora declan delia delphine demetrio denis denise
derek diana diane dina dino dirk dolly dominik donato donna doris doreen dorothee drew duncan dustin dylan edith edmund
edna efrain elia elias elio elisa elise eliseo ella ellen elliot eloisa elsa elvira emil emile emilio emmanuel enrica
enrico enzo eric erica erik erika ernst estela ester esther ethan etienne eugenio eve ezequiel fabian fabiana fabien
fabio fatih faustino federica felicia felicity felix filippo filomena flavia flavio flora florian floriano frank franca
franco frederic frederik gael gaia gaston gavin gemma genevieve gennaro georges georgia geraldine geraldo gerd german
gilles gina gino gioia gisela giulia giulio glen glenn gloria grace graham greta guido guy hadi hal hamza hannes hans
harald harry harvey hector heidi heike heiko heinz helene helga helmut henri herman hernan hilary hilde holger holly
hope hugo ian ida igor ilaria ildefonso iliana ilse ines inga inge ingrid irma isabela isaias isidro ismael ivana ivo
ivy jack jaclyn jacopo jacques jaime jana jane janice janine jarred jasmine jason javier jay jean jeanine jens jerry jesse
jill jimena joachim joana jochen joel joelle joey jordan jordi jorgen josep josue joy joyce juana juliana julie
julieta juliet juliette jurgen justin karen karim karin karina karla kate kathleen katja kay keith kelly kerstin kevin
kirk kirsten kristin kurt kyle lara lars laura lauren laurent laurence layla lea leah leandro leila leo leon leona leslie
leticia lia liam lidia ligia lila lilian liliana lina linda lionel lisa livia liza lola lora lorena lorna lothar lotte
louis luana luca lucas lucio lucrezia ludovic luigi luigia luisa luiza luke luna lutz luz lynn mabel maciej madeleine
maite malcolm manfred manfredo manon mara marc marcela marcella marcello marcia marcin marcio marco marcus marek margot
marguerite mariam marian marianna marianne maribel marie mariela marilyn marino marion marisa marisol marissa marius
marlene marlon marta martina martine martino massimo mateo mathieu mathilde matias mattia maud maureen mauro max maya
megan melina melinda michel michela michele michelangelo miguela mikael mila milan milena millicent mimi mina miranda
mireille mirko mitchell moises molly mona monika monique moritz murat nadia nadine nahuel naomi natalie natasha neil
nelson nestor nicolo nigel nikola nils nina noah noel noelia noemi nora norbert norma nuno octavia odette olaf olivier
omar orlando oskar oswald otto otis pablo pamela pascal patrice patricio patrizio paul paulina pauline paulo pekka per
petteri pia pier pierluigi piero pio placido primo priscilla quentin quincy rafaela rainer ralf ralph ramiro ramona raquel
rasmus raymundo regina regis reiner reinhard reinaldo remo remy renato rene renee reyes rhonda rian ricardo rino rita
roberta rocco roger roland rolando romain romeo romina rosa rosalia rosalie rosalinda rosana rose rosella ross roxana roy
ruben rufus rui ruth ryan sabina sabine sabrina salma salman samir samira samuele sandro sascha scott sean selina selma
serena severin shannon sharon sheila silas silke silvana silvano silvio simona simone sofia solange sonia sonja soraya
stacey stacy stefania stefano stefanie steffen stella sten stuart sven tadeo tamar tamara tanja tara tatjana telma tessa
thea thiago thilo thierry tina tito tobias todd tom tomasz torsten tracy travis trevor tristan troy ugo ulf umberto
unai uwe valdemar valerie valerio valery vanda vera verena vernon vicenta viktoria viola violette virginie vito vivian
viviana viviane volker wade waldemar wanda warren wayne wendy werner wesley wilma xenia yan yann yasmin yves yvette
yvonne zoe zoya
adrian bohdan bogdan boyan branko danilo danylo darko david denis eduard emil gleb hlib inna inessa iosif kirill kyrylo
kira lara larysa lesia lukas lyudmyla marko maria marina maryna matvei maksim maxym milos miroslav nadiya nazar nikola
nina oksana olesya orest ostap petar radovan rodion roman rostislav ruslan rustam semyon slavko sofiya stefan stojan
taras timur tihomir vadym valentyn valeriy vera vlada vuk yana yaroslava yelizaveta zoran zoya zlatan
adriano afonso alessandra amaro anselmo armindo bento bernarda caetano celso cesario damiao dinis domingos duarte edson
eliana elisio estevao eva fabiola fatima filipa filipe firmino flavia gaspar gil goncalo graca heitor helder ines inacio
ivone jacinto jaco januario joana jordao jorgina julieta laercio leonel lidia lourenco lucas lurdes madalena marcelo
margarida mario marta matilde miguel moacir natalina nelson nuno odete olavo otavio pedro raquel renan rosana rute
salvador sandro simao sonia tania telmo teresa tome ulisses valdir vasco vitor wagner zulmira
aitor alonso amparo araceli ariadna arantxa begona bernabe borja candela casilda ciro clemente cruz delfina domingo elias
eloy emiliano encarnacion fermin fidel gines godofredo herminia hilario hipolito inocencio iñigo joel jimena leandro leire
lourdes lucas macarena manuela marcial maribel marisol matias maximo milagros modesto nerea nieves noelia olegario oriol
paz pelayo pura quintin remedios rigoberto romulo rosendo sagrario saul silvestre sonsoles timoteo tristan urbano valentin
vicenta wenceslao zacarias zoilo
"""


_ARABIC = """
adel adnan akram amal amina amira anas anwar arif ashraf asif ayman aziz badr bashar basim bilal dalia farah farid faris
farouk fawzi firas ghassan habib hafez haider hala halima hamdi hani harith hatem haytham hiba hind hisham huda imad iman
issam jalal jamila jawad kamal khalil laila lina louay maher majid malik manal marwan maryam mazen mona muhannad munir
musa nabil nadia nadim naji nawal noor omar osman qasim raed rafiq ramzi rami rana rania reem riad rima saad sabah sadiq
salah salam saleh salim salma salwa samer sami samir sana sara sarah shadi sharif sherif suad suha sultan taha talal
tamim usman wael wafa wassim yasin yasir yasser younes zahra zaid zaki ziad
"""


def _table(listed: str) -> Mapping[str, frozenset[str]]:
    """From a short form to all the full names that it may stand for."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in listed.strip().splitlines():
        full, _, short = line.partition(":")
        for name in short.translate(_PLAIN).split():
            found[name].add(full)
    return {short: frozenset(full) for short, full in found.items()}


_PLAIN = str.maketrans("áàâãäéêíñóôõöúüç", "aaaaaeeinoooouuc")
FULL = _table(_SHORT)
SPELLINGS: Mapping[str, frozenset[int]] = (
    lambda lines: {
        word: frozenset(number for number, line in enumerate(lines) if word in line.split())
        for line in lines
        for word in line.split()
    }
)(_SPELLINGS.translate(_PLAIN).strip().splitlines())
KNOWN = frozenset(
    word
    for listed in (_SHORT.replace(":", ""), _SPELLINGS, _COMMON, _ARABIC)
    for word in listed.translate(_PLAIN).split()
)
ARABIC = frozenset(_ARABIC.split()) | frozenset(_SPELLINGS[: _SPELLINGS.index("aleksandr")].split())
FIRST_SPELLING = tuple(line.split()[0] for line in _SPELLINGS.translate(_PLAIN).strip().splitlines())
# A man's name and a woman's, or a man's in one language and a woman's in another, that sound alike or nearly.
RIVALS = frozenset(
    frozenset(pair.split())
    for pair in (
        "gabriel gabriele,gabriel gabrielle,gabriele gabrielle,pascal pascale,michel michele,michele michelle,rene renee,"
        "andre andree,emile emilie,noel noelle,joel joelle,cyril cyrille,frederic frederique,valeri valerie,"
        "valery valerie,leslie lesley,francis frances,jesse jessie,jon joan,marian marion"
    ).split(",")
)
