"""Who may open which dashboard."""

import rules

from people.rules import is_administrator, views_municipality

rules.add_perm("dashboards.view_school", is_administrator)
rules.add_perm("dashboards.open_municipality", views_municipality)
