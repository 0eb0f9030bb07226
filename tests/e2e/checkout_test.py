"""A purchase over HTTP: two want one copy, one gets it, pays, it is handed over by code and settled; cancelled; disputed."""
import datetime
import threading
import unittest
import uuid

from support import shop
from support.case import ProgramCase
from support.device import address, new_account
from support.processes import wait_until


class Checkout(ProgramCase):
    def person(self, name):
        device = self.device(name)
        device.account = new_account(device, address(name))["account"]["id"]
        return device

    def balance(self, seller):
        return seller.expect(200, "GET", "/payouts/balance").json["balance"]["amount"]

    def test_two_want_one_copy_and_one_gets_it_by_code(self):
        anna, ben, cleo = self.person("anna"), self.person("ben"), self.person("cleo")
        copy, other = shop.offer(anna, "Dune", 1250), shop.offer(anna, "Emma", 800)
        cart = ben.expect(200, "PUT", f"/cart/lines/market/{copy}").json
        self.assertEqual(cart["total"]["amount"], 1250)

        answers = {}

        def want(buyer):
            answers[buyer.name] = shop.try_to_place(buyer, copy, key=f"{buyer.name}'s")
        threads = [threading.Thread(target=want, args=(one,)) for one in (ben, cleo)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(answer.status for answer in answers.values()), [201, 409], answers)
        winner, loser = (ben, cleo) if answers["ben"].status == 201 else (cleo, ben)
        self.assertEqual(answers[loser.name].code, "not_for_sale")
        order = answers[winner.name].json
        self.assertEqual(order["total"], {"amount": 1250, "currency": "EUR"})
        again = shop.place(winner, copy, key=f"{winner.name}'s")
        self.assertEqual(again["id"], order["id"], "the same key, the same order")

        path = f"/orders/{order['id']}"
        self.assertEqual(loser.call("GET", path).status, 404)
        self.assertEqual(winner.call("GET", path + "/code").code, "not_paid")
        shop.pay(winner, order)
        shop.await_state(winner, order, "paid")
        wait_until(lambda: anna.expect(200, "GET", f"/listings/{copy}").json["state"] == "sold", 10, "it is sold")
        self.assertEqual([one["id"] for one in anna.expect(200, "GET", "/orders?side=seller").json["items"]],
                         [order["id"]])

        self.talk(winner, anna, loser, order)
        winner.expect(200, "PUT", path + "/meeting", {"place": "Library", "at": self.tomorrow()})
        anna.expect(200, "POST", path + "/meeting/agree", {})
        file = anna.expect(200, "GET", path + "/meeting.ics")
        self.assertIn(b"LOCATION:Library\r\n", file.body)
        self.assertEqual(anna.call("POST", path + "/handover", {"code": "000000"}).code, "wrong_code")
        self.assertEqual(shop.hand_over(anna, winner, order)["lines"][0]["state"], "handed_over")
        self.assertEqual(self.balance(anna), 0)
        line = order["lines"][0]["id"]
        done = winner.expect(200, "POST", f"{path}/lines/{line}/confirm").json
        self.assertEqual((done["state"], done["lines"][0]["state"]), ("completed", "settled"))
        wait_until(lambda: self.balance(anna) > 0, 10, "the seller has earned")

        second = shop.buy(loser, other)
        earned = self.balance(anna)
        self.assertEqual(winner.call("POST", f"/orders/{second['id']}/cancel", {}).status, 404)
        cancelled = anna.expect(200, "POST", f"/orders/{second['id']}/cancel", {}).json
        self.assertEqual(cancelled["lines"][0]["ending"], "cancelled_seller")
        wait_until(lambda: anna.expect(200, "GET", f"/listings/{other}").json["state"] == "published", 20,
                   "money first, then the copy is up for sale again")
        self.assertEqual(self.balance(anna), earned)

    def test_a_dispute_is_settled_by_a_moderator(self):
        head, seller, buyer = self.person("head"), self.person("sam"), self.person("bea")
        order = shop.buy(buyer, shop.offer(seller, "Torn", 1000))
        path = f"/orders/{order['id']}"
        line = f"{path}/lines/{order['lines'][0]['id']}"
        shop.hand_over(seller, buyer, order)
        buyer.expect(200, "POST", line + "/dispute", {"reason": "damaged", "text": "Pages are missing."})
        seller.expect(200, "POST", line + "/dispute/statements", {"text": "They were there."})
        self.assertEqual(seller.call("POST", line + "/confirm").status, 404)
        listed = head.expect(200, "GET", "/admin/orders/disputes").json["items"]
        self.assertEqual([one["id"] for one in listed], [order["id"]])
        self.assertEqual(buyer.call("POST", f"/admin{line}/decision", {"refund": 1000, "reason": "mine"}).status, 403)
        decided = head.expect(200, "POST", f"/admin{line}/decision", {"refund": 400, "reason": "Both a little."}).json
        self.assertEqual(decided["lines"][0]["refunded"]["amount"], 400)
        wait_until(lambda: self.balance(seller) > 0, 20, "the rest is the seller's")
        self.assertLessEqual(self.balance(seller), 600)

    def test_an_accepted_offers_price_is_what_is_paid(self):
        seller, buyer, other = self.person("olga"), self.person("otto"), self.person("oskar")
        copy = seller.expect(201, "POST", "/listings", {"edition": {"title": "Talked down"}, "price": 1000, "negotiable": True,
                                                        "condition": "good", "publish": True}).json["id"]
        offer = buyer.expect(201, "POST", f"/listings/{copy}/offers", {"amount": 700}).json
        seller.expect(200, "POST", f"/offers/{offer['id']}/accept", {"amount": 700})
        self.assertEqual(shop.try_to_place(other, copy).code, "not_for_sale")
        cart = buyer.expect(200, "PUT", f"/cart/lines/market/{copy}").json
        self.assertEqual(cart["lines"][0]["price"]["amount"], 700, "kept for this buyer, at the agreed price")
        order = shop.buy(buyer, copy)
        self.assertEqual(order["total"]["amount"], 700)

    def talk(self, buyer, seller, stranger, order):
        """About what is sold: nobody could ask about the listing any more. A block waits until the order is over."""
        about = f"/conversations/orders/{order['id']}"
        opened = buyer.expect(200, "PUT", about, {}).json
        self.assertEqual((opened["subject"]["kind"], opened["subject"]["title"]), ("order", "Dune"))
        self.assertEqual(seller.expect(200, "PUT", about, {}).json["id"], opened["id"])
        self.assertEqual(stranger.call("PUT", about, {}).status, 404)
        seller.expect(204, "PUT", f"/accounts/me/blocks/{buyer.account}")
        said = f"/conversations/{opened['id']}/messages"
        buyer.expect(201, "POST", said, {"text": "At the library?", "client_id": str(uuid.uuid4())})
        self.assertEqual(seller.expect(200, "GET", said).json["items"][0]["text"], "At the library?")
        seller.expect(204, "DELETE", f"/accounts/me/blocks/{buyer.account}")

    def tomorrow(self):
        day = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=1)
        return day.strftime("%Y-%m-%dT%H:%M:%SZ")


if __name__ == "__main__":
    unittest.main()
