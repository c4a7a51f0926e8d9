"""How a lower app listens to an upper one: the upper registers itself in `ready()`."""


class Registry:
    """Named things in the order of their registration; a name stands once."""

    def __init__(self, title):
        self.title = title
        self._items = {}

    def register(self, name, item):
        """Add `item`; a second one under the same name is an error of the program."""
        if name in self._items:
            raise ValueError(f"{self.title}: {name} is registered already")
        self._items[name] = item
        return item

    def __getitem__(self, name):
        return self._items[name]

    def get(self, name, default=None):
        return self._items.get(name, default)

    def __contains__(self, name):
        return name in self._items

    def __iter__(self):
        return iter(self._items.values())

    def items(self):
        return self._items.items()

    def names(self):
        return list(self._items)
