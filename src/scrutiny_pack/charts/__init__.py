"""Charts as pictures: a chart of the pack becomes SVG and PNG bytes, the same ones each time. Only this package knows matplotlib."""
