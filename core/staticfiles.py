"""Static files whose names carry their content, also where one script imports another."""

from django.contrib.staticfiles.finders import AppDirectoriesFinder
from whitenoise.storage import CompressedManifestStaticFilesStorage


class ManifestStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage that rewrites the imports of JavaScript modules too."""

    support_js_module_import_aggregation = True


class UsedAppFiles(AppDirectoriesFinder):
    """Files of installed apps, without the htmx copies of django-htmx: ours is in vendor/."""

    def list(self, ignore_patterns):
        return super().list([*(ignore_patterns or []), "django_htmx"])
