"""Knowledge: the files of data/ as frozen tables."""
