"""Lists of work over lines and within paragraphs: marked points, lines that lost their markers."""
