"""The named addresses of the URLconf, as they are written there."""


def names_in(resolver, prefix=""):
    """Every named address under a URL resolver, with its namespaces."""
    for pattern in resolver.url_patterns:
        if _is_operators(pattern):
            yield "admin:index"
        elif hasattr(pattern, "url_patterns"):
            namespace = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names_in(pattern, namespace)
        else:
            yield f"{prefix}{pattern.name}"


def routes_in(resolver, start="/", prefix=""):
    """(name, path as written) of every address, in the order of the URLconf."""
    for pattern in resolver.url_patterns:
        path = f"{start}{pattern.pattern}"
        if _is_operators(pattern):
            yield "admin:index", path
        elif hasattr(pattern, "url_patterns"):
            namespace = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from routes_in(pattern, path, namespace)
        else:
            yield f"{prefix}{pattern.name}", path


def _is_operators(pattern):
    """Django's admin is one place, whatever pages it has inside."""
    return getattr(pattern, "app_name", None) == "admin"
