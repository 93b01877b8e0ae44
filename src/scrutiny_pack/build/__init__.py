"""What writes a `Pack` into a board's template: a Word report and a slide deck, as bytes.

A builder reads the pack and never edits it; every number it prints comes from the pack's texts, apart from the numbers of figures, tables
and pages and the date of the meeting. This layer knows docx, pptx and XML; nothing above it but `quality` does. It writes no file.
"""
