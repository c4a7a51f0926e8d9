"""One's own settings are one page; an upper app adds its part of it here."""

from collections.abc import Callable
from dataclasses import dataclass

from core.registry import Registry


@dataclass(frozen=True)
class SettingsPart:
    """`context(request)` gives what `template` shows. Those that are long stand last."""

    template: str
    context: Callable
    is_long: bool = False


settings_parts = Registry("parts of one's own settings")
