"""Let assistants ask an archive."""

from __future__ import annotations

from dragoman.cli.options import At
from dragoman.cli.spreading import spread


@spread
def mcp(*, at: At) -> None:
    """Let an assistant ask an archive, over the Model Context Protocol.

    It is started by the assistant, which speaks to it on standard input and output:
    search events, statements and stories, show a story or a report, explain an
    event. Each answer brings the sentences it stands on. Nothing can be written.

    [bold]Examples[/bold]

        dragoman mcp kenya/

        uvx --from "dragoman[mcp]" dragoman mcp kenya/
    """
    from dragoman.assistants import serve

    serve(at.open())
