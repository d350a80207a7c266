"""What came out, compared with what went in: functions that take files and values and add messages."""
