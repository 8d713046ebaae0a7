"""Which language a short text is in: by script, then by the words that every sentence needs.

No model: a text of three words must be answered in microseconds, and "unsure" must be an answer.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from policy.vocabulary import words as word_set

_WORD = re.compile(r"[^\W\d_]++(?:['’][^\W\d_]++)*+")
_NOISE = re.compile(r"https?://\S++|www\.\S++|(?<![^\s@])[^\s@]++@\S++|[@#]\w++")

_COMMON = {
    "en":
    "the and you to of for is it that we are this with have your be our not i in on at us was they sorry thanks "
    "thank "
    "hi hello please can will do what how about so but if my me an from by just would could there here know let "
    "get were "
    "been has as when which or all any more them their he she please glad hear help team welcome great good very "
    "really day "
    "sometimes try using menu add update version device phone browser website page clear data restart open close "
    "check settings help always never also because before after other than only then well need want should could "
    "make sure look find more issue problem problems experience feedback contact support message reply order "
    "delivery refund return send won't can't cannot didn't doesn't isn't wasn't haven't i've we've you'll yes no "
    "way time day today tomorrow week next first new old off out over down under around still while where why "
    "again ever even much many few little both each every these those such into through during against between "
    "without within "
    "wait feel free soon shortly once see say tell told ask asked give got going come came take took think thought "
    "people one two hope looking forward better best right wrong sincerely apologies apologize apologise "
    "appreciate review store team customer service regards mind share details happened "
    "you're we're it's i'm we'll don't that's what's happy love app work works working bad sent back again now hey "
    "dear",
    "es":
    "el la de que y en un una los las por con para su es lo se no del al como más pero sus le ya o este sí porque "
    "esta "
    "cuando muy sin sobre también me hasta hay donde nos todo gracias hola lamentamos usted tu te mi está estamos "
    "hemos "
    "puede favor ser tiene son nuestro nuestra esto siento mucho bien qué buenas días señor ustedes vamos estoy "
    "intenta instalar nuevamente problemas problema aplicación teléfono pedido envío reembolso tienes tengas "
    "puedes podemos hacer hecho dinero fue ha han cómo cuándo dónde quién gusta mejor mejorar siempre nunca ahora "
    "hoy mañana antes después entre desde cada otro otra nada algo ayudar ayuda contacto correo mensaje tus sus mis",
    "fr":
    "le la les de des et un une du que est en pour pas dans ce qui sur au avec vous nous ne se plus par je votre "
    "nos vos "
    "notre merci bonjour désolé désolés sont mais ou où cette ces été avons avez être fait tout très bien aux on "
    "si il elle "
    "c'est n'est j'ai d'un d'une qu'il vraiment s'il plaît madame monsieur tous tu ferais fais mal sais parfois "
    "les fichiers essaye essayez donc quelques toujours encore jamais aussi leur leurs ton ta tes mon ma mes son "
    "sa ses quand comme alors bonsoir salut peut peux pouvez voir faire fait aller chez depuis avant après jour "
    "mise dernière nouvelle téléphone application appli commande livraison remboursement suis sommes êtes étions",
    "de": "der die das und ist nicht wir sie ich ein eine zu den mit auf für von dem im es uns ihnen ihre ihr bitte "
    "danke auch "
    "haben sind wird werden hat sich als an wie aus bei nach nur noch über einen einer leid tut hallo guten tag "
    "vielen dank "
    "können kann so aber oder wenn dass sehr mehr war wurde sein sehr ihrer unser unsere mich mir du dein geehrte "
    "gerne helfen unsere kollegen erweiterungen können menü probleme problem version installieren gibt ihrem ihren "
    "ihnen diese dieser dieses damit dann doch da dort hier jetzt immer wieder schon ganz gut schön freut freuen "
    "melden schreiben schreib geld zurück bestellung lieferung gerät schade wegen ohne gegen zum zur am beim vom "
    "habe hatte hatten waren kommt machen gemacht "
    "isch nid nöd nüt nüd öppis scho gsi hani mini uf gits öie üsi eui bim bstellt oida ned wos hob koa wieda",
    "it":
    "il la di che e un una per non con sono del della le i lo gli si al da come ma più anche ci vi ha ho grazie "
    "ciao "
    "nostro vostra questo questa è siamo abbiamo dei nel alla molto bene salve buongiorno mi ti sua suo essere "
    "stato dispiace "
    "perché tutto può tua tuo qui vostro delle scusi prego",
    "pt": "o a de que e em um uma os as por com para não se do da no na dos das mais como mas ao seu sua você nós "
    "obrigado "
    "semana semanas aberto "
    "ainda nada ninguém meus minhas hora horas nem fiz fui comprei recebi chegou chegaram aplicativo encomenda loja "
    "depois sempre nunca sem hoje ontem estou estava quando onde porque consigo responde adorei péssimo ótimo até há "
    "obrigada olá está são isso muito bem também nos foi ser tem pelo pela desculpe lamentamos já me meu minha "
    "temos estamos "
    "qualquer oi bom boa dia à às você vocês nosso nossa",
    "nl":
    "de het een en van ik je dat niet is we op te zijn voor met er aan om ook als maar bij dit nog wij u uw ons "
    "hebben "
    "heeft kan wordt door naar bedankt hallo goed heel veel wat graag sorry dank hoi deze die geen jouw jullie "
    "onze was mijn "
    "wel dan zo hoor",
    "pl": "nie się w na i z do to że jest o co jak za od po tak ale dla czy przez być już są tego ten ma dziękujemy "
    "dzień dobry "
    "proszę przepraszamy bardzo nas nam państwa pani pan można mamy jesteśmy tym ich przykro mi cześć twoją aplikacja",
    "sv":
    "och i att det som en på är av för med till den har de inte om ett vi var jag så men kan din ditt era oss hej "
    "tack "
    "från eller när du ni mycket här ska vill tyvärr ledsen bra också min er ert alla",
    "da":
    "og i at det er en til på som med for af den har de ikke om et vi var jeg så men kan din dit jer os hej tak "
    "fra eller "
    "når du meget her skal vil desværre kede godt også min ked hvad være dig mig",
    "no": "og i at det er en til på som med for av den har de ikke om et vi var jeg så men kan din ditt dere oss hei "
    "takk fra "
    "eller når du veldig her skal vil dessverre lei bra også min hva være deg meg noe",
    "fi": "ja on ei se että hän oli en ovat mutta kun niin kuin myös tai jos olen olemme me te kiitos hei anteeksi "
    "pahoillamme "
    "tämä voi hyvä hyvin ole mitä kaikki sinun teidän nyt vielä",
    "tr": "ve bir bu için de da çok ile ne var daha gibi ama olarak değil mi kadar sonra ben biz siz size teşekkür "
    "ederiz "
    "merhaba lütfen özür dileriz olan oldu olduğunu en her iyi yok bizim teşekkürler evet hayır güzel",
    "id":
    "yang dan di ini itu untuk dengan tidak dari kami anda ke akan ada pada juga saya atau sudah bisa terima kasih "
    "maaf "
    "mohon halo dalam karena oleh telah silakan lebih apa kalau aplikasi sangat bagus jika kamu aku agar",
    "ms": "yang dan di ini itu untuk dengan tidak dari kami anda ke akan ada pada juga saya atau telah boleh terima "
    "kasih maaf "
    "hai sila kerana lebih apa awak",
    "cs":
    "a se na je že to v s z do o ne by jako ale pro si za jsem jsme po tak co jak když už nebo jeho děkujeme dobrý "
    "den "
    "prosím omlouváme bude byl byla být vám vás mi jsou velmi není taky ahoj",
    "sk":
    "a sa na je že to v s z do o nie by ako ale pre si za som sme po tak čo keď už alebo ďakujeme dobrý deň prosím "
    "ospravedlňujeme bude bol vám vás mi sú veľmi",
    "hu":
    "a az és hogy nem is egy van meg de ez azt csak már mint volt vagy ha kell köszönjük jó napot kérjük sajnáljuk "
    "nagyon "
    "önnek mi lesz még minden itt szia",
    "ro": "și de la a în nu cu pe un o este că să din pentru mai ce se sunt care am dar ne vă mulțumim bună ziua vă "
    "rugăm ne pare "
    "rău foarte dumneavoastră ale fost fi al",
    "vi":
    "và của là không có được cho các một người trong này đã với để những bạn chúng tôi xin cảm ơn lỗi rất khi ở "
    "cũng ứng dụng",
    "ca":
    "el la de que i en un una els les per amb no del als com més però si gràcies hola ens nostre aquest aquesta "
    "molt està "
    "som hem us seu ho també perquè vaig heu han res encara ningú meus meva molta bona servei botiga atenció setmana "
    "setmanes dia dies avui ahir sense fins mai sempre només aquests aquestes tinc tenen arribat demanat fet fa bé",
    "hr":
    "i u je na se da za su s od ne to ali kao po će bi što hvala dobar dan molimo vam nam vas smo ste nije sve žao",
}  # fmt: skip
_MORE = {
    "en":
    "had am able did does doing done being another every find found got keep keeps left made many may might most must "
    "nothing often old own paid pay put quite rather same seems since stop stopped such than too took tried until use "
    "used wanted well went whole yet cold hot food room staff home button no not nobody said says leave arrived broken "
    "late cancelled transfer account card money phone call called rude nice lovely worst awful love loved",
    "es":
    "voy vas vuestro vuestra vuestros vuestras os muero "
    "está esta estaba están eran era soy eres fui tuve tengo tenía tienen llevo lleva llegó llega llegar falta mal "
    "mala malo peor nunca nadie ningún ninguna vez veces sólo solo todos todas toda tan tanto así aquí allí ayer tarde "
    "noche hora horas día semana mes año minutos sigue sigo quiero quería hice hizo dice dijo dicen pone puso dar "
    "cerrado abierto cerrada roto rota caro cara buena buen buenos muchas gran mismo misma hacia según cual cuál quien "
    "le les te os yo él ella ellos eso esos esas estos estas aunque pues entonces además casi menos deja dejan va van "
    "tienda gente trato comida habitación tarjeta cuenta pagar cobrar cobro bloqueada saludo saludos lo siento",
    "fr":
    "était étaient j'étais serait seront sera c'était l'appli n'avez n'a n'ai qu'on jusqu'à jusqu'au aujourd'hui hier "
    "demain matin soir heure heures semaine mois an ans fois trop peu moins beaucoup rien personne jamais toute toutes "
    "tout même autre autres car ni y en lui eux elles ceux celle aucun aucune sous entre vers chaque plusieurs fermé "
    "ouvert cassé perdu nul nulle mauvais bon bonne bons meilleur grand petit merci oui non peut-être marche attendre "
    "attente reçu colis magasin chambre accueil repas prix jours pendant car voici voilà faut doit doivent veux voulez "
    "désolée bravo super cordialement journée soirée",
    "de":
    "ja nein nie nichts niemand keine kein keinen ihr euch eure euer seit heute gestern morgen abend uhr stunde "
    "stunden woche wochen monat jahr mal viel viele wenig alles alle anderen andere etwas durch unter vor hinter neben "
    "bis zwei drei weil warum wieso welche welcher welches wer wo wann was kaputt offen geschlossen laut nett klasse "
    "toll schlecht besser teuer leider frau herr stimmt steht geht ging läuft kam kommt bekomme bekommen warte warten "
    "gewartet angekommen hätte würde könnte sollte müssen muss darf will wollen paket zimmer personal essen rechnung "
    "konto karte termin neu neue neuen letzte letzten nächste den des beim ins vom zum fast eigentlich einfach bloß "
    "völlig ziemlich endlich stürzt funktioniert gerade eben denn etwas",
    "it":
    "non sì no questa questo quella dopo prima domani oggi ieri mai sempre ancora solo anche poi qui lì cosa che chi "
    "dove quando tutto tutti tutta niente nessuno troppo poco ottimo ottima pessimo buono buona bella brutto grande "
    "gentile gentili personale servizio tecnico camera cibo conto carta aveva avevo hanno abbiamo avete era erano "
    "sarà fatto detto arrivato arrivata funziona va vado dal nella nello sul sulla dalle alle agli fino torna lei loro",
    "pt":
    "sim até qual quando onde quem porque ontem hoje amanhã manhã tarde noite depois antes sempre nunca ainda já só "
    "tudo todos toda nada ninguém tempo vez vezes foram era eram tinha tenho tem têm estou estava fazer feito disse "
    "abre chegou chega encomenda pedido atraso ótimo ótima péssimo bom aplicação aplicativo recomendo volta pelo pela "
    "esta este isso isto aquele numa num",
    "nl":
    "tot had hebt ben was waren werd worden zijn mijn nooit altijd weer terug morgen gisteren vandaag uur week maand "
    "jaar welke wie waar wanneer waarom iets niets niemand alles alle andere veel weinig slecht slechte mooi prima "
    "leuk fijn komt kwam gaat ging doet deed krijg kreeg moet moeten mag wil willen onze hun hen haar hem pakket "
    "kamer eten rekening klantenservice helaas aangekomen meer nog steeds",
    "pl":
    "działa działają nigdy zawsze dzisiaj wczoraj jutro rano wieczorem godzin godziny dni tydzień gdzie kiedy kto jaki "
    "jaka jakie wszystko nic nikt bardzo dobrze źle zły dobra dobry był była było były mam masz mają pana zamówienie "
    "paczka obsługa powodu wróci przed",
    "sv":
    "aldrig alltid igen idag igår imorgon klockan timme vecka vilken vilket vem varför var blev blir kom kommer går "
    "gick fungerar längre dålig dåligt bättre mycket lite alla allt inget ingen någon något hade hur fram paketet "
    "tråkigt",
    "da":
    "aldrig altid igen i dag går morgen klokken kl time uge hvilken hvem hvorfor hvor blev bliver kom kommer virker "
    "længere dårlig bedre lidt alle alt intet ingen nogen noget havde pakken frem indtil",
    "no":
    "aldri alltid igjen dag går morgen klokka time uke hvilken hvem hvorfor hvor ble blir kom kommer virker fungerer "
    "lenger dårlig bedre litt alle alt ingen noen hadde pakken frem fram",
    "fi":
    "kyllä ei enää aina koskaan tänään eilen huomenna kello asti missä milloin kuka miksi mikä minkä kaikki mitään "
    "toimi toimii sovellus paketti huono hyvää paljon vähän oli olivat olette teille meidän",
    "id":
    "ya bukan belum akhirnya banget gak nggak ngga enggak dong nih aja jadi buka tolong diperbaiki lelet lambat jelek "
    "mantap sampai sore pagi malam hari apa siapa mana kapan kenapa bagaimana dulu lagi masih padahal terus malah "
    "semoga tapi kok sih udah dah",
    "tr":
    "evet hayır hiç hep bugün dün yarın saat gün hafta neden nerede nasıl hangi kim şey üzgünüz üzgünüm kötü iyi "
    "uygulama sipariş kargo geldi gelmedi olmuyor açılmıyor çalışmıyor kadar etmiştiniz",
    "cs":
    "ano ne nikdy vždy dnes včera zítra ráno večer hodin hodiny dní týden kde kdo proč jaký jakou jaká všechno nic "
    "nikdo velmi dobře špatně aplikace nefunguje funguje balík objednala objednal jste",
    "hu":
    "igen nem soha mindig ma tegnap holnap reggel óra óráig nap hét hol mikor miért melyik ki semmi senki jól rossz "
    "alkalmazás működik csomag rendelte rendelés",
    "ro":
    "nu da niciodată mereu azi ieri mâine ora până unde când cine de ce totul nimic nimeni bine rău aplicația merge "
    "comanda comandat ați",
    "hi": "hai hain nahi nahin bahut bekar accha acha ka ki ke ko kya kyu kyun mera meri mujhe aap hum yeh ye woh "
    "kar karo raha rahi rhi gaya sab sabse sabase bhi aur koi bilkul chal",
}  # fmt: skip
_NEUTRAL = word_set(
    """
    app update service team super version browser website page menu email support feedback video online internet
    wifi parking hotel restaurant test chat link status data problem problems no original normal total
    international personal
    """
)
"""Words that travel: they say nothing about the language."""
_WEIGHT: dict[str, dict[str, float]] = {}
for _lists in (_COMMON, _MORE):
    for _lang, _words in _lists.items():
        for _word in set(_words.split()) - _NEUTRAL:
            _WEIGHT.setdefault(_word, {})[_lang] = 0.0
for _word, _langs in _WEIGHT.items():
    for _lang in _langs:
        # A word that several languages share says less; a long one says more.
        _langs[_lang] = (1.0 if len(_word) > 1 else 0.4) / len(_langs) ** 0.7 + (0.25 if len(_word) > 4 else 0.0)

_LETTERS = {
    "ñ": "es", "¿": "es", "¡": "es", "ß": "de", "ã": "pt", "õ": "pt", "ł": "pl", "ę": "pl", "ą": "pl", "ż": "pl", "ź":
    "pl", "ś": "pl",
    "ř": "cs", "ě": "cs", "ů": "cs", "ğ": "tr", "ı": "tr", "ş": "tr", "ő": "hu", "ű": "hu", "ș": "ro", "ț": "ro", "ă":
    "ro",
    "đ": "vi", "ơ": "vi", "ư": "vi", "ạ": "vi", "ế": "vi", "ľ": "sk", "ĺ": "sk", "ŕ": "sk", "ø": "da", "œ": "fr", "ê":
    "fr", "ù": "fr",
    "ï": "fr", "å": "sv", "ì": "it", "ò": "it",
}  # fmt: skip
_ENDINGS = (
    ("ción", "es"), ("ciones", "es"), ("amos", "es"), ("mente", "es"), ("ção", "pt"), ("ções", "pt"),
    ("guém", "pt"), ("mbém", "pt"), ("ão", "pt"), ("tion", "en"), (
        "ing", "en"),
    ("ung", "de"), ("lich", "de"), ("keit", "de"), ("schaft", "de"), ("zione", "it"), ("ment", "fr"), ("eux", "fr"), (
        "ez", "fr"),
    ("ons", "fr"), ("ować", "pl"), ("owa", "pl"), ("ość", "pl"), ("iamo", "it"), ("issimo", "it"), ("lijk", "nl"), (
        "heid", "nl"),
    ("lar", "tr"), ("ler", "tr"), ("yor", "tr"), ("nya", "id"), ("kan", "id"), ("ed", "en"), ("ly", "en"), ("ando",
        "es"), ("tä", "fi"),
    ("ssa", "fi"), ("ista", "fi"), ("ään", "fi"),
)  # fmt: skip
_FRENCH_ELISION = re.compile(r"\b(?:j|qu|c)['’]\w")
_ELISION = 1.0
"""What "j'ai" and "qu'il" say for French: no other language we know elides so."""
_SCRIPTS = (
    (0x0370, 0x03FF, "el"), (0x0590, 0x05FF, "he"), (0x0600, 0x06FF, "ar"), (0x0750, 0x077F, "ar"), (0x0900, 0x097F,
        "hi"),
    (0x0980, 0x09FF, "bn"), (0x0A00, 0x0A7F, "pa"), (0x0A80, 0x0AFF, "gu"), (0x0B80, 0x0BFF, "ta"), (0x0C00, 0x0C7F,
        "te"),
    (0x0C80, 0x0CFF, "kn"), (0x0D00, 0x0D7F, "ml"), (0x0E00, 0x0E7F, "th"), (0x0E80, 0x0EFF, "lo"), (0x1000, 0x109F,
        "my"),
    (0x10A0, 0x10FF, "ka"), (0x0530, 0x058F, "hy"), (0x1780, 0x17FF, "km"), (0x0D80, 0x0DFF, "si"), (0x1200, 0x137F,
        "am"),
    (0x3040, 0x30FF, "ja"), (0xAC00, 0xD7AF, "ko"), (0x1100, 0x11FF, "ko"), (0x4E00, 0x9FFF, "zh"), (0x3400, 0x4DBF,
        "zh"),
    (0x0400, 0x04FF, "ru"),
)  # fmt: skip

_STRANGE = re.compile("[\u0370-\U0010ffff]")
"""What no Latin script is written with."""


def common_word(word: str) -> bool:
    """Tell whether `word` (lower case) is one that every text of some language needs: no name."""
    return word in _WEIGHT


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the language of `text`, or `und` when there is too little to tell."""
    return _detected(text[:2000])


@lru_cache(maxsize=1024)
def _detected(text: str) -> str:
    if "@" in text or "#" in text or "//" in text or "www" in text:
        text = _NOISE.sub(" ", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        if (other := _by_script(text)) is not None:
            return other
    lowered = text.lower()
    words = _WORD.findall(lowered)
    if not words:
        return "und"
    scores: dict[str, float] = {}
    for word in words:
        known = _WEIGHT.get(word)
        if known is not None:
            for lang, weight in known.items():
                scores[lang] = scores.get(lang, 0.0) + weight
    return _decide(words, lowered, scores)


def _decide(words: list[str], lowered: str, scores: dict[str, float]) -> str:
    ranked = sorted(scores.items(), key=lambda item: -item[1])[:2]
    sure = len(ranked) > 0 and ranked[0][1] >= 1.5 and (len(ranked) == 1 or ranked[0][1] >= 1.35 * ranked[1][1] + 0.3)
    if not sure:
        if _FRENCH_ELISION.search(lowered):
            scores["fr"] = scores.get("fr", 0.0) + _ELISION
        for word in words:
            if len(word) > 4:
                for ending, lang in _ENDINGS:
                    if word.endswith(ending):
                        scores[lang] = scores.get(lang, 0.0) + 0.3
        if not lowered.isascii():
            for letter, count in Counter(lowered).items():
                if (lang := _LETTERS.get(letter, "")) != "":
                    scores[lang] = scores.get(lang, 0.0) + min(2, count) * 0.8
        ranked = sorted(scores.items(), key=lambda item: -item[1])[:4]
    if not ranked:
        return "und"
    best, score = ranked[0]
    second = next((points for lang, points in ranked[1:] if not {lang, best} <= _SCANDINAVIAN), 0.0)
    if score < 0.5 or score < second * 1.15 or score / len(words) < 0.08:
        return "und"
    if best not in _WELL_KNOWN:
        # A short text is taken for a rarer language only when no common one is nearly as likely.
        known = max((points for lang, points in scores.items() if lang in _WELL_KNOWN), default=0.0)
        if score < known * 1.4:
            return "und"
    return best


_WELL_KNOWN = frozenset({"en", "es", "fr", "de"})
_SCANDINAVIAN = frozenset({"da", "no", "sv"})
"""Too alike to be held against each other: the likeliest of them is taken."""


def _by_script(text: str) -> str | None:
    counts: Counter[str] = Counter()
    letters = 0
    for char in filter(str.isalpha, _STRANGE.findall(text)):
        point = ord(char)
        for low, high, lang in _SCRIPTS:
            if low <= point <= high:
                # A syllable or an ideograph says as much as several letters.
                counts[lang] += 4 if point >= 0x3040 else 1
                letters += 3 if point >= 0x3040 else 0
                break
    if counts:
        letters += sum(map(str.isalpha, text))
    if not counts or sum(counts.values()) * 2 < letters:
        return None
    if counts["ja"] * 8 > counts["zh"]:
        return "ja"
    best = counts.most_common(1)[0][0]
    if best == "ru" and any(c in "іїєґІЇЄҐ" for c in text):
        return "uk"
    if best == "ru" and "ў" in text.lower():
        return "be"
    if best == "ar" and any(c in "پچژگکی" for c in text):
        return "fa"
    return best
