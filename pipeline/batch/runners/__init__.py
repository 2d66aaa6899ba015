"""Where jobs are done: processes of this machine (`local`), or a Dask cluster (`cluster`)."""
