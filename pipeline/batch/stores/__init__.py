"""Where a run's files are kept: a folder of a file system, or an object store.

`store.Store` is what either can do; `shards.Shards` keeps shards in it, `named.store_of` opens one.
"""
