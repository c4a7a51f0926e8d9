"""The adviser's work of a demonstration school: invented, nobody's."""

GOALS = [
    "Kad mokiniai patys klaustų, o ne lauktų klausimo",
    "Įsivertinimas pamokos pabaigoje, kuris ką nors keičia",
    "Skaitmeninės priemonės, kai jos padeda galvoti",
    "Grupės darbas, kuriame dirba visi",
    "Ramesnė pamokos pradžia",
]
#: (step, half academic hours, topic, what was done): sixteen hours in all
SESSIONS = [
    (1, 4, "Atvira pamoka: bandymas prieš aiškinimą", "Žiūrėjome, kada mokiniai ima klausti."),
    (
        2,
        3,
        "Pamokos aptarimas dviese",
        "Klausimų daugiausia buvo po bandymo.\nSutarėme kitą kartą leisti spėti raštu.",
    ),
    (
        3,
        6,
        "Refleksija grupėje ir 1-asis planas",
        "Dalyvavo trys kolegos. Išrinkome vieną dalyką: dvi minutes tyliai spėja kiekvienas.",
    ),
    (2, 4, "Dviejų savaičių užrašai", "Perskaitėme mokinių spėjimus, rūšiavome klausimus."),
    (
        4,
        6,
        "Trumpas aptarimas ir 2-asis planas",
        "Spėja jau visi; dabar norime, kad klausimą formuluotų poromis.",
    ),
    (5, 5, "Antra atvira pamoka", "Iš šešiolikos mokinių savo klausimą ištarė trylika."),
    (5, 4, "Planų aptarimas", "Palyginome abi pamokas ir parašėme, kas liks kitiems metams."),
]
PLANS = [
    {
        "aims": "Prieš kiekvieną bandymą mokiniai dvi minutes spėja raštu.",
        "actions": (
            "Lapeliai spėjimams 7b ir 8a klasėse.\nKas antrą penktadienį juos peržiūrime dviese."
        ),
        "signs": "Po mėnesio spėja ir tie, kurie paprastai tyli.",
        "reviewed": "Spėja beveik visi; dviem mokiniams padeda piešinys vietoj žodžių.",
    },
    {
        "aims": "Klausimus mokiniai formuluoja poromis.",
        "actions": "Klausimų pradžios ant lentos: „kas būtų, jei…“, „iš kur žinome…“.",
        "signs": "Bent pusė pamokos klausimų – mokinių.",
        "reviewed": "",
    },
]
REPORT = {
    "prompted": (
        "Jaučiau, kad pamokose per daug kalbu pati. Norėjau, kad kas nors iš mūsų mokyklos "
        "pasižiūrėtų ir ramiai pasakytų, ką mato."
    ),
    "advantages": (
        "Patarėja pažįsta mūsų mokinius ir mokyklą. Dirbome mums patogiu laiku, nebijojau "
        "klausti, o kiekvieną mintį galėjau išbandyti jau kitą dieną."
    ),
    "drawbacks": "Sunku rasti dvi laisvas pamokas iš eilės, todėl vieną aptarimą teko perkelti.",
    "preparation": (
        "Pasirinkau klasę ir pamoką, kurioje mokiniai mažiausiai kalba.\n"
        "Parašiau patarėjai, į ką prašau atkreipti dėmesį.\n"
        "Prieš aptarimą pati pasižymėjau, kas man rūpi."
    ),
    "content": (
        "Stebėjome dvi atviras pamokas, jas aptarėme dviese ir grupelėje, sudarėme du planus.\n"
        "Išmokau palaukti: po klausimo tyliu dešimt sekundžių.\n"
        "Mokiniai dabar pirmiausia spėja raštu, tada bando, tada klausia.\n"
        "Įgytas žinias taikiau iš karto 7b ir 8a klasėse, vėliau – ir kitose."
    ),
    "successes": (
        "Antroje pamokoje savo klausimą ištarė trylika iš šešiolikos mokinių.\n"
        "Spėjimo lapelius jau naudoja dar dvi kolegės."
    ),
    "recommends": "yes",
    "reason": "Nes kalbamės apie tikrą pamoką, o ne apie tai, kokia ji turėtų būti.",
}
EXPERIENCE = ["14 metų", "6 metai", "21 metai"]
