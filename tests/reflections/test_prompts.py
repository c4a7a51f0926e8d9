"""The administrator's page of the school's own questions."""

from reflections.models import Prompt, PromptVersion
from tests import factories as make

PAGE = "/school/settings/prompts/"


def posted(*texts):
    fields = {"form-TOTAL_FORMS": len(texts), "form-INITIAL_FORMS": 0}
    for number, text in enumerate(texts):
        fields |= {f"form-{number}-text": text, f"form-{number}-help_text": ""}
    return fields


def test_page_begins_with_suggestions_and_saves_none(cast, login):
    forms = login(cast.administrator).get(PAGE).context["forms"]

    assert sum(bool(form["text"].value()) for form in forms) == 3
    assert not Prompt.objects.exists()


def test_questions_are_saved_in_order_without_the_empty(cast, login):
    login(cast.administrator).post(PAGE, posted("Ką jaučiau?", " ", "Kas padėjo?"))

    assert list(Prompt.objects.values_list("text", flat=True)) == ["Ką jaučiau?", "Kas padėjo?"]


def test_change_holds_from_the_month_nobody_began(cast, login):
    make.make_reflection(cast.colleague, cast.year, make.TODAY.replace(day=1))

    login(cast.administrator).post(PAGE, posted("Ką jaučiau?"))

    assert PromptVersion.objects.get().from_month.isoformat() == "2026-12-01"


def test_question_too_long_is_refused_beside_its_field(cast, login):
    answer = login(cast.administrator).post(PAGE, posted("a" * 201))

    assert answer.status_code == 422
    assert "error_1_id_form-0-text" in answer.text


def test_form_that_is_no_form_is_refused(cast, login):
    assert login(cast.administrator).post(PAGE, {}).status_code == 422


def test_page_is_the_administrators(cast, login):
    assert login(cast.teacher).get(PAGE).status_code == 404


def test_answer_keeps_the_questions_words(cast, login):
    login(cast.administrator).post(PAGE, posted("Ką jaučiau?"))
    prompt = Prompt.objects.get()
    client = login(cast.teacher)
    fields = {f"answer_{prompt.pk}": "Džiaugsmą", "next_step": "a", "act": "submit"}

    page = client.post("/reflections/2026-11/", fields, follow=True)
    PromptVersion.objects.all().delete()

    assert "Ką jaučiau?" in page.text
    assert "Džiaugsmą" in client.get(page.redirect_chain[-1][0]).text
