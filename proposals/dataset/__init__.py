"""The exchange format: a folder of YAML files that holds one process.

schema   the records and their fields            read   folder → records, each valid in itself
checks   rules between the records               load   records → database, all or nothing
stored   rules between records and database      dump   database → folder

docs/data-format.md describes the files.
"""
