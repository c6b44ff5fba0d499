"""The store's SQL statements about attempts."""

ONE = "SELECT id, recording, created, body FROM attempt JOIN report ON attempt_id = id WHERE id = ?"
ALL = """
    SELECT id, recording, created, body FROM attempt JOIN report ON attempt_id = id
    WHERE ?1 IS NULL OR question_id = ?1 ORDER BY id
"""
BRIEF = """
    SELECT id, recording, person, summary, summary_version, created, question_id FROM attempt
    WHERE ?1 IS NULL OR question_id = ?1 ORDER BY id
"""
ADD = "INSERT INTO attempt (created, question_id, summary_version, summary, recording) VALUES (?, ?, ?, ?, ?)"
ADD_AGAIN = "INSERT INTO attempt (id, created, summary_version, summary, recording) VALUES (?, ?, 0, x'', ?)"
REPLACE = "UPDATE attempt SET created = ?, question_id = ?, summary_version = ?, summary = ? WHERE id = ?"
OLD = "SELECT id FROM attempt WHERE summary_version <> ?"
