"""Common surnames: one letter between two of them is two families. Data only."""

from __future__ import annotations

# Spain and its former colonies: the father's name first, the mother's second; the short form keeps the first.
SPANISH = frozenset(
    """
    garcia rodriguez gonzalez fernandez lopez martinez sanchez perez gomez martin jimenez ruiz hernandez diaz moreno
    munoz alvarez romero alonso gutierrez navarro torres dominguez vazquez ramos gil ramirez serrano blanco molina
    morales suarez ortega delgado castro ortiz rubio marin sanz nunez iglesias medina garrido cortes castillo santos
    lozano guerrero cano prieto mendez cruz calvo gallego herrera marquez leon vidal pena flores cabrera campos vega
    fuentes carrasco diez reyes caballero nieto aguilar pascual santana herrero montero lorenzo hidalgo gimenez ibanez
    ferrer duran santiago benitez mora vicente vargas arias carmona crespo roman pastor soto saez velasco moya soler
    parra esteban bravo gallardo rojas pardo merino franco espinosa izquierdo lara rivas silva rivera casado arroyo
    redondo camacho rey vera otero luque galan montes rios sierra segura carrillo marcos marti soriano mendoza bernal
    robles vila valero palacios exposito benito andres varela pereira macias guerra heredia bueno roldan mateo contreras
    villar miranda guillen mateos escudero aguilera casas menendez aparicio rivero estevez beltran padilla gracia rico
    calderon abad galvez conde salas quintana jurado plaza acosta aranda bermudez blazquez salazar sosa ponce villegas
    avila pineda mejia orozco cardenas zamora figueroa molero rosario valencia escobar maldonado cordero trejo quintero
    zapata restrepo ospina uribe arango londono ochoa guzman valdez valdes juarez tapia barrera rosales cervantes ayala
    mercado sandoval estrada luna cisneros trujillo duarte zuniga cordova villalobos galindo saldana
    """.split()
)
# Portugal and Brazil: the mother's name first, the father's last; the short form keeps the last.
PORTUGUESE = frozenset(
    """
    silva santos oliveira souza sousa pereira lima ferreira costa rodrigues almeida nascimento alves carvalho araujo
    ribeiro barbosa barros cardoso correia correa dias fernandes freitas gomes goncalves lopes machado marques martins
    melo mendes monteiro moreira nunes pinto pires ramos reis rocha teixeira vieira azevedo batista borges brito campos
    castro cavalcanti coelho cunha figueiredo fonseca guimaraes leite macedo magalhaes matos medeiros miranda moraes
    morais moura neves nogueira pacheco paiva peixoto pinheiro queiroz rezende sales sampaio siqueira soares tavares
    torres vasconcelos xavier antunes baptista branco esteves faria henriques jesus lourenco maia mota neto paulo
    pinho simoes valente vaz amaral amorim andrade assis bezerra braga camargo duarte farias furtado lacerda lemos
    """.split()
)
_OTHER = frozenset(
    """
    smith johnson williams brown jones miller davis wilson anderson taylor thomas moore jackson martin lee thompson
    white harris clark lewis robinson walker young allen king wright scott hill green adams nelson baker hall campbell
    mitchell carter roberts turner phillips parker evans edwards collins stewart morris murphy cook rogers morgan cooper
    peterson bailey reed kelly howard ward cox richardson watson brooks wood james bennett gray hughes price myers long
    foster sanders ross powell sullivan russell jenkins perry butler barnes fisher henderson coleman simmons patterson
    reynolds hamilton graham wallace cole west owens harrison gibson mcdonald marshall wells webb simpson stevens tucker
    porter hunter hicks crawford henry boyd mason kennedy warren dixon burns gordon shaw holmes rice robertson hunt
    black daniels palmer mills nichols grant knight ferguson rose stone hawkins dunn perkins hudson spencer gardner
    stephens payne pierce berry matthews arnold wagner willis ray watkins olson carroll duncan snyder hart cunningham
    bradley lane andrews fox riley armstrong carpenter weaver greene lawrence elliott sims austin peters kelley franklin
    lawson fields ryan schmidt carr wheeler chapman oliver richards williamson johnston banks meyer bishop mccoy howell
    morrison hansen harvey burton fowler little clarke barker bird booth bond byrne doyle dean dawson davies davidson
    flynn foley ford frost gilbert goodwin griffin hayes hobbs holt hooper hopkins horton jennings keller kerr lamb lynch
    marsh may moran newton norris norton obrien oconnor page parsons pearson poole pope potter quinn rhodes rowe sharp
    short sutton swift thornton todd vaughan wade walsh walters watts webster winter wolfe woods yates
    muller schneider fischer weber becker hoffmann hofmann schafer koch bauer richter klein wolf schroder neumann schwarz
    zimmermann braun kruger hartmann lange schmitt werner krause lehmann kohler maier mayer meier huber kaiser fuchs lang
    scholz moller weiss jung hahn schubert vogel friedrich gunther winkler berger lorenz schuster schulz schulze schultz
    kraus bohm simon franke albrecht schumacher winter martens sommer seidel heinrich brandt haas schreiber graf dietrich
    kuhn pohl engel horn busch bergmann thomas voigt sauer arnold pfeiffer roth beck lindner ebert seifert kramer ritter
    bernard dubois durand moreau laurent michel lefebvre leroy roux bertrand morel fournier girard bonnet dupont lambert
    fontaine rousseau vincent blanc guerin boyer garnier chevalier francois legrand gauthier perrin robin clement morin
    nicolas mathieu roussel masson marchand duval denis dumont marie lemaire noel meyer dufour meunier brun blanchard
    giraud joly riviere lucas brunet gaillard barbier arnaud renard roy colin picard carpentier lacroix olivier
    rossi russo ferrari esposito bianchi romano colombo ricci marino greco bruno gallo conti mancini costa giordano rizzo
    lombardi moretti barbieri fontana santoro mariani rinaldi caruso ferrara galli martini leone longo gentile martinelli
    vitale lombardo serra coppola marchetti parisi villa conte ferraro ferri fabbri bianco marini grasso valentini messina
    ivanov smirnov kuznetsov popov vasilyev petrov sokolov mikhailov novikov fedorov morozov volkov alekseev lebedev
    semenov egorov pavlov kozlov stepanov nikolaev orlov andreev makarov nikitin zakharov zaitsev soloviev borisov yakovlev
    grigoriev romanov vorobyov sergeev kuzmin frolov alexandrov dmitriev korolev gusev kiselev ilyin maximov polyakov
    sorokin vinogradov kovalev belov medvedev antonov tarasov zhukov baranov filippov komarov davydov belyaev gerasimov
    bogdanov osipov sidorov matveev titov markov mironov krylov kulikov karpov vlasov melnikov denisov gavrilov tikhonov
    shevchenko kovalenko bondarenko tkachenko kravchenko oliynyk koval polishchuk bondar lysenko moroz savchenko rudenko
    petrenko klymenko pavlenko marchenko melnyk kovalchuk kravchuk
    nowak kowalski wisniewski wojcik kowalczyk kaminski lewandowski zielinski szymanski wozniak dabrowski kozlowski
    mazur jankowski kwiatkowski krawczyk
    ahmadi haddad khoury mansour nasser saleh salem sayegh shami hariri masri najjar qasim rahman sabbagh aziz bakr
    hamdan khalil khatib maliki rashid tamimi zaidan barakat darwish ghanem habib hakim jaber kassem
    kim lee park choi jung kang cho yoon jang lim han shin kwon hwang wang li zhang liu chen yang huang zhao wu zhou xu
    sun zhu guo lin luo liang song tang deng feng singh kumar sharma gupta patel khan ali nguyen tran pham tanaka suzuki
    sato takahashi watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi matsumoto inoue kimura
    hayashi shimizu hansen johansen olsen larsen andersen pedersen nilsen kristiansen jensen karlsen johansson andersson
    karlsson nilsson eriksson larsson olsson persson svensson gustafsson jong vries berg bakker visser smit meijer boer
    mulder bos vos peters hendriks dekker brouwer
    """.split()
)
SURNAMES = SPANISH | PORTUGUESE | _OTHER
