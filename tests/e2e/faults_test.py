"""A store, a broker or a cache that is down at the start or goes down later: 503 within 2 s, readiness, recovery without
a restart, nothing acknowledged lost. Separate processes on servers of the test's own."""
import unittest

from support.device import Device, address, mail_token, new_account, sign_up, take_time
from support.processes import Folder, wait_until
from support.program import Separate
from support.servers import Mongo, Rabbit, Redis


class SomeServers:
    """Servers that are started one by one."""

    def __init__(self, folder):
        self.rabbit, self.mongo, self.redis = Rabbit(folder), Mongo(folder), Redis(folder)

    def all(self):
        return [self.rabbit, self.mongo, self.redis]

    def stop(self):
        for server in (self.mongo, self.redis):
            if server.child and server.child.running():
                server.child.kill()
        self.rabbit.end()


class DownAtStart(unittest.TestCase):
    def test_processes_wait_for_all_three_and_need_no_restart(self):
        folder = Folder("late")
        servers = SomeServers(folder.path)
        program = Separate(folder.path, "--rate-limit", "all=off", servers=servers)
        try:
            for process in program.processes:
                process.start()
            for process in program.processes:
                wait_until(lambda process=process: process.ready()[0] == 503, 20, f"{process.name} says it is not ready")
            answer, seconds = take_time(lambda: Device(program.port, program.origin).call("GET", "/campuses?query=te"))
            self.assertEqual(answer.status, 503)
            self.assertIn("Retry-After", answer.headers)
            self.assertLess(seconds, 2)
            for server in servers.all():
                server.start(wait=False)
            for server in servers.all():
                server.await_ready()
            for process in program.processes:
                process.await_ready(60)
            new_account(Device(program.port, program.origin), address("patient"))
        finally:
            codes = program.stop()
            print(program.logs()) if any(codes) else None
            servers.stop()
            folder.remove()
        self.assertFalse(any(codes), codes)


class DownLater(unittest.TestCase):
    def setUp(self):
        self.folder = Folder("faults")
        self.program = Separate(self.folder.path, "--rate-limit", "all=off")
        self.program.start()
        self.device = Device(self.program.port, self.program.origin)
        self.accounts = self.program.named("accounts")
        self.servers = self.program.servers

    def tearDown(self):
        self.program.stop()
        self.folder.remove()

    def sign_up_status(self, name):
        body = {"email": address(name), "password": "a long password 12", "name": "F", "language": "en"}
        answer, seconds = take_time(lambda: self.device.call("POST", "/accounts", body, token=None))
        self.assertLess(seconds, 3, f"sign-up answered {answer.status} too late")
        return answer.status

    def test_store(self):
        new_account(self.device, address("before"))
        self.servers.mongo.stop()
        self.accounts.await_problem("store")
        for number in range(4):
            self.assertEqual(self.sign_up_status(f"during{number}"), 503)
        answer, seconds = take_time(lambda: self.device.call("GET", "/accounts/me"))
        self.assertEqual(answer.status, 503)
        self.assertLess(seconds, 2.5)
        self.servers.mongo.start()
        self.accounts.await_ready(30)
        self.assertEqual(self.device.expect(200, "GET", "/accounts/me").json["email"], address("before"))
        self.assertEqual(self.sign_up_status("after"), 202)

    def test_broker(self):
        self.servers.rabbit.stop()
        self.accounts.await_problem("bus")
        # The store has it: acknowledged, and the mail comes when the broker is back.
        acknowledged = [name for name in ("one", "two", "three") if self.sign_up_status(name) == 202]
        self.servers.rabbit.start()
        self.accounts.await_ready(60)
        for name in acknowledged:
            mail_token(self.device, address(name))
        sign_up(self.device, address("four"))
        mail_token(self.device, address("four"))

    def test_cache(self):
        new_account(self.device, address("cached"))
        self.servers.redis.stop()
        self.accounts.await_problem("cache")
        answer, seconds = take_time(lambda: self.device.call("GET", "/accounts/me"))
        self.assertEqual(answer.status, 200, "the cache is no record: reading goes on")
        self.assertLess(seconds, 2)
        self.servers.redis.start()
        self.accounts.await_ready(30)
        self.device.sign_in(address("cached"))


if __name__ == "__main__":
    unittest.main()
