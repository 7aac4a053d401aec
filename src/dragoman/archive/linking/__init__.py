"""Link what an archive holds into stories.

`lots` takes reports some at a time and is what others call; `blocking` finds the pairs
that are worth comparing, `comparing` scores them, `grouping` parts what they tie, and
`spreading` has the first two done by a fleet.
"""

from dragoman.archive.linking.lots import Linked, history, judge, link_all

__all__ = ["Linked", "history", "judge", "link_all"]
