"""The chart of events: scale, ticks and layout without Qt; painting and gestures with it."""
