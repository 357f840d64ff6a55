"""Places on the first page of a letter, in mm from the top left of A4: DIN 5008, form B."""

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
LEFT, RIGHT = 25.0, 20.0  # margins of the text
TOP, BOTTOM = 20.0, 22.0  # of the pages after the first
ADDRESS_TOP, ADDRESS_WIDTH = 45.0, 80.0  # its text begins at the margin
REMARKS_HEIGHT, LINES_HEIGHT = 17.7, 27.3  # sender and remarks above the address itself
MOST_ADDRESS_LINES = 6
INFO_LEFT, INFO_TOP, INFO_WIDTH = 125.0, 50.0, 75.0
SUBJECT_TOP = 98.46
FOLDS = (105.0, 210.0)
HOLE = 148.5
