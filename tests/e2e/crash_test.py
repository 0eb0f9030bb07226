"""kill -9 at named points of a purchase (BOOKVERSE_CRASH_AT; not in release builds), restart, audit: every acknowledged
order is there once, every cent is where the table says, and the purchase goes on to its end."""
import http.client
import subprocess
import time
import unittest

from support import shop
from support.device import Device, address, new_account
from support.processes import Folder, wait_until
from support.program import Embedded
from support.servers import BOOKVERSE

# A purchase of two copies by one buyer from one seller: placed, paid, one line handed over and confirmed, one cancelled.
# The number says at which passing of the point the process dies.
POINTS = [
    "market.reserved", "market.reserved:2", "orders.place.held", "orders.place.held:2", "orders.place.stored",
    "orders.place.all_held", "orders.place.opened", "payments.opened", "orders.place.payment",
    "sandbox.charged", "payments.looked", "payments.observed", "payments.booked",
    "market.confirmed", "market.confirmed:2", "orders.capture.line", "orders.capture.line:2", "orders.capture.decided",
    "orders.command.decided:2", "orders.drive.begun", "payments.refund_decided", "payments.refund_sent",
    "orders.step.refunded", "orders.step.released", "orders.drive.performed", "orders.step.settled", "payments.booked:2",
]
GONE = (OSError, http.client.HTTPException)


class Crash(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Folder("crash")
        cls.program = Embedded(cls.folder.path, "--rate-limit", "all=off")
        cls.program.start()
        cls.seller, cls.buyer = cls.person("seller"), cls.person("buyer")
        cls.number = 0

    @classmethod
    def tearDownClass(cls):
        cls.program.stop()
        cls.folder.remove()

    @classmethod
    def person(cls, name):
        device = Device(cls.program.port, cls.program.origin, name)
        new_account(device, address(name))
        return device

    def restart(self, point=None):
        process = self.program.process
        process.environment = {"BOOKVERSE_CRASH_AT": point} if point else {}
        process.start().await_ready()

    def insist(self, step):
        """As a person with a bad connection does: again, until it is answered. Says how often the process had died."""
        deaths = 0
        while True:
            try:
                return step(), deaths
            except GONE:
                deaths += 1
                self.assertLess(deaths, 3, "it dies at each try")
                self.program.process.child.process.wait(timeout=20)
                self.restart()

    def audit(self):
        words = iter(self.program.process.arguments)
        same = [word for word in words if word in ("--data", "--public-url", "--telemetry-port")
                for word in (word, next(words))]
        return subprocess.run([BOOKVERSE, "audit", "--development", *map(str, same)], capture_output=True, text=True,
                              timeout=60, check=False)

    def purchase(self):
        """Every step until it is acknowledged; the process may die in any."""
        deaths = 0

        def do(step):
            nonlocal deaths
            answer, died = self.insist(step)
            deaths += died
            return answer
        type(self).number += 1
        titles = [f"First {self.number}", f"Second {self.number}"]
        copies = [shop.offer(self.seller, title) for title in titles]
        key = f"purchase {self.number}".replace(" ", "-")

        def place():
            def look():
                answer = shop.try_to_place(self.buyer, *copies, key=key)
                return answer.json if answer.status == 201 else None
            # What was being placed when the process died is undone after 30 s; the same key then begins anew.
            return wait_until(look, 50, "the order is placed")
        order = do(place)
        path = f"/orders/{order['id']}"
        do(lambda: shop.pay(self.buyer, order))

        def paid():
            def look():
                seen = self.buyer.expect(200, "POST", path + "/payment/returned").json
                return seen if seen["state"] == "paid" else None
            return wait_until(look, 30, "the order is paid")
        seen = do(paid)
        first, second = (line["id"] for line in seen["lines"])

        def settle(line, wanted, step):
            """Asked until the line is there; the answer may have got lost with the process."""
            state = next(one["state"] for one in self.buyer.expect(200, "GET", path).json["lines"] if one["id"] == line)
            if state not in wanted:
                step()
        code = {"lines": [first]}
        do(lambda: settle(first, ("handed_over", "settled"), lambda: self.seller.expect(
            200, "POST", path + "/handover", {**code, "code": shop.code(self.buyer, order)})))
        do(lambda: settle(second, ("refunded",), lambda: self.seller.expect(
            200, "POST", path + "/cancel", {"lines": [second]})))
        do(lambda: settle(first, ("settled",), lambda: self.buyer.expect(200, "POST", f"{path}/lines/{first}/confirm")))
        # What the last steps owe is done by the timer at the latest; the process may die in it, with nobody asking.
        child = self.program.process.child

        def quiet():
            nonlocal deaths
            if not self.program.process.child.running():
                deaths += 1
                self.restart()
            try:
                copy = self.seller.expect(200, "GET", f"/listings/{copies[1]}").json["state"]
                earned = [one for one in self.seller.expect(200, "GET", "/earnings").json["items"]
                          if one["order"] == order["id"]]
            except GONE:
                return None
            return copy == "published" and len(earned) == 1
        wait_until(quiet, 60, f"the copy is back and the seller has earned: {child.tail(1500)}")
        return order, deaths

    def test_at_every_point(self):
        for point in POINTS:
            with self.subTest(point=point):
                self.program.process.child.stop()
                self.restart(point)
                begun = time.monotonic()
                order, deaths = self.purchase()
                self.assertEqual(deaths, 1, "the process died at this point, once")
                mine = [one["id"] for one in self.buyer.expect(200, "GET", "/orders?limit=100").json["items"]]
                self.assertEqual(mine.count(order["id"]), 1)
                self.assertEqual(len(mine), len(set(mine)))
                seen = self.buyer.expect(200, "GET", f"/orders/{order['id']}").json
                self.assertEqual(seen["state"], "completed")
                audit = self.audit()
                self.assertEqual(audit.returncode, 0, audit.stdout + audit.stderr)
                print(f"{point}: {time.monotonic() - begun:.1f} s", flush=True)
        orders = self.buyer.expect(200, "GET", "/orders?limit=100").json["items"]
        self.assertEqual(len(orders), len(POINTS), "no order that nobody knows of")


if __name__ == "__main__":
    unittest.main()
