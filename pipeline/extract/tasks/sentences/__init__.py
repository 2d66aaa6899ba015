"""Work in running sentences: series set off by semicolons, single directives, what goes on."""
