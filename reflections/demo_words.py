"""Reflections of a demonstration school and curators' answers: invented, nobody's."""

HAPPENED = [
    "Išbandžiau su dviem klasėmis. Porose dirbo noriai, bet pirmą kartą klausimai buvo "
    "paviršutiniški. Antrą kartą lentoje palikau tris klausimų pradžias, ir pokalbis pasikeitė.",
    "Planavau penkiolika minučių, prireikė visos pamokos. Bet būtent tada gimė mūsų kriterijų "
    "sąrašas – mokinių žodžiais, ne mano.",
    "Tris savaites pradėdavau klausimu, paskui pavargau ir grįžau prie namų darbų tikrinimo. "
    "Keista, bet patys mokiniai priminė: „O šiandien klausimo nebus?“",
    "Su devintokais pavyko iš karto, su septintokais teko sustoti ir viską parodyti iš naujo.",
    "Pusė klasės nustebo, kad pažymio nebus. Kita pusė – kad gali taisyti dar kartą.",
    "Bijojau triukšmo, o buvo tyliau nei paprastai: visi skaitė vieni kitų darbus.",
    "Kortelės veikė, kol buvo naujos. Trečią savaitę jas pamiršo ir jie, ir aš.",
    "Kolegė stebėjo ir suskaičiavo: kalbėjau beveik perpus mažiau. O atrodė, kad kaip visada.",
    "Uždavinius pasirinko per lengvus. Kitą kartą paprašiau parašyti, kodėl rinkosi.",
    "Paprašiau spėti prieš matuojant. Klydo visi, ir dėl to tikrinti norėjo visi.",
]
OBSTACLES = [
    "Mėnesį suvalgė kontroliniai ir išvyka, laiko ramiai išbandyti neliko.",
    "Sirgau dvi savaites, paskui vijausi programą.",
    "Pritrūko drąsos: bijojau, kad klasė išsivaikščios.",
]
MATTERED = [
    "Mergaitė, kuri iki šiol rašinius atiduodavo neperskaičiusi, pati paprašė antro lapo.",
    "Labiausiai nustebino vienas tyliausių klasės berniukų: įsivertindamas jis tiksliai pažymėjo "
    "pastraipą, kurioje pritrūko pavyzdžio.",
    "Mokinys paklausė: „O kam to reikia jums?“ Atsakiau ne iš karto.",
    "Supratau, kad kriterijai veikia tada, kai mokiniai juos suformuluoja patys, ir kad tam "
    "reikia laiko, kurio visada gaila.",
    "Per tėvų susirinkimą mama pasakė, kad sūnus namuose pasakoja apie bandymus.",
    "Pirmą kartą pamoką baigiau ne aš: išvadą pasakė klasė.",
    "Vienas vaikas prisipažino, kad nesupranta jau nuo rugsėjo. Gerai, kad pasakė, blogai, kad "
    "tik dabar.",
    "Dvi klasės, ta pati pamoka, o kokia skirtinga. Skyrėsi tik pirmosios penkios minutės.",
    "Kolegos pamokoje pamačiau, kaip galima palaukti. Šešios sekundės – labai daug.",
    "Vaikai patys susitarė, kas kam padės, ir man neliko ką sakyti.",
    "Bandymas nepavyko, bet klausimų buvo daugiau nei po pavykusio.",
    "Grąžinau darbus be pažymių. Pirmą kartą kažkas perskaitė visą pastabą balsu.",
]
NEXT_STEPS = [
    "Prieš taisymą paprašysiu mokinių porose pasikeisti juodraščiais ir dviem spalvomis "
    "pažymėti: žaliai – kas įtikina, mėlynai – ko dar norėtų paklausti.",
    "Kiekvieną pamoką pradėsiu vienu klausimu iš praėjusios.",
    "Prieš rašinį kartu su mokiniais aptarsime du stiprius pavyzdžius.",
    "Klausimą užduosiu ir suskaičiuosiu iki šešių, tik tada kviesiu atsakyti.",
    "Vienoje klasėje visą mėnesį namų darbus tikrinsime poromis.",
    "Pasikviesiu kolegę stebėti, kiek kalbu aš ir kiek – mokiniai.",
    "Pamokos pabaigoje surinksiu po vieną bilietėlį ir nuo jų pradėsiu kitą pamoką.",
    "Duosiu rinktis iš trijų lygių ir paprašysiu parašyti, kodėl pasirinko.",
    "Laboratorinį darbą pradėsime spėjimu: kas bus, jei?",
    "Vienoje pamokoje per savaitę nesakysiu atsakymo, kol jo nepasakys klasė.",
    "Grąžinsiu darbus su klausimu vietoj pažymio ir skirsiu dešimt minučių atsakyti.",
    "Aptarsiu su klase, kada triukšmas padeda mokytis, o kada trukdo.",
]
ANSWERS = {
    "Ką supratau apie mokinius?": [
        "Kad jie mato daugiau, nei sako, jei tik paklausi ne prieš visą klasę.",
        "Kad jiems reikia žinoti, kodėl, dar labiau nei kaip.",
    ],
    "Kas padėjo ar kliudė?": [
        "Padėjo, kad kolegė ateidavo ir paklausdavo, kaip sekasi.",
        "Kliudė mano skubėjimas.",
    ],
    "Ką jaučiau?": [
        "Iš pradžių nerimą, paskui smalsumą.",
        "Nuovargį, bet gerą.",
    ],
}
CURATOR = [
    "Kas būtų, jei kriterijus mokiniai pirmiausia pritaikytų ne savo, o svetimam, nepasirašytam "
    "darbui?",
    "Pastebėjau, kad mokinių klausimą užrašėte kaip netikėtumą. O man tai – įrodymas, kad "
    "įprotis jau gyvas.",
    "Ko reikėtų, kad tai veiktų ir tada, kai pavargstate?",
    "Pastebėjau, kad sustojote ir paklausėte klasės. Kaip jums pavyko palaukti?",
    "Kas būtų, jei dalį to, ką dabar sakote jūs, pasakytų pirmas suole?",
    "Ar galėčiau ateiti pažiūrėti? Man įdomu, kaip jūs tai darote.",
    "Pirmą kartą rašote apie tai, kas nepavyko, ir tai daug. Kas padėjo pamatyti?",
    "Ko iš šio mėnesio norėtumėte nepamiršti gegužę?",
]
REPLIES = [
    "Išbandžiau su kita klase – veikė. Tik nežinau, kaip neprarasti tų, kurie skaito lėtai.",
    "Ačiū, apie tai nepagalvojau. Pasižymėjau kitam mėnesiui.",
    "Taip, ateikite antradienį, penktą pamoką.",
]
