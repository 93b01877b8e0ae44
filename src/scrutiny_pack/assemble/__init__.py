"""The pack as it will be printed: sections of blocks, made from the story and the figures. It knows no document format."""
