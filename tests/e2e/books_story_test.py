"""import catalogue -> A lists by ISBN with photos -> B finds it with a typo -> asks -> offers -> A accepts -> reserved ->
leaves the search; who comes second waits and gets it when it comes back. Over HTTP."""
import base64
import time
import unittest
import urllib.parse
import uuid

from support.case import ProgramCase
from support.catalogue import import_catalogue
from support.device import Device, address, new_account
from support.processes import wait_until
from support.stream import Stream

RED_DOT = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


class BooksStory(ProgramCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        done = import_catalogue(cls.program)
        assert done.returncode == 0, done.stderr

    def somebody(self, name):
        device = Device(self.program.port, self.program.origin, name)
        device.id = new_account(device, address(name), name.title())["account"]["id"]
        return device

    def found(self, device, q):
        query = urllib.parse.urlencode({"q": q})
        return [one["id"] for one in device.expect(200, "GET", "/search/listings?" + query).json["items"]]

    def listed_by_isbn(self, seller, isbn, price, photos=1):
        body = {"isbn": isbn, "price": price, "condition": "good", "negotiable": True, "pickup_places": ["Library"]}
        path = "/listings/" + seller.expect(201, "POST", "/listings", body).json["id"]
        for number in range(photos):
            seller.expect(201, "POST", f"{path}/photos?alt=Photo%20{number}", raw=RED_DOT,
                          headers={"Content-Type": "image/png"})
        return seller.expect(200, "POST", path + "/publish").json

    def offer(self, buyer, listing, amount):
        return buyer.expect(201, "POST", f"/listings/{listing}/offers", {"amount": amount},
                            headers={"Idempotency-Key": str(uuid.uuid4())}).json

    def test_the_story(self):
        seller, buyer, second = (self.somebody(name) for name in ("anna", "ben", "cleo"))
        copy = self.listed_by_isbn(seller, "0-439-02348-3", 850, photos=2)
        listing = copy["id"]
        self.assertEqual((copy["edition"]["authors"], len(copy["photos"])), (["Suzanne Collins"], 2))
        wait_until(lambda: self.found(buyer, "hunger games") == [listing], 5, "the new copy is found")
        self.assertEqual(self.found(buyer, "suzane colins"), [listing], "with two typos in the author's name")

        told, heard = Stream(self.program, seller), Stream(self.program, buyer)
        asked = buyer.expect(201, "POST", "/conversations", {"listing": listing, "text": "Is 7.00 all right?",
                                                             "client_id": str(uuid.uuid4())}).json
        told.wait_for("message.sent")
        seller.expect(201, "POST", f"/conversations/{asked['conversation']['id']}/messages",
                      {"text": "Make an offer", "client_id": str(uuid.uuid4())})

        made = self.offer(buyer, listing, 600)
        self.assertEqual((made["state"], made["can"]), ("made", ["withdraw"]))
        told.wait_for("offer.made")
        self.assertEqual(self.offer_codes(buyer, listing), ("offer_open", "above_list_price"))
        received = seller.expect(200, "GET", f"/offers?side=selling&listing={listing}").json["items"]
        self.assertEqual([(one["id"], one["can"]) for one in received],
                         [(made["id"], ["accept", "decline", "counter"])])
        path = f"/offers/{made['id']}"
        self.assertEqual(second.call("GET", path).status, 404)
        seller.expect(200, "POST", path + "/counter", {"amount": 750})
        heard.wait_for("offer.countered")
        self.assertEqual(buyer.call("POST", path + "/accept", {"amount": 600}).code, "offer_changed")
        buyer.expect(200, "POST", path + "/counter", {"amount": 700})
        key = {"Idempotency-Key": str(uuid.uuid4())}
        accepted = seller.expect(200, "POST", path + "/accept", {"amount": 700}, headers=key).json
        begun = time.monotonic()
        self.assertEqual((accepted["state"], accepted["listing"]["state"]), ("accepted", "reserved"))
        self.assertEqual(seller.expect(200, "POST", path + "/accept", {"amount": 700}, headers=key).json, accepted)
        wait_until(lambda: not self.found(buyer, "hunger games"), 5, "reserved, it leaves the search")
        self.assertLess(time.monotonic() - begun, 1.5)
        heard.wait_for("offer.accepted")

        self.assertEqual(second.call("POST", f"/listings/{listing}/offers", {"amount": 800}).code, "not_for_sale")
        self.assertEqual(buyer.call("PUT", f"/listings/{listing}/queue").code, "holds_it")
        place = second.expect(200, "PUT", f"/listings/{listing}/queue").json
        self.assertEqual((place["position"], place["length"]), (1, 1))
        waiting = Stream(self.program, second)
        buyer.expect(200, "POST", path + "/withdraw")
        waiting.wait_for("queue.turn")
        mine = second.expect(200, "GET", "/market/queue").json["items"]
        self.assertEqual([one["listing"]["id"] for one in mine], [listing])
        self.assertTrue(mine[0]["place"]["turn_until"])
        self.assertEqual(self.found(buyer, "hunger games"), [], "it is hers first")
        second.expect(204, "DELETE", f"/listings/{listing}/queue")
        wait_until(lambda: self.found(buyer, "hunger games") == [listing], 5, "nobody waits: it is back")
        for stream in (told, heard, waiting):
            stream.close()

    def offer_codes(self, buyer, listing):
        answers = [buyer.call("POST", f"/listings/{listing}/offers", {"amount": amount}) for amount in (500, 851)]
        return answers[0].code, answers[1].json["faults"][0]["code"]

    def test_a_new_price_closes_what_was_offered_for_the_old_one(self):
        seller, buyer = self.somebody("dora"), self.somebody("emil")
        copy = self.listed_by_isbn(seller, "0743273567", 900)
        made = self.offer(buyer, copy["id"], 600)
        heard = Stream(self.program, buyer)
        path = f"/listings/{copy['id']}"
        etag = seller.expect(200, "GET", path).headers["ETag"]
        seller.expect(200, "PATCH", path, {"price": 800}, headers={"If-Match": etag})
        heard.wait_for("offer.closed")
        heard.close()
        closed = buyer.expect(200, "GET", f"/offers/{made['id']}").json
        self.assertEqual((closed["state"], closed["reason"]), ("closed", "price_changed"))
        self.assertEqual(seller.call("POST", f"/offers/{made['id']}/accept", {"amount": 600}).code, "offer_over")

    def test_a_block_stops_offers_and_waiting_both_ways(self):
        seller, buyer, other = (self.somebody(name) for name in ("fred", "gina", "hugo"))
        copy = self.listed_by_isbn(seller, "0061120081", 900)
        for blocker, blocked in ((seller, buyer), (buyer, seller)):
            blocker.expect(204, "PUT", f"/accounts/me/blocks/{blocked.id}")
            self.assertEqual(buyer.call("POST", f"/listings/{copy['id']}/offers", {"amount": 600}).code, "blocked")
            blocker.expect(204, "DELETE", f"/accounts/me/blocks/{blocked.id}")
        made = self.offer(other, copy["id"], 900)
        seller.expect(200, "POST", f"/offers/{made['id']}/accept", {"amount": 900})
        seller.expect(204, "PUT", f"/accounts/me/blocks/{buyer.id}")
        self.assertEqual(buyer.call("PUT", f"/listings/{copy['id']}/queue").code, "blocked")


if __name__ == "__main__":
    unittest.main()
