"""`python -m scrutiny_pack`."""

from scrutiny_pack.cli import main

if __name__ == "__main__":
    main()
