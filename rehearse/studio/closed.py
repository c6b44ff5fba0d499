"""What a browser sees that did not come by a link: one small page, which loads no other file."""

from __future__ import annotations

import base64
import hashlib

STYLE = (
    ":root{color-scheme:light dark}"
    "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:38rem;margin:3rem auto;padding:0 1rem}"
)
STYLE_SOURCE = f"'sha256-{base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'"  # for a policy
PAGE = f"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Closed · rehearse</title><style>{STYLE}</style></head>
<body><main>
<h1>You need a new link</h1>
<p>Each link works only once. In the terminal where <code>rehearse studio</code> is running, press Enter to get a new
one, and open that.</p>
<p>If it is no longer running, type <code>rehearse studio</code> again. Your takes are still there.</p>
</main></body>
</html>
"""
