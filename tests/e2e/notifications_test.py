"""Notices over HTTP: what people do tells others, in the inbox, live and by mail, as they want it, and once whatever repeats."""
import email
import email.policy
import time
import unittest
import urllib.error
import urllib.parse
import urllib.request
import uuid

from support import shop
from support.case import ProgramCase
from support.device import address, new_account
from support.processes import wait_until
from support.stream import Stream

ONE_CLICK = b"List-Unsubscribe=One-Click"


class Notifications(ProgramCase):
    # Webhooks come twice and in any order.
    options = [*ProgramCase.options, "--sandbox-faults", "repeat,reorder"]

    def person(self, name):
        device = self.device(name)
        device.email = address(name)
        device.account = new_account(device, device.email, name.title())["account"]["id"]
        return device

    def notices(self, device, kind=None, **query):
        path = "/notifications?" + urllib.parse.urlencode({"limit": 100, **query})
        items = device.expect(200, "GET", path).json["items"]
        return [one for one in items if kind in (None, one["kind"])]

    def notice(self, device, kind):
        return wait_until(lambda: self.notices(device, kind), 20, f"{device.name} is told: {kind}")[0]

    def unread(self, device):
        return device.expect(200, "GET", "/notifications/unread").json["notifications"]

    def mails(self, device, words=""):
        """Of notices, from the folder of .eml files."""
        found = []
        for file in self.folder.path.rglob("*.eml"):
            mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            if device.email in mail["To"] and "notice-" in mail["Message-ID"] and words in mail["Subject"]:
                found.append(mail)
        return found

    def mail(self, device, words):
        return wait_until(lambda: self.mails(device, words), 30, f"a mail to {device.name}: {words}")[0]

    def ask(self, buyer, listing):
        body = {"listing": listing, "text": "Is it still there?", "client_id": str(uuid.uuid4())}
        return buyer.expect(201, "POST", "/conversations", body).json["conversation"]["id"]

    def negotiable(self, seller, title, price=1000):
        return seller.expect(201, "POST", "/listings", {"edition": {"title": title}, "price": price, "condition": "good",
                                                        "negotiable": True, "publish": True}).json["id"]

    def post(self, path, body, kind="application/x-www-form-urlencoded"):
        """As a mail program does: no sign-in, no cookie, no Origin. The status."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.program.port}{path}", data=body,
                                         headers={"Content-Type": kind})
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status
        except urllib.error.HTTPError as fault:
            return fault.code

    def test_a_sale_tells_both_sides_once(self):
        anna, ben, eve = self.person("anna"), self.person("ben"), self.person("eve")
        copy = self.negotiable(anna, "Dune told")
        live = Stream(self.program, anna)

        conversation = self.ask(ben, copy)
        asked = self.notice(anna, "message")
        self.assertEqual(asked["path"], f"/inbox/{conversation}")
        seen = live.wait_for_event(lambda kind, data: kind == "notification.created" and data["id"] == asked["id"])
        self.assertEqual(seen[2]["unread"], 1)
        live.close()

        # While nobody listens.
        offer = ben.expect(201, "POST", f"/listings/{copy}/offers", {"amount": 700}).json
        made = self.notice(anna, "offer_made")
        self.assertIn("7.00 EUR", made["text"])
        self.assertEqual(self.unread(anna), 2)
        back = Stream(self.program, anna, after=seen[0])
        back.wait_for_event(lambda kind, data: kind == "notification.created" and data["id"] == made["id"])
        self.assertNotIn(seen[0], [one[0] for one in back.events], "what was seen does not come again")
        self.assertNotIn(b"event: resync", back.seen)
        back.close()

        anna.expect(200, "POST", f"/offers/{offer['id']}/accept", {"amount": 700})
        self.notice(ben, "offer_accepted")
        order = shop.buy(ben, copy)
        sold, paid = self.notice(anna, "sold"), self.notice(ben, "paid")
        self.assertEqual((sold["path"], paid["path"]), (f"/orders/{order['id']}",) * 2)
        shop.hand_over(anna, ben, order)
        self.notice(ben, "handed_over")
        line = order["lines"][0]["id"]
        ben.expect(200, "POST", f"/orders/{order['id']}/lines/{line}/confirm")
        self.notice(anna, "settled")
        for side in (anna, ben):
            self.notice(side, "review_due")
        path = f"/reviews/orders/{order['id']}/lines/{line}"
        ben.expect(200, "PUT", path + "/purchase", {"book": {"stars": 4, "as_described": True}, "seller": {"stars": 5}})
        anna.expect(200, "PUT", path + "/buyer", {"buyer": {"stars": 5}})
        for side in (anna, ben):
            self.notice(side, "review_published")

        self.assertIn("Dune told", self.mail(anna, sold["title"]).get_body(("plain",)).get_content())
        self.assertIsNone(self.mail(ben, paid["title"])["List-Unsubscribe"], "orders cannot be turned off")
        self.killed_in_between_and_told_once(anna, ben)
        self.read(anna, eve, sold)

    def killed_in_between_and_told_once(self, *people):
        """What was under way in the process that died is told again by the bus."""
        process = next(one for one in self.program.processes if one.name in ("bookverse", "notifications"))
        process.child.kill()
        process.start().await_ready(60)
        after = self.negotiable(people[0], "Dune after")
        wait_until(lambda: people[1].call("POST", f"/listings/{after}/offers", {"amount": 900}).status == 201, 20, "an offer")
        wait_until(lambda: len(self.notices(people[0], "offer_made")) == 2, 30, "told after the crash")
        for person in people:
            kinds = [(one["kind"], one["path"]) for one in self.notices(person)]
            self.assertEqual(len(kinds), len(set(kinds)), kinds)

    def read(self, anna, eve, sold):
        before = self.unread(anna)
        self.assertEqual(eve.call("PUT", f"/notifications/{sold['id']}/read").status, 404, "somebody else's")
        for _ in range(2):
            left = anna.expect(200, "PUT", f"/notifications/{sold['id']}/read").json["notifications"]
            self.assertEqual(left, before - 1)
        german = next(one for one in self.notices(anna, language="de") if one["id"] == sold["id"])
        self.assertNotEqual(german["title"], sold["title"])
        self.assertEqual(anna.expect(200, "PUT", "/notifications/read", {}).json["notifications"], 0)

    def test_preferences_are_kept(self):
        seller, buyer, other = self.person("pia"), self.person("quin"), self.person("rosa")
        for group in ("security", "orders", "moderation"):
            for change in ({"in_app": False}, {"email": "off"}, {"email": "daily"}):
                refused = seller.call("PATCH", "/notifications/preferences", {"groups": [{"group": group, **change}]})
                self.assertEqual((refused.status, refused.code), (409, "group_required"), (group, change))
        minute = (time.localtime().tm_hour * 60 + time.localtime().tm_min)
        quiet = {"from": (minute - 60) % 1440, "to": (minute + 120) % 1440}
        seller.expect(200, "PATCH", "/notifications/preferences", {
            "groups": [{"group": "offers", "in_app": False, "email": "off"}, {"group": "messages", "email": "daily"}],
            "quiet_hours": quiet, "digest_hour": 7})
        kept = seller.expect(200, "GET", "/notifications/preferences").json
        self.assertEqual((kept["quiet_hours"], kept["digest_hour"]), (quiet, 7))
        choice = {one["group"]: one for one in kept["groups"]}
        self.assertEqual((choice["offers"]["email"], choice["messages"]["email"], choice["orders"]["required"]),
                         ("off", "daily", True))

        copy = self.negotiable(seller, "Emma told")
        buyer.expect(201, "POST", f"/listings/{copy}/offers", {"amount": 600})
        self.ask(buyer, copy)
        self.notice(seller, "message")
        # An order is told in the quiet hours too, its mail comes after them.
        shop.buy(buyer, shop.offer(seller, "Emma sold"))
        self.notice(seller, "sold")
        # Somebody without wishes gets such mails at once; by then the seller's would have come.
        theirs = self.negotiable(other, "Emma again")
        buyer.expect(201, "POST", f"/listings/{theirs}/offers", {"amount": 600})
        self.ask(buyer, theirs)
        wait_until(lambda: len(self.mails(other)) == 2, 30, "mails of an offer and a message")
        self.assertEqual(self.mails(seller), [])
        self.assertEqual(self.notices(seller, "offer_made"), [])

    def test_one_click_unsubscribes_without_a_sign_in(self):
        seller, buyer = self.person("sam"), self.person("tess")
        self.ask(buyer, self.negotiable(seller, "Persuasion told"))
        mail = self.mail(seller, self.notice(seller, "message")["title"])
        self.assertEqual(mail["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click")
        link = urllib.parse.urlsplit(mail["List-Unsubscribe"].strip("<> \r\n").replace(" ", ""))
        path = f"{link.path}?{link.query}"

        def wanted():
            groups = seller.expect(200, "GET", "/notifications/preferences").json["groups"]
            return {one["group"]: one["email"] for one in groups}

        self.assertEqual(seller.call("GET", "/" + path, token=None).status, 302)
        self.assertEqual(wanted()["messages"], "at_once", "who only looks changes nothing")
        self.assertEqual(self.post(path, b"x=y"), 400)
        self.assertEqual(self.post(path[:-4] + "AAAA", ONE_CLICK), 404, "forged")
        for _ in range(2):
            self.assertEqual(self.post(path, ONE_CLICK), 200)
        self.assertEqual((wanted()["messages"], wanted()["offers"]), ("off", "at_once"))
        self.ask(buyer, self.negotiable(seller, "Sanditon told"))
        wait_until(lambda: len(self.notices(seller, "message")) == 2, 20, "still in the inbox")
        second = self.negotiable(seller, "Lady Susan told")
        buyer.expect(201, "POST", f"/listings/{second}/offers", {"amount": 500})
        wait_until(lambda: len(self.mails(seller)) == 2, 30, "a mail of what is still wanted")
        self.assertEqual(len([one for one in self.mails(seller) if one["Subject"] == mail["Subject"]]), 1)

    def test_a_warning_is_told_to_who_is_warned(self):
        head, seller, reader = self.person("head"), self.person("uma"), self.person("vic")
        copy = shop.offer(seller, "Northanger told")
        reader.expect(201, "POST", "/reports", {"kind": "listing", "id": copy, "reason": "spam"})
        case = head.expect(200, "GET", "/moderation/cases?kind=listing").json["items"][0]["id"]
        head.expect(200, "PUT", f"/moderation/cases/{case}/claim")
        head.expect(200, "POST", f"/moderation/cases/{case}/decisions", {"action": "warn", "template_id": "spam"})
        warned = self.notice(seller, "warned")
        self.mail(seller, warned["title"])
        self.notice(reader, "report_looked_at")
        self.assertEqual(self.notices(reader, "warned"), [])


if __name__ == "__main__":
    unittest.main()
