"""Reviews over HTTP: a settled order, both review, averages, the facet of the search and the copies change; moderation."""
import unittest

from support import shop
from support.case import ProgramCase
from support.device import PASSWORD, address, new_account
from support.processes import wait_until


class Reviews(ProgramCase):
    def person(self, name):
        device = self.device(name)
        device.account = new_account(device, address(name))["account"]["id"]
        return device

    def settled(self, seller, buyer, copy):
        """A settled order and the path of the reviews of its line."""
        order = shop.buy(buyer, copy)
        shop.hand_over(seller, buyer, order)
        line = order["lines"][0]["id"]
        buyer.expect(200, "POST", f"/orders/{order['id']}/lines/{line}/confirm")
        return order, f"/reviews/orders/{order['id']}/lines/{line}"

    def rating(self, device, person, role="seller"):
        return device.expect(200, "GET", f"/reviews/people/{person.account}/rating").json[role]

    def test_both_review_a_settled_order_and_the_averages_change(self):
        head, anna, ben, eve = (self.person(name) for name in ("head", "anna", "ben", "eve"))
        copy, other = shop.offer(anna, "Dune reviewed", 1250), shop.offer(anna, "Dune still for sale", 900)
        order = shop.buy(ben, copy)
        line = order["lines"][0]["id"]
        path = f"/reviews/orders/{order['id']}/lines/{line}"
        purchase = {"book": {"stars": 4, "as_described": True, "text": "As new."},
                    "seller": {"stars": 5, "text": "On time and friendly."}}
        self.assertEqual(ben.call("PUT", path + "/purchase", purchase).code, "not_settled")
        shop.hand_over(anna, ben, order)
        self.assertEqual(ben.call("PUT", path + "/purchase", purchase).code, "not_settled", "handed over is not settled")
        ben.expect(200, "POST", f"/orders/{order['id']}/lines/{line}/confirm")

        # Who has blocked whom may still say how it was.
        ben.expect(204, "PUT", f"/accounts/me/blocks/{anna.account}")
        self.assertEqual(ben.expect(200, "PUT", path + "/purchase", purchase).json["state"], "written")
        self.assertEqual(eve.call("PUT", path + "/purchase", purchase).status, 404)
        ben.expect(204, "DELETE", f"/accounts/me/blocks/{anna.account}")
        self.assertEqual(self.rating(eve, anna)["reviews"], 0)
        waiting = anna.expect(200, "GET", f"/reviews/orders/{order['id']}").json["items"][0]
        self.assertEqual((waiting["state"], waiting["reviews"]), ("open", []))

        both = anna.expect(200, "PUT", path + "/buyer", {"buyer": {"stars": 5}}).json
        self.assertEqual((both["state"], len(both["reviews"])), ("published", 3))
        wait_until(lambda: self.rating(eve, anna)["hundredths"] == 500, 20, "the seller's average")
        wait_until(lambda: self.rating(eve, ben, "buyer")["reviews"] == 1, 20, "the buyer's")
        edition = eve.expect(200, "GET", f"/listings/{copy}").json["edition"]["id"]
        wait_until(lambda: eve.expect(200, "GET", f"/reviews/editions/{edition}/rating").json["as_described"] == 1, 20,
                   "the edition's")
        self.assertEqual(eve.expect(200, "GET", f"/reviews/listings/{copy}").json["items"][0]["text"], "As new.")
        listed = eve.expect(200, "GET", f"/reviews/people/{anna.account}", token=None).json["items"]
        self.assertEqual([one["text"] for one in listed], ["On time and friendly."])

        # By event: the copies that can be had, and the facet.
        wait_until(lambda: eve.expect(200, "GET", f"/listings/{other}").json["seller_rating"]
                   == {"hundredths": 500, "reviews": 1}, 20, "the other copy says how good its seller is")
        wait_until(lambda: self.facet(eve).get("from_4_5") == 1, 30, "the search's facet")
        found = eve.expect(200, "GET", "/search/listings?seller_rating=from_4_5").json["items"]
        self.assertEqual([one["id"] for one in found], [other])

        self.answer_and_moderate(head, anna, ben, eve, listed[0]["id"])

    def facet(self, device):
        facets = device.expect(200, "GET", "/search/listings").json["facets"]["seller_rating"]
        return {one["value"]: one["count"] for one in facets}

    def answer_and_moderate(self, head, anna, ben, eve, review):
        anna.expect(200, "PUT", f"/reviews/{review}/answer", {"text": "Any time."})
        self.assertEqual(anna.call("PUT", f"/reviews/{review}/answer", {"text": "More"}).code, "already_answered")
        answer = eve.expect(200, "GET", f"/reviews/people/{anna.account}").json["items"][0]["answer"]
        self.assertEqual(answer["text"], "Any time.")

        eve.expect(201, "POST", "/reports", {"kind": "review", "id": review, "reason": "spam"})
        case = head.expect(200, "GET", "/moderation/cases?kind=review").json["items"][0]["id"]
        head.expect(200, "PUT", f"/moderation/cases/{case}/claim")
        head.expect(200, "POST", f"/moderation/cases/{case}/decisions", {"action": "remove", "template_id": "spam"})
        wait_until(lambda: self.rating(eve, anna)["reviews"] == 0, 20, "gone from the averages")
        self.assertEqual(eve.expect(200, "GET", f"/reviews/people/{anna.account}").json["items"], [])
        head.expect(200, "POST", f"/moderation/cases/{case}/undo", {"note": "It is harmless."})
        wait_until(lambda: self.rating(eve, anna)["hundredths"] == 500, 20, "and back")

    def test_a_closed_account_leaves_its_stars(self):
        sam, bea, eve = self.person("sam"), self.person("bea"), self.person("ella")
        _, path = self.settled(sam, bea, shop.offer(sam, "Emma reviewed", 800))
        bea.expect(200, "PUT", path + "/purchase", {"book": {"stars": 2, "as_described": False, "text": "Torn."},
                                                    "seller": {"stars": 3, "text": "Hm."}})
        sam.expect(200, "PUT", path + "/buyer", {"buyer": {"stars": 4}})
        wait_until(lambda: self.rating(eve, sam)["reviews"] == 1, 20, "counted")
        bea.expect(204, "POST", "/accounts/me/closing", {"password": PASSWORD})
        wait_until(lambda: eve.expect(200, "GET", f"/reviews/people/{sam.account}").json["items"][0]["author"]["closed"], 20,
                   "the name is gone")
        seen = eve.expect(200, "GET", f"/reviews/people/{sam.account}").json["items"][0]
        self.assertEqual((seen["stars"], seen["text"], seen["author"]["name"]), (3, "", ""))
        self.assertEqual(eve.call("GET", f"/reviews/people/{bea.account}/rating").status, 404)


if __name__ == "__main__":
    unittest.main()
