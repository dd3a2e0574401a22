"""What the office holds about one person: found, listed, and erased on request.

`subject` says who is meant, `mentions` where a living record says something about them,
`elsewhere` what else is kept, `erasing` removes, `listing` tells it to people and spreadsheets.
"""
