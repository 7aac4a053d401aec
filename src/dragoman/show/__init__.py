"""Show records and results to people: on a terminal, and as flat columns.

`records` draws reports with their events, `results` draws evaluation and health,
`columns` lays events out as rows of a table.
"""
