"""Buying and selling, for tests that need an order: a copy, an order, a payment, the handover code."""
import base64
import hashlib
import hmac
import struct
import time
import uuid

from .processes import wait_until

GOOD_CARD = "4242424242424242"


def offer(seller, title="A book", price=1250):
    """The id of a published copy."""
    return seller.expect(201, "POST", "/listings", {"edition": {"title": title}, "price": price, "condition": "good",
                                                    "publish": True}).json["id"]


def try_to_place(buyer, *copies, key=None):
    lines = [{"service": "market", "what": copy} for copy in copies]
    return buyer.call("POST", "/orders", {"lines": lines}, headers={"Idempotency-Key": key or str(uuid.uuid4())})


def place(buyer, *copies, key=None):
    answer = try_to_place(buyer, *copies, key=key)
    assert answer.status == 201, answer
    return answer.json


def pay(buyer, order, card=GOOD_CARD):
    """At the sandbox's page, as anybody with its address can."""
    token = order["payment"]["pay_url"].rsplit("/", 1)[1]
    return buyer.expect(200, "POST", f"/sandbox/payments/{token}/pay", {"card": card}, token=None).json


def await_state(device, order, state, seconds=20):
    path = f"/orders/{order['id']}"
    return wait_until(lambda: (lambda seen: seen if seen["state"] == state else None)(
        device.expect(200, "GET", path).json), seconds, f"the order is {state}")


def buy(buyer, *copies):
    order = place(buyer, *copies)
    pay(buyer, order)
    return await_state(buyer, order, "paid")


def code(buyer, order, at=None):
    """RFC 6238 from the secret that the buyer's app keeps: no network is needed from here on."""
    secret = buyer.expect(200, "GET", f"/orders/{order['id']}/code").json["secret"]
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(at or time.time()) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def hand_over(seller, buyer, order):
    return seller.expect(200, "POST", f"/orders/{order['id']}/handover", {"code": code(buyer, order)}).json
