"""Makes the data files that are built: what one package knows, in our own form.

Nothing here is part of the installed package, and nothing in it imports this.
"""
