"""Static files whose names carry their content, also where one script imports another."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ManifestStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage that rewrites the imports of JavaScript modules too."""

    support_js_module_import_aggregation = True
