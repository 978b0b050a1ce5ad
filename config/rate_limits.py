"""How often something may be asked for, by one network address or by one person."""

# Codes and links that are tried, letters and messages that are sent, and what is made
# or travels for long, in a thread that others could have.
RATE_LIMITS = {
    "invitation": "10/m/ip,50/d/ip",
    "invite": "30/h/user",
    # Of calendars only those that nobody has are counted.
    "calendar": "10/m/ip,50/d/ip",
    "push": "10/m/user",
    "push_test": "3/m/user,20/h/user",
    "share": "20/h/user",
    # A practice opens from one address all that its families show it.
    "share_open": "60/m/ip,1000/d/ip",
    "pdf": "6/m/user",
    "fhir": "12/m/user",
    "everything": "20/h/user",
    "bring-in": "20/h/user",
}
