"""What may stand under any post: the talk of support desks, in the four languages of the rules. Data, no logic."""

from __future__ import annotations

from policy.vocabulary import words

FUNCTION_WORDS = words(
    """
    able about above across after against almost along already also although always among another anyone around away
    back because before behind below between both cannot down during each either else ever everybody except few
    hence how however instead let many maybe neither never nobody none nor often onto other others otherwise per
    perhaps quite rather same several should since someone soon such than though through throughout till too toward
    towards under unless until upon very via were whatever when whenever where whereas whether which whichever while
    whoever whom whose why within without yet

    al algo alguien ambos ante antes aquel aquella aquellos asi aun aunque cada como contra cosa cual cuales cuando
    cuanto desde despues donde durante ella ellas ellos entre esa esas ese eso esos estas estos hacia hasta jamas
    luego mas mediante mientras mis muy nadie ninguna ninguno nosotras nosotros nunca otra otras otro otros para
    pero poco porque pues quien quienes segun sido sin sino sobre somos son soy sus tambien tampoco tan tanto toda
    todas todo todos tras una unas uno unos usted ustedes vosotros

    alors apres aucune aussi autour aux avant avec car ceci cela celle celles celui ces cet cette ceux chez comme
    contre cote dans dehors depuis derriere dessous dessus devant donc dont durant elle elles envers etant eux hors
    jusqu jusque leur leurs lors lui mais malgre meme mes mien moi moins ou par parce parmi pendant peut plusieurs
    pour pourquoi pres puis quand que quel quelle quels qui quoi sans sauf selon ses si sinon soi sous sur tandis
    tant tel telle tes toi ton tous toutes vers voici y

    aber als am an ans auch auf aus ausser bei beide beim bevor bis bist bzw dabei dadurch dafur dagegen daheim
    daher dahin damit danach daneben daran darauf daraus darin daruber darum davon davor dazu dein deine dem den
    denn dennoch deren des deshalb dessen dich dir doch dort durch einem einen einer eines euch euer falls gegen
    habt hast hin hinter ihm ihn ihnen ihr ihre ihrem ihren ihrer im ins jede jeder jedes jedoch jene kein keine man
    mein mich mir mit nach nachdem neben nichts noch nur ob obwohl oder ohne seine seinem seinen seiner seit sich
    sind so sobald solange somit sonst sowie sowohl statt trotz uber um und unsere unserem unseren unserer unter vom
    von vor wahrend wart was weder weil wem wen wenn wer wir wo wobei wodurch wofur woher wohin womit worauf worden
    zum zur zwar zwischen
    """
)
"""Folded words that every text of a language needs."""

GENERIC_WORDS = words(
    """
    absolutely accept acceptable acknowledge action actions add added additional address addressed advise advised
    aforementioned afternoon again agent agents agree ahead aim aims answer answers anytime apologetic appropriate
    area aren asap aspect aspects assured attention available avoid aware awful awkward ayudamos bad based bear
    become begin behalf being believe beloved bit bless blog board bring bringing buddy bug bugs busy call calls
    came can cant care carefully case cases catch certain certainly challenge champ chance change changes channel
    channels chat check checked cheers choose choosing chose clear close closely colleague colleagues come comes
    coming commit complaint complaints complete completely concern condition confidence consider consideration
    considered constant constantly constructive contacting continually conversation correct correctly couple cover
    criticism current currently darling date deal dealt decide deepest deeply definetly definitely definitly delight
    deliver depart department deserve deserved deserves design desk detail detailed develop developed developer
    developers development did didn different direct directly disappoint discuss disregard distress doesn doubt drop
    dude due earliest early earn easier easily easy effort efforts email emails emotion encounter encountered
    encountering end endeavor endeavour enhance enjoy enjoyed enjoying enough enquiry ensure ensuring entire error
    errors escalate escalated especially evening event exactly exceed excellence excellent exceptional expect
    expectation expectations expected explain extra extremely eye face faced fact fall fallen family fan fans far
    fast faster feature features feed feel feeling feels felt figure figuring fill fine finish firstly five fix
    fixes fixing folks follow follower followers following form forms forward forwarded found four frank friend
    friendly friends front full fully fun function functionality further future gave general generally genuinely get
    gets getting give given gives giving glad glitch goal goes going gone got grateful gratitude greatly greetings
    grow guest guests guide guidelines guy guys half hand handle hang happen happened happening happens happiness
    hard haven heads heart heartbroken heartfelt hectic here hiccup highly hold home honest honestly honor honour
    horrible hour hours huge humble hun idea ideally ideas ignore imagine immediate immediately impact impression
    improved inbox incident include includes inconvenienced increase incredibly individual inform informed inquiry
    inspire intend intended interact interest interested internal internally investigate investigated investigating
    investigation involved isn item job join joy justice keen keeping kept key kindest kindness knew knowing known
    lack large last late later latest lead leaders learn learning least leave leaving left less letter level
    leverage like liked likely link listen listening little live log long longer look looked loss lost lots love
    lovely lowest loyal loyalty mail main maintain major management manager managers manner mate matter mean means
    measure measures meet meeting meets member members mention mentioned met might mind minor minute minutes miss
    mission mistake moment moments monitor month months more morning most move moving much must name near nearest
    necessary nice night noise nope normal normally not note noted noticed notification notified nowhere number
    numbers occasion occasions occur occurred off offer offered offering okay ongoing online open operations
    opportunity option options ordinary organisation organization originally ought outcome outstanding overall own
    pain pal palabras part particular particularly party pass passed passing past patience patient people perfect
    perfectly period permission person personal personally personnel pet pick picked piece place plan planning plans
    pleasure plus pm point points policies policy poor pop posted posting pride prior privacy private privately
    privilege problematic procedure procedures process processed processes professional promptly properly proud
    public push put question questions quick quicker quickly raise raised reach reached reader readers reading real
    realise realize really reason reasons receive received receiving recent recently recommend record recorded refer
    reference regard regarding regret regretful regrets regrettable relation relevant reliable rely remain remark
    remarks remind reply report reported reporting representative representatives request requested requests require
    required responding response responses responsible rest restore result results reviewed reviewing right rough
    round satisfactory satisfying save saw saying says second seen sense sent serious shall short shortly shout show
    showing similar simple simply site situations slide small smile software somebody somehow sometime sometimes
    somewhat somewhere soonest sort sorted sorting sory sound sounded sounds special specialist specific
    specifically spot squad stage stakeholders stand start started state statement status stay step steps still stop
    straight straightaway stress strictly strongly stuff submit subscribe succeed success super superb supporters
    supporting supportive suppose surely surprise survey sweetie swiftly tag talk talking task teams technical tell
    telling terms terrible terribly thanked thankful thankyou thoroughly thought thoughtful thousand thrilled thus
    ticket timely tip title today together told tomorrow tonight top total totally touch tough transparency treat
    treated trouble troubles true trust truth turn twice ultimate unacceptable understandable understandably
    understands understood unfortunate unfortunately unhappy unpleasant update updated updates updating upset
    upsetting urgent urgently usual usually utmost various version versions view views visiting visitor visitors
    wait waiting warm warmest way week weeks welcome well went whole wish wishes won wonder wondering words worker
    workers world worried worry worse worst worth write writing wrong wrote xoxo xx year years yes yesterday yours
    youve

    abordar acaba acceder accion acciones aclarar actual adelante ademas agradecemos agradecer agradecidos alcance
    alegra alegramos alegria algun alguna algunos amable amablemente amigo anotado anterior apena apreciamos aprecio
    aqui asunto asuntos atencion atender atendera atenderte atentamente atento avisar ayudaremos ayudarle ayudarte
    bien breve buenas bueno buscar calidad caso cierto claro comenta comentado comentar comentarnos comentas
    compania completamente comprometidos compromiso comunicacion comunicar comunicarte comunicate conocer conseguir
    consulta consultas contacta contactar contactarnos contacte contacto contactos contar contarnos contento
    contentos continuar cordial cordialmente cosas crecer cualquier cuenta cuentanos cuestion cuidado dar darnos
    datos decirte dejar dejarnos demas dentro departamento deseamos deseando desear desees detalle detalles dias
    dinos directo disculparnos disfrutado disfrutar disposicion duda dudas dudes efecto ejemplo empresa encanta
    encantada encantado encantados encontrar enhorabuena enlace enorme entendemos entender entiendo entonces
    envianos enviar enviarnos envie equipos errores escriba escribanos escribe escribenos escribiendo escrito
    escuchar escucharte esforzamos esfuerzo especial esperado esperar espero estado estamos estara estaremos estes
    estupendo evitar excelente expectativas experiencias facil familia favor felices felicidades feliz forma
    formulario fuerte futuro gente gestion gestionar gracia grande grandes gusta gustado gustaria haber habido hace
    hacer haga hagas haremos hecho igual importa importancia importante incidencia incidente inconveniente
    inconvenientes indicanos informacion informar informaremos intentar intentaremos interes internamente interno
    investigar investigaremos lado lamentable lamento leer leerte llegar llevar lograr lugar maximo mayor medida
    medidas medio mejor mejora mejorando mejorar mejores menos merece mereces mil miramos mirar miraremos mismo modo
    molestado momento motivo nada necesario necesitas necesites negativo nivel noches nota notar nuevamente nuevo
    objetivo observaciones ocurrido ocurrio ojala opiniones orgullo pasada pasado pasar paso pedimos pena pendientes
    pensar permite permitenos persona personalmente personas podamos podemos poder podremos ponemos poner ponerse
    ponerte pongase ponte posible positiva positivo preguntas preocupes presente prestar primer prioridad privado
    problema problemas procedimiento proceso profundamente pronto proxima proximo publica publico punto quedamos
    quedo queja quejas queremos querer querido razon realizar realmente recibido recibir recibirte reclamacion
    recomendacion recomendar regreso relacion resena resolver resolverlo respecto responder responderemos respuesta
    revisar revisaremos revision sabemos saber saludo satisfaccion satisfacerte seguimos seguir seguiremos seguro
    sentido sentir ser seria serio servicios servirle servirte siento situacion sola solicitud solo solucion
    solucionar solucionarlo soluciones soporte suficiente sugerencia sugerencias supuesto tardes tema temas tenemos
    tener tenga tengas tomamos tomar trabajamos trabajando trabajar trabajo tranquilo trasladado trasladamos
    trasladar trata tratado tratar tus urgente urgentemente usuario usuarios util utilizar valor valoracion
    valoramos vamos veces vemos ver veremos vez visita visitarnos volver vuelta vuelvas vuestra vuestro vuestros

    accord accueillir accueillons actuellement afin agreable aider aiderons ailleurs aimable ainsi amelioration
    ameliorer ami amicalement appel appelez apporter appreciation apprecions assistance assurer assurons attendons
    attente attentes attentif attentivement aucun aujourd aupres autre autres avance avenir avoir bas beaucoup
    belles besoin bienveillance bienvenue bonheur bref canal cas cause chacun changer chaque cher chere chers choses
    collegue collegues commentaires comprendre comprends comprenons compte concernant concerne concernee conseil
    conseiller conseillers constamment contact contacter contactez contactons content contente contents continuer
    continuons contraire coordonnees correctement courage courriel cours croire deception decevoir decu decue
    demande demander demarche departement deplaisant derniere desagrement desagrements desormais details
    developpement developpeurs devons dire direction dirigeants discuter disposition distance dites donner doute
    droit echange echanger ecoute ecouter ecrire ecrivez effectuer efforcons egalement egard employe encore
    engagement ensemble entendre entendu entierement entreprise envoyer envoyez equipes erreur erreurs espere
    esperons espoir essayer etait ete evenement evidemment eviter exactement excellente excuse expliquer exprimer
    facilement facon faire faisons fait faites felicitations feliciter ferons fidele fidelite fier fiers fin
    finalement fois fonction fonctionnalite fond force formulaire gens gentil gentillesse gentiment gerer grace
    grand grandement hate hesiter hesitez heureuse heureux ici ideal idee immediatement importance important
    inconvenient inconvenients indiquer indiquez information informations informer instant intention interesse
    interet interne internes invitons jamais joie joindre lendemain lien lieu lire loin longtemps lorsque lu madame
    mails maintenant maintien malheureusement malheureux maniere manque marque mauvais mauvaise maximum meilleur
    meilleure meilleures meilleurs mesure mesures mettons mettre mieux moindre monsieur mot mots moyen naturellement
    necessaire niveau nombreux nouveau nouveaux nouvelle objectif obtenir offrir oublier ouvert parler partage
    partager particulier passage passer passionnee pense pensee permettez permettra permettre personne
    personnellement personnes petit peu plaignez plaindre plainte plaire plaisir pleinement plutot poser positif
    positive possible prendre prenons preoccupation presence presenter presentons presque prie prions priorite prise
    prive problemes proceder prochain prochaine prochainement procurer produire profondement propos proposer propre
    proximite puisse puissions qualite quelqu quelque quelques raison rapide rapidement ravi ravie ravis reception
    recevoir recevons recherche reclamation recommandation recommander reconnaissants redaction regler regrettons
    rejoindre remarque remarques remercie remerciements remercier remercions remontees remonter rencontre rencontree
    rencontres rendre renseignements repondre reponse reseau resoudre respect ressenti rester restons resultat
    retrouver reussir revenir revenons reviendra reviendrons sachez salutations satisfaction satisfaire satisfait
    savoir secteur semaine sens sera serait serieusement serieux seriez serons service servir seul seulement
    signalement signaler simplement sincere sincerement sinceres soin solution solutions sommes sorte sortie souci
    soucis souhait souhaitez souhaitons soulever soutenir souvent suggestion suite suivi suivre sujet superieur
    support surement surtout temoignage temps tenir tenons tenter terme traite traitement traiter transmettons
    transmettre transmis travail travailler travaillons tres trouver trouvons urgence utile utilisateur utilisateurs
    utiliser valeur venir verifier verifions veuillez viens visite visiteurs vite vivement voila voir vois vouloir
    voulons vraiment

    abend aktuell alle allem allen aller alles allgemein andere anderen anders anfrage anfragen angelegenheit
    angenehm anliegen anmerkung anmerkungen anregung anregungen anruf anrufen anschauen ansehen ansprechen anspruch
    anspruchen antwort antworten anzeige arbeiten arbeitet arger argerlich aufgabe aufmerksam aufmerksamkeit
    aufrichtig auftreten augenblick ausdrucklich austausch bearbeiten bearbeitet bearbeitung bedanken bedarf
    bedauere bedauerlich bedauern bedeutet begeistern begeistert behandeln beheben behoben beitrag bekommen bemuhen
    bemuht bemuhung bereich bereiten bereits bericht berichten berucksichtigen beschaftigen beschaftigt bescheid
    beschwerde besonders besprechen besser bessere bessern bestatigen beste besten bestens besuch besuchen betreff
    betrifft bewertungen bieten bitten bleiben bleibt brauchen bringen dankbar danken dankeschon dann dass daten
    dauer demnachst denken dies diese diesem diesen dieser dieses ding dinge direkt direktnachricht draus eben
    ehrlich eigen eindruck einfach einige einmal einzeln empfehlen empfehlung ende endlich entgegen entnehmen
    entschuldigen entschuldigung entsprechen entsprechend entspricht entstanden entstandenen enttauscht enttauschung
    erfahren erfahrungen erfreut erfullen erfullt erhalten erklaren erleben erlebnis erlebt ermoglichen erneut ernst
    erreichen erst erwarten erwartet erwartung erwartungen erzahlen eure eurem euren eurer fachabteilung fachbereich
    falle familie fehler fehlern feststellen finden folgen forderlich formular frage fragen frau freude freund
    freunde freundlich freuten fruh fruher fuhlen ganz ganze gast gaste gebe geben gedanken geehrte geehrter
    gefallen gefallt gefreut gefunden gegeben gehen gehort geht gelegenheit gemacht gemeinsam gemeldet genannten
    genau genauer genaueres genug gerade gerecht gern gesagt geschatzt geschehen geschrieben gesprach gestalten
    gewesen gewunscht gibt glauben gleich gluck glucklich gross grosse grossem grossen grosste grund grunde gute
    gutem guten guter haltet handeln hatte hatten heraus herr herzlich herzliche herzlichen heute hier hilf
    hilfreich hilft hinweis hinweise hinweisen hoch hochste hochsten hoffe hoffentlich hoffnung horen hort immer
    informationen informieren innerhalb insbesondere intensiv intern jeden jederzeit jemand jetzt jeweiligen kann
    kannst kennen klappt klar klaren klarung klingt kollege kollegen kollegin kollegium komm kommen kommentar kommt
    konkret konnen konnt konnten kontakt kontaktformular kontaktiere kontaktieren kontinuierlich kritik kritisch
    kummern kummert kundenservice kundensupport kundenzufriedenheit kurz kurze lange langer lass lassen lasst legen
    leicht leider leiten leiter leitet lernen lesen letzten leute lieben lob los losen losung losungen lust mach
    machen macht mal manchmal massnahme massnahmen mehr meine meinem meinen meiner meinung meinungen meist melde
    melden meldet meldung meldungen mensch menschen mfg missverstandnis mitarbeiter mitarbeiterin mitarbeitern
    mitbekommen mitgeteilt mitteilen mitteilung mochte mochten mogen moglich moglicherweise moglichkeit moglichst
    montag muhe mussen musst musste nachfrage nachgehen nachricht nachrichten nachsten nachstes naher naheres nehmen
    nett netten neu neue neuen niemand nochmal nochmals notieren notiert notig notwendig nun nutzen nutzer offen
    offenheit oft optimal optimieren ordnung ort passieren passiert personlich personliche positiv privat problem
    probleme problemen produkt prompt prufen prufung punkt punkte qualitat rasch recht rechtzeitig reden regeln
    ruckmeldungen rund sache sachen sachverhalt sagen sagst schade schatzen schauen schaut scheint schicke schicken
    schildern schilderung schlecht schlechte schlechten schnell schneller schnellstmoglich schreib schreibe
    schreiben schreibt schritt schwer sehen seid seite seiten selbst selbstverstandlich senden sicher sicherlich
    sicht situation sofort sogar solch solche sollte sollten solltest sorge sorgen sorgfaltig spater sprechen
    standards standig stehen stelle stellen stets stimme stolz storung suchen tage tagen teil teilen teilst telefon
    telefonisch thema themen tolle tollen trotzdem tun uberarbeiten uberhaupt uberlegen uberprufen uberprufung
    uberzeugen umgang umgehend umsetzen umstand umstande unangenehm unannehmlichkeit unbedingt unerfreulich
    ungelegenheiten unternehmen unterstutzen unterstutzung unzufrieden unzufriedenheit ursache verantwortlich
    verantwortlichen verargert verbessern verbesserung verbesserungen verbringen verfugung vergangen verlassen
    verlaufen vermeiden verspreche versprechen verstandlich verstehe verstehen versuchen versucht viel viele vielem
    vielleicht voll vollig vorab voran vorbei vorfall vorfalle vorgang vorschlag vorschlage vorstellung wahr wann
    warten warum weg wege wegen weise weiss weit weiter weitere weiteren weitergabe weitergeben weitergegeben
    weitergeleitet weiterhelfen weiterhin weiterleiten welche wenden wenig werde werte wertschatzung wertvoll
    wertvolle wichtig wie wieso willkommen wirklich wissen woche wochen wohl wollen worte wunsch wunsche wunschen
    wurden zeit zeitnah zeitpunkt ziehen ziel zufrieden zufriedenheit zufriedenstellend zukommen zukunft zukunftig
    zusammen zusatzlich zustandig zustandige zustandigen zuversichtlich zuvor

    aargh ah aww blimey bother bunch chat crikey crumbs dear dismayed ear ears eek embarrassing fright frightening
    frustrating gee golly goodness gosh grim grin grinning gutted heavens hmm hurrah irritating jeez lord miserable
    mood mortified nasty oh ooh oops ouch phew rotten sad scary shame shock shocked shocking smiles stinks stressful
    sucks terrifying tiresome ugh unlucky whoops woah wow wretched yay yikes

    autsch ach argerlich blod blode dumm dumme gelaufen herrje klasse mensch meldet mist nervig oje ohje peinlich puh
    schlimm schrecklich schade traurig toll

    agacant aie arriver arrive choquant devrait dommage helas honte incroyable mesaventure mince ouf oups penible triste
    waouh zut

    ay fastidio faena guau increible lastima rabia rollo susto triste uy vaya vemos verguenza
    """
)
"""Folded words that name nothing: with these alone a reply could stand under any post."""

CONTACTING: dict[str, tuple[str, ...]] = {
    "*": (
        (
            "(send|drop|pop|shoot|give|leave|write|ping|fire) (us|me|it|our) [...4] (dm|dms|message|messages|email|"
            "mail|line|note|call|ring|shout|inbox|pm|text|buzz)"
        ),
        (
            "(dm|message|email|mail|call|ring|phone|contact|pm|inbox|write to|talk to|speak to|reach out to|"
            "get back to|check in with) (us|me|our)"
        ),
        "(private*|direct*|personal) (message*|chat)",
        "(private*|direct*) message",
        "(by|via|over|through|in|into|to|per) [our|your|the|a] (dm|dms|email|mail|e mail|phone|inbox|chat|pm)",
        "(get|getting|be|keep|stay) in (touch|contact)",
        "reach* (out|us|me)",
        "(por|en|via) (privado|mensaje*|dm|md|correo|email|mail|telefono|interno|directo)",
        "(escrib*|contact*|llam*|mand*|envi*) [nos|con nosotros|un|por|directamente] (mensaje|correo|dm|md|privado)",
        "(par|en|via) (message*|mp|dm|prive|mail|email|courriel|telephone)",
        "(message|messages) (prive|prives|direct|directo|privado)",
        "(per|als|uber) (mail|email|e mail|dm|pn|direktnachricht|nachricht|privatnachricht|telefon)",
    ),
}
"""Where a reply only says how to reach the company: nothing in it is about the post."""

ASKS_ABOUT_IT: dict[str, tuple[str, ...]] = {
    "*": (
        "(what|which|when|where|who|whose|why)",
        "(tell|let|send|share|give|know) ...4 (site|website|page|device|model|version|branch|shop|store|day|date|file)",
        "how (was|were|did|does|do you|long|many|much|often|big|old|far|exactly)",
        "(did|does|is|was|were|has|have|had|are) (it|this|that|they|there|the|your|you|he|she|anyone|someone)",
        "(can|could|would|will) you ...2 (tell|describe|say|explain|confirm|remember|check|try) (me|us|if|whether|how)",
        "(que|cual|cuales|cuando|donde|quien|cuanto*|como fue|como ha)",
        "(quel|quelle|quels|quelles|quand|ou|qui|combien|pourquoi|qu est ce)",
        "(welche*|wann|wo|wer|was|wie lange|wie viele|wie oft|warum|an welchem|seit wann)",
        "(war|ist|hat|haben|tritt) (es|das|die|der|sie|ihr)",
    ),
}
"""Questions about what happened; they count where the sentence ends with a question mark."""

ASKS_ANYTHING: dict[str, tuple[str, ...]] = {
    "*": (
        "(tell|share|give|say|explain|hear|know|learn|send) ...4 (more|what happened|what went wrong|details|detail|"
        "your experience|all about it|about it|further)",
        "(what|whats) (happened|went wrong|is wrong|is the matter|is going on|the problem is|the matter is)",
        "(cuentanos|cuentenos|decirnos|contarnos|explicarnos|dinos) ...3 (mas|que paso|que ha pasado|detalles)",
        "(dire|raconter|dites|expliquer|racontez) ...3 (plus|ce qui s'est passe|details|davantage)",
        "(erzahlen|sagen|berichten|schildern|beschreiben) ...4 (mehr|was passiert|genauer|naheres|details)",
    ),
}
"""Questions that fit under any post: they ask for everything, as somebody does who has read nothing."""

SHORT_ANSWERS: dict[str, tuple[str, ...]] = {
    "*": (
        "(yes|no|yep|nope|only|unfortunately|sadly|indeed|coming back|has it|keeps it|sold out|available|included)",
        "(si|claro|lamentablemente|desgraciadamente|agotado|gratis|oui|non|malheureusement|complet|gratuit|compris)",
        "(ja|nein|nicht|leider|klar|ausverkauft|inklusive|geht)",
        (
            "(monday*|tuesday*|wednesday*|thursday*|friday*|saturday*|sunday*|january|february|april|june|july|august|"
            "september|october|november|december|spring|summer|autumn|winter|in may|in march)"
        ),
    ),
}
"""What answers a question without a word of it."""
