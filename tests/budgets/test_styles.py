"""Every class that a template names is in a style sheet that is served."""

import re

import pytest
from django.conf import settings

from tests.budgets.test_weight import file_of

pytestmark = pytest.mark.crawl

SHEETS = ["vendor/bootstrap-5.3.9/bootstrap.css", "css/theme.css", "css/login.css"]
NAMED = re.compile(r'\b(?:class|css)="([^"]*)"')
#: What the template puts in: it names no class whole.
VARIABLE = re.compile(r"{{.*?}}")
OR_ELSE = re.compile(r"{% *(?:else|elif)\b.*?%}")
TAG = re.compile(r"{[%#].*?[%#]}", re.DOTALL)
#: A lesson's own state: said in its words, without a look of its own.
HOOKS = {"going", "mine"}
CLASS = re.compile(r"[a-z][a-z0-9-]*")


def named():
    """{class: a template that names it}"""
    found = {}
    for path in (settings.BASE_DIR / "templates").rglob("*.html"):
        if {"emails", "email"} & {*path.parts}:  # letters carry their looks themselves
            continue
        text = OR_ELSE.sub(" ", VARIABLE.sub("?", path.read_text(encoding="utf-8")))
        for value in NAMED.findall(TAG.sub("", text)):
            for name in value.split():
                if CLASS.fullmatch(name):
                    found.setdefault(name, path.name)
    return found


def test_every_class_of_the_templates_is_served():
    css = b"".join(map(file_of, SHEETS)).decode()
    served = set(re.findall(r"\.([a-z][\w-]*)", css))

    assert {n: where for n, where in named().items() if n not in served | HOOKS} == {}
