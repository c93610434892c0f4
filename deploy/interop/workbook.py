"""Writes a workbook as spreadsheets are exported: a hidden sheet, dates, numbers and line breaks.

Usage: python3 workbook.py FILE
"""

import datetime
import sys

import xlsxwriter

workbook = xlsxwriter.Workbook(sys.argv[1])
notes = workbook.add_worksheet("Notes")
notes.write(0, 0, "for us alone")
notes.hide()
tickets = workbook.add_worksheet("Tickets")
tickets.activate()
tickets.set_first_sheet()
date = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"})
for column, name in enumerate(["Id", "Created At", "Description", "Amount", ""]):
    tickets.write(0, column, name)
tickets.write(1, 0, 4711)
tickets.write_datetime(1, 1, datetime.datetime(2025, 2, 3, 9, 12), date)
tickets.write(1, 2, "The machine leaks.\nPlease send somebody – today.")
tickets.write(1, 3, 19.99)
tickets.write(2, 0, 4712)
tickets.write_datetime(2, 1, datetime.datetime(2025, 2, 3, 9, 13), date)
tickets.write(2, 2, "Wo bleibt mein Geld? 🙂")
tickets.write_formula(2, 3, "=D2*2", None, 39.98)
workbook.close()
