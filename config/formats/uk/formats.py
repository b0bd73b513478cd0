"""Date formats for Ukrainian: the month in the genitive after a day, and no "р." after the year."""

DATE_FORMAT = "j E Y"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "j E"
SHORT_DATE_FORMAT = "d.m.Y"
DATETIME_FORMAT = "j E Y, H:i"
DATE_INPUT_FORMATS = ["%Y-%m-%d"]  # nothing else is the same day to everybody
