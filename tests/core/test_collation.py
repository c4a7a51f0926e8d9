"""Names stand as Lithuanians sort them, the same on both databases."""

from people.models import Member
from tests import factories as make

#: y and į stand with i; ą, ę, ė, ų, ū with their plain letter; č, š, ž after c, s, z.
IN_ORDER = """
    Adomas Ąžuolas Balys Cibas Čepas Ėglis Ežerskis Ęžys Gutas Yčas Ilgas Įvaška Izokas Jonas
    Sakas Šakys Tomas Ugnė Ūsas Ūselis Ųža Vaida Zala Žalys
"""


def test_members_stand_in_the_order_of_the_lithuanian_alphabet(db):
    school, names = make.make_school(), IN_ORDER.split()
    for name in reversed(names):
        make.make_member(school, "Ona", name, user=False)

    in_order = Member.objects.filter(school=school).by_name()

    assert [member.last_name for member in in_order] == names
