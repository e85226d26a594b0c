"""Word and OpenDocument files below readers and reporters: opened with limits, and walked in one way by both."""
