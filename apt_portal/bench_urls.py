"""The addresses of the product and the bench's empty page (settings/bench.py alone)."""

from django.urls import path

from apt_portal import urls
from dashboards.views.bench import empty

handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500

urlpatterns = [path("bench/empty/", empty, name="bench_empty"), *urls.urlpatterns]
