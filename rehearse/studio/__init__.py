"""The studio: rehearse in a browser on this machine. Pages, the gate in front of them, and the sound of takes."""
