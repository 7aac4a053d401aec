"""Find which reports tell of one happening, and which of their events are one.

    copies      reports that are one text: reprints, cut versions
    sources     how many independent sources stand behind some reports
    outline     what a report is about; `coverage` compares outlines
    tales       what is compared of an event; `happenings` compares tales
    cluster     from pairs to groups, without chaining errors
    merge       from a group of events to a story; `reasons` says why
    history     what became of each story when reports came in
    linking     all of it at once, for reports in memory
    learn       fits the weights of the comparisons

Nothing here reads or writes a disk: an archive keeps outlines, tales, signatures and
scores in its tables, joins them by their keys, and asks this room to compare.
"""
