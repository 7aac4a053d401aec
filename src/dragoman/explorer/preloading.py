"""Tell a browser at once which modules and answers a page needs.

Without being told it learns of a module only when it has read the one that imports it:
some five questions one after the other, in place of one.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Final

from dragoman.explorer.texts import Texts

_IMPORT: Final = re.compile(r'^(?:import|export)\b[^;]*?"(\.[^"]+\.js)";', re.MULTILINE)
_PLACE: Final = "</head>"
_FETCHED: Final = '<link rel="preload" as="fetch" crossorigin href="{path}">'
_ASKED: Final = {"explore": ("/api/world",)}
"""What a view asks the server for in any case; all ask for `/api/session`."""


def page_of(static: Path, view: str, texts: Texts) -> str:
    """The page, with the modules, words and style sheet of a view named in its head.

    Args:
        static: The folder of what is served as it is.
        view: The name of a module in `js/views`; there need not be such a module.
        texts: What the page says.
    """
    begin = static / "js" / "main.js"
    modules = modules_of(static, static / "js" / "views" / f"{view}.js")
    modules |= modules_of(static, begin)
    modules.discard(begin.relative_to(static).as_posix())  # the page names it itself
    links = [
        f'<link rel="modulepreload" href="/static/{path}">' for path in sorted(modules)
    ]
    links += [
        _FETCHED.format(path=f"/static/texts/{texts.language}/{name}.json")
        for name in ("frame", view)
        if name in texts.pages
    ]
    asked = ("/api/session", *_ASKED.get(view, ()))
    links += [_FETCHED.format(path=path) for path in asked]
    if (static / "css" / f"{view}.css").exists():
        links.append(f'<link rel="stylesheet" href="/static/css/{view}.css">')
    shell = shell_of(static / "index.html", texts)
    return shell.replace(_PLACE, "\n".join((*links, _PLACE)))


def shell_of(file: Path, texts: Texts) -> str:
    """A page as it is before anything is drawn, in the language of these texts."""
    shell = file.read_text("utf-8").replace("{language}", texts.language)
    return shell.replace("{noscript}", escape(texts.say("noscript")))


def modules_of(static: Path, module: Path) -> set[str]:
    """A module and all that it imports, as paths below the folder."""
    found: set[str] = set()
    waiting = [module.resolve()]
    while waiting:
        path = waiting.pop()
        name = path.relative_to(static.resolve()).as_posix()
        if name in found or not path.exists():
            continue
        found.add(name)
        text = path.read_text("utf-8")
        waiting += [(path.parent / other).resolve() for other in _IMPORT.findall(text)]
    return found
