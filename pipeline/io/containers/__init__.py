"""Files that hold files: gzip and zstd wrappings, ZIP, tar and WARC, also one in the other.

`reading.read_contents` is the one way in. Each member is handed to the function that reads a file;
nothing is ever written under a name that an archive chose.
"""
