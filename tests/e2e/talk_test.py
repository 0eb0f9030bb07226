"""A asks about B's listing -> both write, live -> a risk is marked -> blocked -> reported -> decided -> appealed."""
import datetime
import unittest
import uuid

from support.case import ProgramCase
from support.device import address, mail_token, new_account
from support.processes import wait_until
from support.stream import Stream


class Talk(ProgramCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.head = cls.somebody("head")
        cls.mod = cls.somebody("mod")
        cls.mate = cls.somebody("mate")
        for device in (cls.mod, cls.mate):
            cls.head.expect(200, "PUT", f"/admin/accounts/{device.id}/roles",
                            {"roles": ["student", "moderator"], "reason": "helps"})
            device.sign_in(device.email)

    @classmethod
    def somebody(cls, name):
        from support.device import Device
        device = Device(cls.program.port, cls.program.origin, name)
        device.email = address(name)
        device.id = new_account(device, device.email, name.title())["account"]["id"]
        return device

    def pair(self, name):
        """Who asks, who sells, and a published listing."""
        seller, buyer = self.somebody(f"{name}-seller"), self.somebody(f"{name}-buyer")
        book = {"edition": {"title": f"Book of {name}"}, "price": 1250, "condition": "good", "publish": True}
        return buyer, seller, seller.expect(201, "POST", "/listings", book).json["id"]

    def ask(self, buyer, listing, text="Is it still there?"):
        return buyer.expect(201, "POST", "/conversations",
                            {"listing": listing, "text": text, "client_id": str(uuid.uuid4())}).json

    def say(self, device, conversation, text, status=201):
        return device.expect(status, "POST", f"/conversations/{conversation}/messages",
                             {"text": text, "client_id": str(uuid.uuid4())})

    def decide(self, staff, case, action, reason, **more):
        staff.expect(200, "PUT", f"/moderation/cases/{case}/claim")
        return staff.expect(200, "POST", f"/moderation/cases/{case}/decisions",
                            {"action": action, "template_id": reason, **more}).json

    def case_of(self, kind, object_id):
        items = self.mod.expect(200, "GET", f"/moderation/cases?kind={kind}&limit=100").json["items"]
        return next(one["id"] for one in items if one["object_id"] == object_id)

    def test_asking_and_answering_live(self):
        buyer, seller, listing = self.pair("talk")
        stream = Stream(self.program, seller)
        asked = self.ask(buyer, listing)
        stream.wait_for("message.sent")
        conversation = asked["conversation"]["id"]
        inbox = seller.expect(200, "GET", "/conversations").json["items"]
        self.assertEqual((inbox[0]["id"], inbox[0]["unread"]), (conversation, 1))
        self.assertEqual(inbox[0]["subject"]["title"], "Book of talk")
        self.assertEqual(seller.expect(200, "GET", "/conversations/unread").json, {"conversations": 1, "messages": 1})
        read = seller.expect(200, "PUT", f"/conversations/{conversation}/read", {"message": asked["message"]["id"]})
        self.assertEqual(read.json["messages"], 0)
        stream.wait_for("conversation.read")
        stream.close()
        risky = self.say(seller, conversation, "Write to me@example.com, ISBN 9780439023481").json
        self.assertEqual([(one["kind"], one["begin"], one["end"]) for one in risky["risks"]], [("email", 9, 23)])
        self.assertEqual(self.ask(buyer, listing, "Again")["conversation"]["id"], conversation)
        stranger = self.somebody("stranger")
        for device in (stranger, self.mod, self.head):
            self.assertEqual(device.call("GET", f"/conversations/{conversation}/messages").status, 404)
        seller.expect(200, "PATCH", f"/listings/{listing}", {"price": 700}, headers={
            "If-Match": seller.expect(200, "GET", f"/listings/{listing}").headers["ETag"]})
        wait_until(lambda: buyer.call("GET", f"/conversations/{conversation}").json["subject"]["price"]["amount"] == 700,
                   10, "the new price beside the conversation")

    def test_a_block_holds_in_both_directions(self):
        buyer, seller, listing = self.pair("block")
        conversation = self.ask(buyer, listing)["conversation"]["id"]
        buyer.expect(204, "PUT", f"/accounts/me/blocks/{seller.id}")
        for device in (buyer, seller):
            self.assertEqual(self.say(device, conversation, "Hello", 403).code, "blocked")
        buyer.expect(204, "DELETE", f"/accounts/me/blocks/{seller.id}")
        self.say(seller, conversation, "Hello")

    def test_a_removed_listing_comes_back_on_appeal(self):
        buyer, seller, listing = self.pair("appeal")
        buyer.expect(201, "POST", "/reports", {"kind": "listing", "id": listing, "reason": "counterfeit"})
        case = self.case_of("listing", listing)
        self.decide(self.mod, case, "remove", "counterfeit", words="A copy.")
        wait_until(lambda: buyer.call("GET", f"/listings/{listing}").status == 404, 10, "it is gone")
        own = seller.expect(200, "GET", "/decisions").json["items"][0]
        self.assertEqual((own["action"], own["title"]), ("remove", "Book of appeal"))
        self.assertNotIn(buyer.id, str(own), "who reported it stays unknown")
        seller.expect(200, "POST", f"/decisions/{case}/appeal", {"decision_id": own["decision_id"], "text": "It is real"})
        self.mate.expect(200, "PUT", f"/moderation/cases/{case}/claim")
        self.mate.expect(200, "POST", f"/moderation/cases/{case}/appeal-answer", {"take_back": True, "words": "Sorry."})
        wait_until(lambda: buyer.call("GET", f"/listings/{listing}").status == 200, 10, "it is back")

    def test_a_hidden_message(self):
        buyer, seller, listing = self.pair("rude")
        conversation = self.ask(buyer, listing)["conversation"]["id"]
        message = self.say(seller, conversation, "Something rude").json["id"]
        report = {"kind": "message", "id": message, "reason": "harassment"}
        self.assertEqual(self.somebody("outsider").call("POST", "/reports", report).status, 404)
        buyer.expect(201, "POST", "/reports", report)
        case = self.case_of("message", message)
        seen = self.mod.expect(200, "GET", f"/moderation/cases/{case}").json
        self.assertEqual(seen["snapshots"][0]["text"], "Something rude")
        self.assertEqual(len(seen["snapshots"][0]["context"]), 2, "what stood around it")
        self.decide(self.mod, case, "remove", "harassment")

        def hidden():
            newest = buyer.call("GET", f"/conversations/{conversation}/messages").json["items"][0]
            return newest["hidden"] and newest["text"] == ""
        wait_until(hidden, 10, "the message is hidden")
        self.mod.expect(200, "POST", f"/moderation/cases/{case}/undo", {"note": "Not that bad"})
        wait_until(lambda: not hidden(), 10, "and shown again")

    def test_a_suspension_and_the_appeal_by_mail(self):
        buyer, seller, listing = self.pair("fraud")
        conversation = self.ask(buyer, listing)["conversation"]["id"]
        buyer.expect(201, "POST", "/reports", {"kind": "person", "id": seller.id, "reason": "fraud"})
        case = self.case_of("person", seller.id)
        until = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=3)).isoformat()
        self.decide(self.mod, case, "suspend", "fraud", until=until)
        token = mail_token(self.head, seller.email, "/appeal")
        self.assertEqual(seller.call("POST", "/sessions", {"email": seller.email, "password": "x" * 12}).status, 401)
        self.assertEqual(self.say(seller, conversation, "Still here", 403).code, "suspended")
        wait_until(lambda: buyer.call("GET", f"/listings/{listing}").status == 404, 10, "the listings are hidden")
        nobody = self.device()
        nobody.expect(204, "POST", "/appeals", {"token": token, "text": "I did nothing"})
        self.mate.expect(200, "PUT", f"/moderation/cases/{case}/claim")
        self.mate.expect(200, "POST", f"/moderation/cases/{case}/appeal-answer", {"take_back": True, "words": "Sorry."})
        wait_until(lambda: buyer.call("GET", f"/listings/{listing}").status == 200, 10, "the listings are back")
        seller.sign_in(seller.email)
        actions = [one["action"] for one in self.head.expect(200, "GET", "/moderation/trail").json["items"]]
        self.assertIn("appeal granted", actions)
        self.assertEqual(self.mod.call("GET", "/moderation/trail").status, 403)


if __name__ == "__main__":
    unittest.main()
