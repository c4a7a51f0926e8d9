"""What people of a demonstration say in their conversations."""

WISHES = [
    "Kaip suspėti pasikalbėti su kiekvienu mokiniu, kai klasėje dvidešimt devyni?",
    "Norėčiau pasitikrinti, ar mano antras žingsnis dar turi prasmės.",
    "Apie klasę, kurioje kalba vis tie patys trys.",
    "Ką daryti su tyla po klausimo – kiek ilgai laukti?",
    "Kaip pasakyti kolegei, ką pamačiau jos pamokoje, kad nenuskambėtų kaip vertinimas?",
    "",
]
NOTES = [
    "Kalbėjome apie laiką po klausimo. Šešios sekundės atrodo ilgos tik mokytojui.\n\n"
    "Dvi pamokos iš keturių – su tyliu rašymu prieš atsakymą.",
    "Tikslas per platus. Sutarėme likti prie vienos klasės ir vieno dalyko – juodraščių.\n\n"
    "Kas padeda: iš anksto pažymėtos dvi vietos sąsiuvinyje.",
    "Žiūrėjome į tris mokinių darbus. Matyti, kad grįžtamasis ryšys skaitomas tik tada, kai po jo "
    "reikia ką nors padaryti.",
    "Pavasario planas: viena atvira pamoka, vienas pokalbis su grupele, mažiau popieriaus.",
]
AGREEMENTS = [
    ("Nufilmuosiu penkias minutes pokalbio poromis.", "teacher"),
    ("Atnešiu tris mokinių darbus su pataisymais.", "teacher"),
    ("Ateisiu į pamoką ir suskaičiuosiu, kiek kas kalba.", "curator"),
    ("Atsiųsiu klausimų sąrašą, kurį naudojo kolegos.", "curator"),
    ("Abu perskaitysime po vieną skyrių apie grįžtamąjį ryšį.", "both"),
    ("Per dvi savaites išbandysiu tylų rašymą prieš atsakymą.", "teacher"),
]
PLACES = ["204 kab.", "Biblioteka", "Mokytojų kambarys", "https://meet.example.org/apt", ""]
WORDS = ["Tą dieną išvyka, pasirinkime kitą savaitę.", "Susirgau, atsiprašau."]
PRIVATE = [
    "Kitą kartą daugiau klausyti, mažiau siūlyti.",
    "Paklausti, kaip sekėsi su 8a.",
]
