"""How long texts and lists of the format may be: as long as a row can keep them."""

# Letters.
CODE = 60
GROUP = 40
LABEL = 80
NAME = 120
LINE = 200
STATUS = 300
ADDRESS = 500
# Several times the longest that a parent would read.
TEXT = 4000
# Members of one list.
LIST = 1000
