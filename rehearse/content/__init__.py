"""What the answer says: STAR parts, ownership, results, rules, rubric."""
