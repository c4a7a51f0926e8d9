"""What groups of a demonstration school talk about: invented, nobody's."""

#: (topic, what everybody is asked to bring), one a month
TOPICS = [
    ("Kuo šiemet norime vieni kitiems padėti", "Savo metų tikslą vienu sakiniu."),
    ("Kiek tylime po klausimo", "Suskaičiuotas sekundes iš trijų pamokų."),
    ("Kaip klausiame, kai patys nežinome atsakymo", "Vieną klausimą, į kurį neturėjote atsakymo."),
    ("Ką mokiniai sako apie mūsų grįžtamąjį ryšį", "Tris mokinių sakinius, kaip užrašyta."),
    ("Pusmečio pabaiga: kas pasikeitė pamokoje", "Vieną pamoką, kurią vestumėte kitaip."),
    ("Stebėjimo protokolai: ką pamatė kolega", "Kolegos užrašą, kuris nustebino."),
    ("Klausimai, kuriuos užduoda mokiniai", "Vieną mokinio klausimą, kuris privertė sustoti."),
    ("Kai užduotis per sunki ir kai per lengva", "Vieną užduotį ir du jos variantus."),
    ("Kaip mokiniai vertina patys save", "Įsivertinimo lapą, kurį naudojate."),
    ("Metų žingsniai: ką nešamės į kitus metus", "Vieną dalyką, kurio nebedarysite."),
]
PLACES = ["Biblioteka", "204 kab.", "Mokytojų kambarys", "Fizikos kabinetas"]
