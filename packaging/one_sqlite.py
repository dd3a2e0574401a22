"""Run at the start of the frozen program: SQLCipher's SQLite is the only one that goes along.

peewee asks for Python's own sqlite3 and takes pysqlite3 where there is none; the system's SQLite
would ask for a newer glibc than everything else does.
"""

import sys

import sqlcipher3

sys.modules["pysqlite3"] = sqlcipher3
