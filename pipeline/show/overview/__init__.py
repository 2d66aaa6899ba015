"""Many records as one page: how much there is, when, what fails, what was left out."""
