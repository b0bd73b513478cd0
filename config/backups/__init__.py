"""A whole site in one file: everything in the database, and the secret key. docs/deploy.md describes the file.

The same data give the same lines (:mod:`rows`) on every database, so that an archive (:mod:`archive`) moves a site from
one to another, and its checksums can be compared with a database (:mod:`comparing`). Django's own ``dumpdata`` cuts
microseconds, and ``loaddata`` saves over what is there.
"""
