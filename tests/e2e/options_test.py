"""The command line: wrong options, wrong combinations, two processes on one folder, SIGTERM, backup and restore."""
import re
import signal
import subprocess
import unittest

from support.case import ProgramCase
from support.device import Device, address, new_account
from support.processes import Folder, free_port, wait_until
from support.program import Embedded, Process
from support.servers import BOOKVERSE


def bookverse(*words, environment=None):
    import os
    return subprocess.run([BOOKVERSE, *map(str, words)], capture_output=True, text=True, timeout=60, check=False,
                          env={**os.environ, **(environment or {})})


class WrongOptions(unittest.TestCase):
    # command line, exit code, part of what is said
    TABLE = [
        (["sevre"], 2, "Did you mean serve?"),
        (["serve", "--prot", "80"], 2, "Did you mean --port?"),
        (["serve", "--development", "--port", "99999"], 2, "from 0 to 65535"),
        (["serve"], 2, "--mail must be smtp://"),
        (["serve", "--development", "--services", "acounts"], 2, "Did you mean accounts?"),
        (["serve", "--development", "--services", "accounts"], 2, "must be mongodb://"),
        (["serve", "--development", "--store", "mongodb://user:secret@host/"], 2, "list of processes"),
        (["serve", "--config", "/nowhere.toml", "--development"], 2, "cannot be read"),
        (["doctor", "--development", "--log-level", "loud"], 2, "is one of debug"),
        ([], 2, "serve"),
    ]

    def test_each_is_refused_with_a_way_out(self):
        for words, code, said in self.TABLE:
            with self.subTest(words=words):
                done = bookverse(*words)
                self.assertEqual(done.returncode, code, done.stderr)
                self.assertIn(said, done.stderr + done.stdout)
                self.assertNotIn("secret@", done.stderr)

    def test_help_names_every_option(self):
        page = bookverse("options").stdout
        help_text = bookverse("serve", "--help").stdout
        names = [line.split("`")[1].split()[0] for line in page.splitlines() if line.startswith("| `--")]
        self.assertGreater(len(names), 25)
        for name in names:
            self.assertIn(name, help_text)


class OneFolder(unittest.TestCase):
    def setUp(self):
        self.folder = Folder("options")
        self.program = Embedded(self.folder.path).start()

    def tearDown(self):
        self.program.stop()
        self.folder.remove()

    def test_the_second_process_on_a_folder_says_so_and_exits(self):
        second = bookverse("serve", "--development", "--data", self.folder.path / "data", "--port", free_port(),
                           "--telemetry-port", "0")
        self.assertEqual(second.returncode, 1)
        self.assertIn("in use", second.stderr)
        self.assertEqual(self.program.process.ready()[0], 200, "the first goes on")

    def test_a_taken_port_is_named(self):
        second = bookverse("serve", "--development", "--data", self.folder.path / "other", "--port", self.program.port,
                           "--telemetry-port", "0")
        self.assertEqual(second.returncode, 1)
        self.assertIn(str(self.program.port), second.stderr)

    def test_backup_while_it_runs_and_restore_elsewhere(self):
        device = Device(self.program.port, self.program.origin)
        new_account(device, address("keeper"), "Kim Keeper")
        done = bookverse("backup", "--development", "--data", self.folder.path / "data", self.folder.path / "backup")
        self.assertEqual(done.returncode, 0, done.stderr)

        full = bookverse("restore", "--development", "--data", self.folder.path / "data", self.folder.path / "backup")
        self.assertEqual(full.returncode, 1)
        self.assertIn("not empty", full.stderr)
        done = bookverse("restore", "--development", "--data", self.folder.path / "two", self.folder.path / "backup")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(bookverse("audit", "--development", "--data", self.folder.path / "two").returncode, 0)

        self.program.stop()
        two = Embedded(self.folder.path, data="two").start()
        restored = Device(two.port, two.origin)
        self.assertEqual(restored.sign_in(address("keeper"))["account"]["name"], "Kim Keeper")
        two.stop()

    def test_parked_is_asked_of_the_running_program(self):
        done = bookverse("parked", "--development", "--data", self.folder.path / "data", "--telemetry-port",
                         self.program.process.telemetry_port, "--public-url", self.program.origin)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("0 parked", done.stdout)
        key = self.folder.path / "another.key"
        self.assertEqual(bookverse("make-key", key).returncode, 0)
        stranger = bookverse("parked", "--development", "--master-key-file", key, "--telemetry-port",
                             self.program.process.telemetry_port, "--public-url", self.program.origin)
        self.assertEqual(stranger.returncode, 1)
        self.assertIn("--master-key-file", stranger.stderr)

    def test_audit_looks_at_the_file_and_asks_the_running_program(self):
        # Nothing is sent, so it needs neither --mail nor --development.
        asked = ("audit", "--data", self.folder.path / "data", "--public-url", self.program.origin, "--telemetry-port")
        done = bookverse(*asked, self.program.process.telemetry_port)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        for words in ("The database is sound", "Trial balance", "Receivables of 0 sellers", "The books balance"):
            self.assertIn(words, done.stdout)
        alone = bookverse(*asked, free_port())
        self.assertEqual(alone.returncode, 0, alone.stdout + alone.stderr)
        self.assertIn("No program runs here", alone.stdout)

    def test_keys_are_listed_and_rotated(self):
        def keys(*more):
            done = bookverse("keys", "--development", "--data", self.folder.path / "data", "--telemetry-port",
                             self.program.process.telemetry_port, "--public-url", self.program.origin, *more)
            self.assertEqual(done.returncode, 0, done.stderr)
            return done.stdout.splitlines()

        device = Device(self.program.port, self.program.origin)
        new_account(device, address("rotated"))
        before = keys()
        self.assertEqual(len(before), 1)
        self.assertIn("signing now", before[0])
        after = keys("--rotate")
        self.assertEqual(len(after), 2)
        self.assertIn("signing now", after[0], "the new one waits until everybody has seen it")
        self.assertEqual(keys("--rotate"), after, "one that waits already is enough")
        self.assertEqual(len(device.expect(200, "GET", "//.well-known/jwks.json").json["keys"]), 2)
        device.expect(200, "GET", "/accounts/me")

    def test_doctor_is_content_with_a_running_program(self):
        done = bookverse("doctor", "--development", "--data", self.folder.path / "data")
        self.assertIn("in use", done.stdout)
        self.assertNotIn("FAIL store", done.stdout)


class Doctor(unittest.TestCase):
    def test_what_is_down_is_named_with_an_advice(self):
        folder = Folder("doctor")
        done = bookverse("doctor", "--development", "--data", folder.path, "--cache", f"redis://127.0.0.1:{free_port()}")
        self.assertEqual(done.returncode, 1)
        self.assertIn("FAIL cache (redis)", done.stdout)
        self.assertIn("does Redis run there?", done.stdout)
        folder.remove()


class Shutdown(unittest.TestCase):
    def test_sigterm_finishes_what_is_in_flight_and_exits_0_in_time(self):
        folder = Folder("shutdown")
        program = Embedded(folder.path).start()
        device = Device(program.port, program.origin)
        new_account(device, address("late"))
        import http.client
        stream = http.client.HTTPConnection("127.0.0.1", program.port, timeout=20)
        stream.request("GET", "/api/v1/live", headers={"Authorization": f"Bearer {device.token}"})
        live = stream.getresponse()
        idle = http.client.HTTPConnection("127.0.0.1", program.port, timeout=20)
        idle.request("GET", "/api/v1/campuses?query=test")
        idle.getresponse().read()
        code, seconds = program.process.child.stop(15)
        self.assertEqual(code, 0, program.logs())
        self.assertLess(seconds, 10)
        live.close()
        stream.close()
        idle.close()
        folder.remove()

    def test_sigterm_while_a_dependency_is_awaited(self):
        folder = Folder("awaiting")
        process = Process("bookverse", folder.path, [
            "--development", "--data", folder.path / "data", "--port", free_port(), "--cache",
            f"redis://127.0.0.1:{free_port()}", "--store", f"mongodb://127.0.0.1:{free_port()}/x"]).start()
        wait_until(lambda: process.ready()[0] == 503, 20, "it answers that it is not ready")
        self.assertTrue(process.child.running())
        code, seconds = process.child.stop(15)
        self.assertEqual(code, 0, process.child.tail())
        self.assertLess(seconds, 10)
        folder.remove()


class Crash(unittest.TestCase):
    """kill -9 in the middle of sign-ups: each one that was acknowledged is there afterwards."""

    def test_every_acknowledged_account_exists(self):
        import threading
        folder = Folder("crash")
        program = Embedded(folder.path, "--rate-limit", "all=off").start()
        acknowledged, lock, stop = [], threading.Lock(), threading.Event()

        def sign_ups(worker):
            number = 0
            while not stop.is_set():
                email = address(f"crash-{worker}-{number}")
                number += 1
                try:
                    answer = Device(program.port, program.origin).call(
                        "POST", "/accounts", {"email": email, "password": "a long password 12", "name": "C",
                                              "language": "en"})
                except OSError:
                    return
                if answer.status == 202:
                    with lock:
                        acknowledged.append(email)

        workers = [threading.Thread(target=sign_ups, args=(worker,)) for worker in range(4)]
        for worker in workers:
            worker.start()
        wait_until(lambda: len(acknowledged) >= 25, 60, "25 sign-ups were acknowledged")
        program.process.child.signal(signal.SIGKILL)
        stop.set()
        for worker in workers:
            worker.join()
        program.process.child.kill()

        program.start()
        device = Device(program.port, program.origin)
        # Each acknowledged sign-up has its account and gets its mail: nothing was lost between the two.
        mails = folder.path / "data" / "mail"
        wait_until(lambda: set(acknowledged) <= self.mailed(mails), 60, "each acknowledged sign-up has its mail")
        for email in acknowledged[::7]:
            answer = device.call("POST", "/sessions", {"email": email, "password": "a long password 12"})
            self.assertEqual((answer.status, answer.code), (403, "not_verified"), email)
        program.stop()
        self.assertEqual(bookverse("audit", "--development", "--data", folder.path / "data").returncode, 0)
        folder.remove()

    @staticmethod
    def mailed(folder):
        """Everybody to whom a mail was written."""
        text = "".join(file.read_text(errors="replace") for file in folder.glob("*.eml"))
        return set(re.findall(r"crash-\d+-\d+@campus\.test", text))


if __name__ == "__main__":
    unittest.main()
