"""The studio: rehearse in a browser on this machine. Pages, a gate before them, and the sound of takes as it comes."""
