"""Files and microphones: decoding, levels, devices, the recorder."""
