"""Numbers as they are written: found in one pass, joined where signs or words tie them."""
