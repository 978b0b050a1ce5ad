"""Both ends of web push that are not ours: a browser's keys, and a push service."""
