"""Lessons and protocols of a demonstration school: invented, nobody's."""

#: What suits every subject: (topic, what the teacher asks to notice)
LESSONS = [
    ("Išėjimo bilietėlis", "Ar klausimai, kurių klausiu, reikalauja galvoti?"),
    ("Stotys pagal pasirinkimą", "Kas renkasi lengviausią užduotį ir kodėl?"),
    ("Mokiniai klausia, mokiniai atsako", "Kiek laiko kalbu aš, o kiek – jie?"),
]
#: The same by the first word of the subject's name
LESSONS_OF = {
    "lietuvių": ("Porinis rašinio redagavimas", "Ką mokiniai sako vienas kitam be manęs?"),
    "anglų": ("Debatai: ar mokykloje reikia telefonų?", "Kiek kartų pasisako kiekvienas mokinys?"),
    "vokiečių": ("Kelionės planas be žodyno", "Kaip mokiniai išsisuka, kai pritrūksta žodžio?"),
    "matematika": ("Procentai parduotuvėje", "Kur mokiniai sustoja ir ko tada griebiasi?"),
    "informatika": ("Klaidų medžioklė svetimame kode", "Ar skaito kodą, ar tik spėlioja?"),
    "fizika": ("Srovės stiprio matavimas grandinėje", "Ar su schema dirba visa grupė?"),
    "chemija": ("Kodėl rūdija ne visi metalai?", "Ar mokiniai patys suformuluoja hipotezę?"),
    "biologija": ("Kas gyvena saujoje dirvožemio?", "Ką užsirašo stebėdami, o ką tik pasako?"),
    "geografija": ("Upės vaga smėlio dėžėje", "Kas spėja prieš matuodamas?"),
    "istorija": (
        "Trys šaltiniai apie tą pačią dieną",
        "Kada remiamasi šaltiniu, o kada – nuomone?",
    ),
    "etika": ("Pažadas, kurio nenorisi tesėti", "Kas nutyli, ir kas juos prakalbina?"),
    "dailė": ("Vienos linijos portretas", "Ką daro tie, kurie baigia pirmi?"),
    "muzika": ("Ritmo kanonas keturiems balsams", "Kaip vaikai padeda tiems, kurie pasimeta?"),
    "technologijos": ("Kėdė, kuri laiko", "Kada meistrauja, o kada laukia mano leidimo?"),
    "fizinis": ("Žaidimas, kurio taisykles keičiame", "Kas lieka be kamuolio ir kiek laiko?"),
}
CLASSES = ["5a", "5c", "6a", "6b", "7a", "7b", "8a", "8b", "I a", "I b", "II a", "II b", "III b"]
ROOMS = ["118", "204", "207", "214", "220", "226", "305", "310", "021", ""]

#: Notes of one lesson: (minute, side, text)
NOTES = [
    [
        (1, "teacher", "Užrašo klausimą lentoje. Dvi minutes tyla, mokiniai spėja raštu."),
        (7, "pupils", "Grupės po keturis, po vieną rinkinį. Prie lango dirba viena, trys žiūri."),
        (14, "teacher", "„Dabar laidus perima tas, kuris jų dar nelietė.“"),
        (15, "pupils", "Trijose grupėse iš penkių pasikeičia."),
        (22, "pupils", "Ranką kelia keturi. Po šešių sekundžių atsako penkta mokinė."),
    ],
    [
        (2, "teacher", "Primena susitarimą: pirma perskaitau, tada klausiu."),
        (9, "pupils", "Poroje prie durų abu rašo, nesikalba. Kitos poros skaito balsu."),
        (18, "pupils", "„O kodėl čia tas žodis?“ – „Nes kitaip neaišku, kas kalba.“"),
        (31, "teacher", "Prieina prie trijų porų, klausia to paties: „Ką keistum pirma?“"),
    ],
    [
        (3, "pupils", "Septyni užsirašo temą, kiti laukia."),
        (12, "teacher", "Kalba devynias minutes be klausimo."),
        (21, "pupils", "Per diskusiją pasisako trylika mokinių iš dvidešimt keturių."),
        (38, "pupils", "Bilietėlyje beveik visi parašo bent vieną sakinį."),
    ],
]
STRENGTHS = [
    "Dvi tylios minutės spėti raštu: po jų kalbėjo ir tie, kurie paprastai laukia kitų.",
    "Vienas klausimas visoms poroms. Mokiniai žinojo, ko jų paklaus.",
    "Pasirinkimas: kiekvienas rado užduotį, nuo kurios galėjo pradėti.",
    "Klaida lentoje buvo ne gėda, o darbo pradžia.",
]
QUESTIONS = [
    "Kaip nusprendžiate, kada liepti pasikeisti vietomis?",
    "Ką darytumėte su tais, kurie baigia per septynias minutes?",
    "Iš kur žinojote, kad jau galima eiti toliau?",
    "",
]
IDEAS = [
    "Rytoj su septintokais pradėsiu nuo tylos ir spėjimo.",
    "Paimsiu bilietėlį, tik klausimą suformuluosiu kitaip.",
    "Grupėse vaidmenis keisiu po dešimties minučių.",
    "",
]
AGREEMENTS = [
    "Kovą aš ateisiu su tuo pačiu klausimu į gretimą klasę.",
    "Pasidalysime užduočių lapais; po mėnesio palyginsime.",
    "Pabandysime tą pačią pradžią abiejose klasėse ir susirašysime.",
]
OWNER_WORDS = [
    "Nepastebėjau, kad prie lango dirba viena. Kitąkart laidus dalysiu po du.",
    "Maniau, kad kalbu trumpiau. Devynios minutės – ačiū, kad suskaičiavote.",
    "Labiausiai padėjo jūsų klausimas, ne atsakymas į jį.",
]
CURATOR = [
    "Perskaičiau jūsų abiejų žodžius. Kuo ši pamoka siejasi su metų tikslu?",
    "Geras klausimas stebėtojui. Ar klausite to paties ir pavasarį?",
]
REQUEST_WORDS = "Norėčiau pamatyti, kaip pradedate pamoką: mano klasė įsivažiuoja labai ilgai."
MOVED = "Ketvirtadienį klasė važiuoja į teatrą, todėl rodysiu diena vėliau."
DECLINED = "Tuo metu pati vedu pamoką aštuntokams. Kitą kartą mielai."
REOPENED = "Pastabose sumaišiau dvi grupes, pataisysiu ir pateiksiu iš naujo."
ACCEPTED = "Ateikite, kaip tik pradėsiu nuo tylaus skaitymo."
