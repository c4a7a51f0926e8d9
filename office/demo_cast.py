"""The school that everybody meets first: 28 people, six groups, five curators."""

from goals.enums import GoalStatus
from people.demo import Person

SCHOOL = "Ąžuolupio gimnazija"
OTHER_SCHOOL = "Kita mokykla"
MUNICIPALITY, VIEWER = "Ąžuolupio rajono savivaldybė", "savivaldybe@demo.lt"
SIGN_INS = [
    ("mokytoja@demo.lt", "mokytoja"),
    ("kuratore@demo.lt", "kuratorė"),
    ("administracija@demo.lt", "administracija"),
    ("kolega@demo.lt", "mokytojas iš tos pačios grupelės"),
    ("mokytoja@kita.lt", "mokytoja kitoje mokykloje"),
    (VIEWER, "savivaldybės koordinatorė"),
]
LITHUANIAN, ENGLISH = "lietuvių kalba ir literatūra", "anglų kalba"

TEACHER = Person("Eglė", "Vaitkūnienė", LITHUANIAN, "mokytoja@demo.lt")
CURATOR = Person("Jolanta", "Stankevičienė", LITHUANIAN, "kuratore@demo.lt")
COLLEAGUE = Person("Tomas", "Griškevičius", "istorija", "kolega@demo.lt")
HEAD = Person("Asta", "Kvedaraitė", "", "administracija@demo.lt", True, takes_part=False)
ELSEWHERE = Person("Rūta", "Žemaitienė", "biologija", "mokytoja@kita.lt")


def _p(first, last, subject, number):
    return Person(first, last, subject, f"darbuotojas{number}@demo.lt")


#: Groups of four or five; whoever stands first leads.
TEAMS = [
    [
        _p("Rasa", "Čepulienė", ENGLISH, 1),
        TEACHER,
        COLLEAGUE,
        _p("Mindaugas", "Šimkus", "matematika", 2),
        _p("Laima", "Ūselytė", "muzika", 3),
    ],
    [
        CURATOR,
        _p("Gintarė", "Būdvytytė", "vokiečių kalba", 4),
        _p("Milda", "Įvaškevičiūtė", LITHUANIAN, 5),
        _p("Elžbieta", "Ūsienė", ENGLISH, 6),
    ],
    [
        _p("Nijolė", "Kriaučiūnienė", "matematika", 7),
        _p("Paulius", "Ežerskis", "informatika", 8),
        _p("Aušra", "Lukošiūtė", "matematika", 9),
        _p("Jurgita", "Ąžuolaitė", "biologija", 10),
        _p("Daiva", "Juškienė", "biologija", 11),
    ],
    [
        _p("Vaida", "Šerpytytė", "chemija", 12),
        _p("Kęstutis", "Žukauskas", "fizika", 13),
        _p("Arūnas", "Jakštas", "istorija", 14),
        _p("Vytautas", "Norkūnas", "geografija", 15),
    ],
    [
        _p("Inga", "Šlekienė", "etika", 16),
        _p("Šarūnas", "Dičius", "fizinis ugdymas", 17),
        _p("Simona", "Mažeikaitė", "dailė", 18),
        _p("Darius", "Pečiulis", "technologijos", 19),
    ],
    [
        _p("Neringa", "Ščiukaitė", "psichologija", 20),
        _p("Regina", "Žvirblienė", "fizinis ugdymas", 21),
        _p("Birutė", "Zabielaitė", "logopedija", 22),
        _p("Ona", "Yčienė", "specialioji pedagogika", 23),
        _p("Žygimantas", "Žaliukas", "informatika", 24),
    ],
]
STAFF = [person for team in TEAMS for person in team] + [HEAD]
#: Addresses of the five curators, in the order in which teachers are dealt to them.
CURATORS = [CURATOR.email, *(f"darbuotojas{n}@demo.lt" for n in (1, 7, 13, 21))]
#: Teachers whom CURATOR accompanies in any case.
OWN_TEACHERS = [TEACHER.email, COLLEAGUE.email, "darbuotojas5@demo.lt", "darbuotojas18@demo.lt"]
#: States that a visitor must find in the running year, whatever the dice say.
GOALS = {
    TEACHER.email: GoalStatus.AGREED,
    "darbuotojas5@demo.lt": GoalStatus.SUBMITTED,
    "darbuotojas18@demo.lt": GoalStatus.RETURNED,
    "darbuotojas12@demo.lt": GoalStatus.DRAFT,
}
#: Two teachers who were late once.
LATE = ["darbuotojas2@demo.lt", "darbuotojas15@demo.lt"]
#: Who is still asked to read who sees what.
TO_READ = [COLLEAGUE.email]
