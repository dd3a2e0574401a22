"""A folder of backups: what lies in it, whether it is whole, what stays and what goes.

000012_20260910-093000_daily.xjt    a copy of the data file, under the same key
000012_20260910-093000_daily.json   its manifest; the copy is given its name after it
blobs/ab/ab….age                    attachments, each once, for all copies that name it
keys.json                           so that this folder and the password are enough
notes.json                          when each copy was last opened and what was found
"""
