"""The exchange format: a folder of YAML files that holds one process, read, loaded and written whole.

schema   the records and their fields            read   folder → checked records
checks   what must hold between the records      load   records → database, all or nothing
stored   what must hold towards the database     dump   database → folder

docs/data-format.md describes the files.
"""
