"""`python -m afterword` is the command `afterword`."""

from afterword.cli import entry

if __name__ == "__main__":
    entry()
