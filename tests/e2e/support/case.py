"""Test cases with a program of their own. BOOKVERSE_TEST_MODE says in which shape (embedded or separate)."""
import os
import sys
import unittest

from .device import Device
from .processes import Folder
from .program import SHAPES, Embedded


class ProgramCase(unittest.TestCase):
    """One program for all tests of the class. Limits are off unless a class wants them."""
    options = ["--rate-limit", "all=off"]
    shape = None  # a class; None: what the environment says

    @classmethod
    def setUpClass(cls):
        cls.folder = Folder(cls.__name__)
        shape = cls.shape or SHAPES[os.environ.get("BOOKVERSE_TEST_MODE", "embedded")]
        cls.program = shape(cls.folder.path, *cls.options)
        try:
            cls.program.start()
        except BaseException:
            print(cls.program.logs(), file=sys.stderr)
            cls.program.stop()
            raise

    @classmethod
    def tearDownClass(cls):
        codes = cls.program.stop()
        logs = cls.program.logs()
        cls.folder.remove()
        if any(codes):
            raise AssertionError(f"exit codes {codes}\n{logs}")

    def device(self, name="a test"):
        return Device(self.program.port, self.program.origin, name)

    def run(self, result=None):
        before = len(result.failures) + len(result.errors) if result else 0
        super().run(result)
        if result and len(result.failures) + len(result.errors) > before:
            print(self.program.logs(), file=sys.stderr)


__all__ = ["ProgramCase", "Embedded"]
