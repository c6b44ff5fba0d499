"""`python -m rehearse` is the console script."""

from rehearse.cli import main

if __name__ == "__main__":
    main()
