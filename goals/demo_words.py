"""Goals of a demonstration school, in teachers' own way of speaking: invented, nobody's."""

#: (sentence, why, criteria a line each, steps, competence)
GOALS = [
    (
        "Noriu, kad mano septintokai patys matytų, ką savo rašinyje taisyti toliau, dar prieš "
        "man pažymint klaidas.",
        "Pažymį jie perskaito per sekundę, o mano pastabų beveik neskaito. Jei gebės įsivertinti "
        "patys, taisymas taps mokymusi, o ne bausme.",
        "Bent 20 iš 26 mokinių juodraštyje patys pažymi dvi taisytinas vietas.\n"
        "Antrasis rašinio variantas skiriasi nuo pirmojo ne vien rašyba.\n"
        "Vieną darbą taisau ne ilgiau kaip šešias minutes.",
        [
            "Su 7b klase suformuluoti vertinimo kriterijus mokinių žodžiais",
            "Stebėti dvi pamokas, kuriose mokiniai patys įsivertina",
            "Išbandyti dviejų spalvų taisymą ir palyginti du rašinio variantus",
            "Parodyti kolegoms porinį rašinio redagavimą",
            "Kriterijų rinkinį pristatyti kalbų metodinei grupei",
        ],
        "subject",
    ),
    (
        "Noriu, kad kiekvienoje pamokoje bent pusė mokinių užduotų savo klausimą.",
        "Klausia vis tie patys penki. Kiti klauso, bet nežinau, ką galvoja.",
        "Per pamoką klausimą užduoda bent 12 skirtingų mokinių.\n"
        "Klausimai nebe vien „ar tai bus kontroliniame“.",
        [
            "Tris savaites žymėti, kas klausia",
            "Išbandyti klausimų pradžias lentoje",
            "Pasikviesti kolegą suskaičiuoti klausimų",
            "Aptarti rezultatą su klase",
        ],
        "pedagogical",
    ),
    (
        "Noriu, kad silpniau besimokantys aštuntokai lygtis spręstų drąsiau ir nebijotų klysti.",
        "Kontrolinio lapas dažnai grįžta tuščias: ne todėl, kad nemoka, o todėl, kad bijo.",
        "Tuščių lapų ne daugiau kaip vienas.\nMokiniai patys pasirenka uždavinio lygį.",
        [
            "Parengti trijų lygių užduočių rinkinį",
            "Įvesti „gražiausios klaidos“ penkminutę",
            "Stebėti kolegos pamoką su lygiais",
        ],
        "subject",
    ),
    (
        "Noriu, kad laboratoriniai darbai prasidėtų nuo mokinių spėjimo, o ne nuo mano nurodymų.",
        "Kai seka instrukciją, darbą atlieka, bet nesupranta, ką matavo.",
        "Kiekviename darbe mokiniai užrašo spėjimą prieš matuodami.\n"
        "Išvadose palygina spėjimą su rezultatu.",
        [
            "Perrašyti keturių darbų aprašus",
            "Išbandyti su dviem dešimtokų klasėmis",
            "Surinkti mokinių nuomonę",
            "Pasidalyti aprašais su gamtos mokslų grupe",
        ],
        "subject",
    ),
    (
        "Noriu taip grąžinti darbus, kad mokiniai pastabas perskaitytų ir jomis pasinaudotų.",
        "Komentarus rašau vakarais, o jie lieka neperskaityti.",
        "Du trečdaliai mokinių atsako į pastabą raštu.\nTaisymui skiriame laiko pamokoje.",
        [
            "Vietoj pažymio mėnesį rašyti tik klausimą",
            "Pamokoje skirti dešimt minučių atsakymams",
            "Palyginti du darbų rinkinius",
        ],
        "pedagogical",
    ),
    (
        "Noriu, kad mokiniai anglų kalbos pamokoje kalbėtų daugiau už mane.",
        "Įrašiau savo pamoką: kalbėjau 31 minutę iš 45.",
        "Mano kalbėjimo laikas – ne daugiau kaip 15 minučių.\nKiekvienas pakalba bent du kartus.",
        [
            "Įrašyti tris pamokas ir suskaičiuoti minutes",
            "Išbandyti kalbėjimo korteles poroms",
            "Pakviesti kolegę stebėti",
            "Įrašyti dar kartą pavasarį",
        ],
        "subject",
    ),
    (
        "Noriu, kad istorijos šaltinius mokiniai skaitytų klausdami, kas ir kodėl juos parašė.",
        "Vadovėlį jie priima kaip tiesą, o internetą – kaip dar didesnę.",
        "Mokiniai be priminimo klausia autoriaus ir tikslo.\nEsė remiasi bent dviem šaltiniais.",
        [
            "Sudaryti šaltinių kortelių rinkinį",
            "Išbandyti debatus su 9a",
            "Aptarti esė kriterijus su lietuvių kalbos mokytojais",
        ],
        "subject",
    ),
    (
        "Noriu, kad tylūs mokiniai pamokoje turėtų saugų būdą pasakyti, ko nesupranta.",
        "Apie nesupratimą sužinau tik iš kontrolinio, kai jau per vėlu.",
        "Kiekvienos pamokos pabaigoje turiu bilietėlį iš kiekvieno.\n"
        "Kitą pamoką pradedu nuo jų klausimų.",
        [
            "Įvesti išėjimo bilietėlį dviejose klasėse",
            "Kas savaitę suvesti, ko nesuprato",
            "Parodyti, kaip tai veikia, grupelei",
        ],
        "general",
    ),
    (
        "Noriu, kad mokiniai savo kūrybinį darbą gebėtų pristatyti ir apginti prieš klasę.",
        "Darbai gražūs, bet paklausti „kodėl taip?“ – nutyla.",
        "Kiekvienas pristato bent vieną darbą.\nKlausytojai užduoda po klausimą.",
        [
            "Parengti pristatymo planą iš trijų klausimų",
            "Surengti parodą su mokinių gidais",
            "Įsirašyti du pristatymus ir aptarti",
        ],
        "general",
    ),
    (
        "Noriu, kad judėdamas kiekvienas rastų savo iššūkį, o ne lenktyniautų su greičiausiu.",
        "Trečdalis klasės pamokoje stovi, nes vis tiek pralaimės.",
        "Atleistų nuo pamokos be priežasties sumažėja perpus.\n"
        "Mokinys žino savo rezultatą ir kitą žingsnį.",
        [
            "Sukurti asmeninių rezultatų lapą",
            "Išbandyti stotis pagal pasirinkimą",
            "Aptarti su mokiniais pusmečio viduryje",
        ],
        "pedagogical",
    ),
    (
        "Noriu su mokytojais susitarti, kaip padedame vaikams, kuriems sunku susikaupti.",
        "Kiekvienas padeda savaip, o vaikui tai – penkios skirtingos taisyklės.",
        "Trijose klasėse laikomasi tų pačių trijų susitarimų.\nTėvai juos žino.",
        [
            "Stebėti tris pamokas ir užrašyti, kas padeda",
            "Surengti pasitarimą su klasės mokytojais",
            "Parengti vieno lapo atmintinę",
            "Po dviejų mėnesių peržiūrėti",
        ],
        "general",
    ),
    (
        "Noriu skaitmenines užduotis rinktis dėl to, ką jos padeda suprasti, o ne dėl to, "
        "kad jos naujos.",
        "Per metus išbandžiau devynias programėles, o ar jos padėjo, pasakyti negaliu.",
        "Prie kiekvienos priemonės turiu vieną sakinį, ką ji padėjo suprasti.\n"
        "Lieka ne daugiau kaip trys.",
        [
            "Surašyti, ką naudoju ir kam",
            "Palyginti dvi pamokas: su priemone ir be jos",
            "Pasirinkti tris ir atsisakyti kitų",
        ],
        "general",
    ),
]

RETURN_NOTE = (
    "Kryptis aiški. Ar galėtumėte patikslinti, iš ko pamatysite, kad pavyko, – ką tuo metu "
    "darys mokiniai?"
)

MID_WORDS = [
    "Pusiaukelė. Pradžia buvo lengvesnė, negu maniau, o dabar reikia laikytis.",
    "Turiu mažiau kalbėti ir dažniau grąžinti juodraštį be pažymio.",
    "Du žingsniai padaryti, trečias pasirodė per didelis – padalysiu.",
]
END_WORDS = [
    "Pasikeitė ne tik mokiniai: aš kitaip klausiu. Tai nešiuosi į kitus metus.",
    "Ne viskas pavyko, bet žinau kodėl: norėjau visko iš karto.",
    "Labiausiai padėjo kolegų pamokos ir vienas geras klausimas per pokalbį.",
]
