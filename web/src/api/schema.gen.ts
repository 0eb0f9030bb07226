// Generated from docs/api/openapi.json by "npm run api". Do not edit.
export interface paths {
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The keys that access tokens are signed with (RFC 7517)
         * @description Who: Anyone.
         */
        get: operations["get__well_known_jwks_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign up with a campus address; the answer is the same for an address that is known
         * @description Who: Anyone.
         *
         *     Limit: 5 calls per hour for an address (register_address).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_accounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The own account
         * @description Who: Any signed-in account.
         */
        get: operations["get_accounts_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the own profile and preferences
         * @description Who: Any signed-in account.
         *
         *     Body: at most 256 KiB.
         */
        patch: operations["patch_accounts_me"];
        trace?: never;
    };
    "/api/v1/accounts/me/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whom the own account has blocked
         * @description Who: Any signed-in account.
         */
        get: operations["get_accounts_me_blocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/me/blocks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Block somebody: both no longer see each other
         * @description Who: Any signed-in account.
         */
        put: operations["put_accounts_me_blocks_by_id"];
        post?: never;
        /**
         * End a block
         * @description Who: Any signed-in account.
         */
        delete: operations["delete_accounts_me_blocks_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/me/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close the own account for good; refused while money is held
         * @description Who: Any signed-in account.
         *
         *     Limit: 5 calls per minute for an account (password_account).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_accounts_me_closing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All that we keep about the own account, a file a service, as tar.gz
         * @description Who: Any signed-in account.
         *
         *     Limit: 3 calls per hour for an account (export_account).
         */
        get: operations["get_accounts_me_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change the password; the other sessions end
         * @description Who: Any signed-in account.
         *
         *     Limit: 5 calls per minute for an account (password_account).
         *
         *     Body: at most 256 KiB.
         */
        put: operations["put_accounts_me_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/me/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the profile picture; it is cut to a square and written anew
         * @description Who: Any signed-in account.
         *
         *     Limit: 10 calls per minute for an account (picture_account).
         *
         *     Body: at most 8192 KiB.
         */
        put: operations["put_accounts_me_picture"];
        post?: never;
        /**
         * Remove the profile picture
         * @description Who: Any signed-in account.
         */
        delete: operations["delete_accounts_me_picture"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/me/reverification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the mail of the yearly proof
         * @description Who: Any signed-in account.
         *
         *     Limit: 3 calls per hour for an address (verification_mail_address).
         */
        post: operations["post_accounts_me_reverification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to set up two-step sign-in: a secret for the app
         * @description Who: Any signed-in account.
         *
         *     Limit: 5 calls per minute for an account (password_account).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_accounts_me_totp"];
        /**
         * Switch two-step sign-in off
         * @description Who: Any signed-in account.
         *
         *     Limit: 5 calls per minute for an account (password_account).
         *
         *     Body: at most 256 KiB.
         */
        delete: operations["delete_accounts_me_totp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/me/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch two-step sign-in on with a first code; gives the recovery codes
         * @description Who: Any signed-in account.
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_accounts_me_totp_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/verification-mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the verification mail once more
         * @description Who: Anyone.
         *
         *     Limit: 3 calls per hour for an address (verification_mail_address).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_accounts_verification_mails"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove the address with the token of a mailed link
         * @description Who: Anyone.
         *
         *     Limit: 60 calls per minute for an address (token_address).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_accounts_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The public profile of somebody
         * @description Who: Anyone.
         */
        get: operations["get_accounts_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Accounts, by the beginning of a name or an address, or by role
         * @description Who: Moderators and administrators.
         */
        get: operations["get_admin_accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/accounts/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give and take roles
         * @description Who: Administrators.
         *
         *     Body: at most 256 KiB.
         */
        put: operations["put_admin_accounts_by_id_roles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/accounts/{id}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Suspend an account until a date, or end its suspension
         * @description Who: Moderators and administrators.
         *
         *     Body: at most 256 KiB.
         */
        put: operations["put_admin_accounts_by_id_suspension"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What staff did, and what happened to the security of accounts; newest first
         * @description Who: Administrators.
         */
        get: operations["get_admin_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/orders/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Disputes to be settled, oldest first
         * @description Who: Moderators and administrators.
         */
        get: operations["get_admin_orders_disputes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/orders/{id}/lines/{line}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settle a dispute: so much goes back to the buyer, the rest is the seller's
         * @description Who: Moderators and administrators.
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_admin_orders_by_id_lines_by_line_decision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/payments/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fees, taxes, and who issues receipts
         * @description Who: Administrators.
         */
        get: operations["get_admin_payments_settings"];
        /**
         * Change them; fees hold for what is ordered from now on
         * @description Who: Administrators.
         *
         *     Body: at most 256 KiB.
         */
        put: operations["put_admin_payments_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/payments/{order}/refunds/{refund}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a refund again that the provider refused
         * @description Who: Administrators.
         */
        post: operations["post_admin_payments_by_order_refunds_by_refund_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The same with the link of the mail, for who is suspended and cannot sign in
         * @description Who: Anyone.
         *
         *     Limit: 10 calls per hour for an address (appeal_address).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_appeals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Campuses whose name or domain begins with the query, at most ten
         * @description Who: Anyone.
         *
         *     Limit: 60 calls per minute for an address (campus_search_address).
         */
        get: operations["get_campuses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What one means to buy, with today's prices
         * @description Who: Any signed-in account.
         */
        get: operations["get_cart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cart/lines/{service}/{what}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put something in the cart; nothing is held for it
         * @description Who: Any signed-in account.
         *
         *     Limit: 120 calls per minute for an account (cart_account).
         */
        put: operations["put_cart_lines_by_service_by_what"];
        post?: never;
        /**
         * Take something out of the cart
         * @description Who: Any signed-in account.
         *
         *     Limit: 120 calls per minute for an account (cart_account).
         */
        delete: operations["delete_cart_lines_by_service_by_what"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The own conversations, the newest message first
         * @description Who: Any signed-in account.
         */
        get: operations["get_conversations"];
        put?: never;
        /**
         * Ask about a listing; a second question about it goes into the same conversation
         * @description Who: Any signed-in account.
         *
         *     Limit: 20 calls per minute for an account (chat).
         *
         *     Limit: 10 calls per hour for an account (new_conversation).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_conversations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/orders/{order}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * The conversation of the two sides of a paid order; made when it is not there
         * @description Who: Any signed-in account.
         *
         *     Body: at most 256 KiB.
         */
        put: operations["put_conversations_orders_by_order"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much is unread, for the badge; counted up to 100
         * @description Who: Any signed-in account.
         */
        get: operations["get_conversations_unread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One conversation, and whether the caller may write in it now
         * @description Who: Any signed-in account.
         */
        get: operations["get_conversations_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was said, newest first; risks are marked in UTF-16 units
         * @description Who: Any signed-in account.
         */
        get: operations["get_conversations_by_id_messages"];
        put?: never;
        /**
         * Write a message; a repeat with the same client_id changes nothing
         * @description Who: Any signed-in account.
         *
         *     Limit: 20 calls per minute for an account (chat).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_conversations_by_id_messages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * All up to this message was read; answers what is unread now
         * @description Who: Any signed-in account.
         *
         *     Body: at most 256 KiB.
         */
        put: operations["put_conversations_by_id_read"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What moderators have decided about the caller, newest first
         * @description Who: Any signed-in account.
         */
        get: operations["get_decisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions/{id}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Object to a decision, once, within 14 days
         * @description Who: Any signed-in account.
         *
         *     Limit: 10 calls per hour for an account (appeal).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_decisions_by_id_appeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dev/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Development only: the last mails that were sent, newest first
         * @description Who: Anyone.
         */
        get: operations["get_dev_mails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/earnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What one's sales brought, newest first
         * @description Who: Any signed-in account.
         */
        get: operations["get_earnings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/earnings/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Earned and spent by month
         * @description Who: Any signed-in account.
         */
        get: operations["get_earnings_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The edition of an ISBN, in any of the usual writings
         * @description Who: Anyone.
         *
         *     Limit: 60 calls per minute for an account or address (isbn_account_or_address).
         */
        get: operations["get_editions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An edition
         * @description Who: Anyone.
         */
        get: operations["get_editions_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}/listings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Copies of an edition that are for sale, newest first
         * @description Who: Anyone.
         */
        get: operations["get_editions_by_id_listings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}/price-guidance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What comparable copies were sold for; by the edition's id or ISBN
         * @description Who: Anyone.
         */
        get: operations["get_editions_by_id_price_guidance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/favourites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The copies that one keeps in mind, newest first, each as it is now; or which of these
         * @description Who: Any signed-in account.
         */
        get: operations["get_favourites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/favourites/{listing}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of them; 404 when it is none
         * @description Who: Any signed-in account.
         */
        get: operations["get_favourites_by_listing"];
        /**
         * Keep a copy in mind: there is a notice when its price falls
         * @description Who: Any signed-in account.
         *
         *     Limit: 120 calls per minute for an account (wish_account).
         */
        put: operations["put_favourites_by_listing"];
        post?: never;
        /**
         * Keep it in mind no longer
         * @description Who: Any signed-in account.
         *
         *     Limit: 120 calls per minute for an account (wish_account).
         */
        delete: operations["delete_favourites_by_listing"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The trial balance
         * @description Who: Administrators.
         */
        get: operations["get_ledger_balances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ledger in the order of its records; of one order
         * @description Who: Administrators.
         */
        get: operations["get_ledger_transfers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is for sale, newest first; of one seller
         * @description Who: Anyone.
         */
        get: operations["get_listings"];
        put?: never;
        /**
         * Offer a copy: a draft, or published at once
         * @description Who: Any signed-in account.
         *
         *     Limit: 30 calls per minute for an account (list_account).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_listings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listings/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One's own listings, newest change first; in one state
         * @description Who: Any signed-in account.
         */
        get: operations["get_listings_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listings/mine/interest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many people keep these own listings in mind
         * @description Who: Any signed-in account.
         */
        get: operations["get_listings_mine_interest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A listing
         * @description Who: Anyone.
         */
        get: operations["get_listings_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change one's own listing; refused while it is reserved
         * @description Who: Any signed-in account.
         *
         *     Limit: 120 calls per minute for an account (change_listing_account).
         *
         *     Body: at most 256 KiB.
         */
        patch: operations["patch_listings_by_id"];
        trace?: never;
    };
    "/api/v1/listings/{id}/bump": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a copy to the top of what is newest, once a week
         * @description Who: Any signed-in account.
         *
         *     Limit: 120 calls per minute for an account (change_listing_account).
         */
        post: operations["post_listings_by_id_bump"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listings/{id}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Offer a price for a negotiable copy, at most the list price
         * @description Who: Any signed-in account.
         *
         *     Limit: 30 calls per hour for an account (offer_account).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_listings_by_id_offers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listings/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a copy off the market for a while
         * @description Who: Any signed-in account.
         *
         *     Limit: 120 calls per minute for an account (change_listing_account).
         */
        post: operations["post_listings_by_id_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listings/{id}/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put the photos in another order; the first is the cover
         * @description Who: Any signed-in account.
         *
         *     Limit: 120 calls per minute for an account (change_listing_account).
         *
         *     Body: at most 256 KiB.
         */
        put: operations["put_listings_by_id_photos"];
        /**
         * Add a photo; it is written anew in three sizes, without metadata
         * @description Who: Any signed-in account.
         *
         *     Limit: 40 calls per minute for an account (listing_photo_account).
         *
         *     Body: at most 8192 KiB.
         */
        post: operations["post_listings_by_id_photos"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listings/{id}/photos/{photo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a photo
         * @description Who: Any signed-in account.
         *
         *     Limit: 120 calls per minute for an account (change_listing_account).
         */
        delete: operations["delete_listings_by_id_photos_by_photo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listings/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish a draft
         * @description Who: Any signed-in account.
         *
         *     Limit: 120 calls per minute for an account (change_listing_account).
         */
        post: operations["post_listings_by_id_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listings/{id}/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The waiting line of a copy, and one's own place in it
         * @description Who: Any signed-in account.
         */
        get: operations["get_listings_by_id_queue"];
        /**
         * Wait for a reserved copy: first refusal when it comes back
         * @description Who: Any signed-in account.
         *
         *     Limit: 60 calls per minute for an account (change_offer_account).
         */
        put: operations["put_listings_by_id_queue"];
        post?: never;
        /**
         * Wait no more; who has the turn passes it on
         * @description Who: Any signed-in account.
         *
         *     Limit: 60 calls per minute for an account (change_offer_account).
         */
        delete: operations["delete_listings_by_id_queue"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listings/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a paused copy back
         * @description Who: Any signed-in account.
         *
         *     Limit: 120 calls per minute for an account (change_listing_account).
         */
        post: operations["post_listings_by_id_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listings/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a copy off the market for good
         * @description Who: Any signed-in account.
         *
         *     Limit: 120 calls per minute for an account (change_listing_account).
         */
        post: operations["post_listings_by_id_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happens to the own account, as it happens
         * @description Who: Any signed-in account.
         *
         *     Limit: 60 calls per minute for an account (live_account).
         */
        get: operations["get_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/market": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a form needs to know: currency and bounds
         * @description Who: Anyone.
         */
        get: operations["get_market"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/market/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All own listings as CSV
         * @description Who: Any signed-in account.
         *
         *     Limit: 10 calls per hour for an account (bulk_account).
         */
        get: operations["get_market_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/market/holiday": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the own shop closed for a while?
         * @description Who: Any signed-in account.
         */
        get: operations["get_market_holiday"];
        /**
         * Hide all own listings at once, or show them again
         * @description Who: Any signed-in account.
         *
         *     Limit: 120 calls per minute for an account (change_listing_account).
         *
         *     Body: at most 256 KiB.
         */
        put: operations["put_market_holiday"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/market/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Many listings at once from CSV, as drafts; one refused line and nothing is done
         * @description Who: Any signed-in account.
         *
         *     Limit: 10 calls per hour for an account (bulk_account).
         *
         *     Body: at most 2048 KiB.
         */
        post: operations["post_market_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/market/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The lines in which one waits or has the turn, newest first
         * @description Who: Any signed-in account.
         */
        get: operations["get_market_queue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The queue by priority and age; ?state= open (if not said), appealed, decided, settled
         * @description Who: Moderators and administrators.
         */
        get: operations["get_moderation_cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A case: reports, content with context, history, decisions, trail
         * @description Who: Moderators and administrators.
         */
        get: operations["get_moderation_cases_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/cases/{id}/appeal-answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer an appeal; not by who decided
         * @description Who: Moderators and administrators.
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_moderation_cases_by_id_appeal_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/cases/{id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Work on a case, or go on: for 15 minutes it is the caller's
         * @description Who: Moderators and administrators.
         */
        put: operations["put_moderation_cases_by_id_claim"];
        post?: never;
        /**
         * Give a case back
         * @description Who: Moderators and administrators.
         */
        delete: operations["delete_moderation_cases_by_id_claim"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/cases/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide a claimed case
         * @description Who: Moderators and administrators.
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_moderation_cases_by_id_decisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/cases/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the decision back: what it did is undone, the case is open again
         * @description Who: Moderators and administrators.
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_moderation_cases_by_id_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The reasons that decisions are given with
         * @description Who: Moderators and administrators.
         */
        get: operations["get_moderation_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What moderators did, newest first
         * @description Who: Administrators.
         */
        get: operations["get_moderation_trail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The own inbox, newest first; kept for 90 days
         * @description Who: Any signed-in account.
         */
        get: operations["get_notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/dev/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Development only: the last mails of notices, newest first
         * @description Who: Anyone.
         */
        get: operations["get_notifications_dev_mails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the caller is told, and how
         * @description Who: Any signed-in account.
         */
        get: operations["get_notifications_preferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change that; security, orders and moderation are always told
         * @description Who: Any signed-in account.
         *
         *     Limit: 120 calls per minute for an account (notifications_account).
         *
         *     Body: at most 256 KiB.
         */
        patch: operations["patch_notifications_preferences"];
        trace?: never;
    };
    "/api/v1/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * All were read, or all up to a time, or all about a page; answers what is unread now
         * @description Who: Any signed-in account.
         *
         *     Limit: 120 calls per minute for an account (notifications_account).
         *
         *     Body: at most 256 KiB.
         */
        put: operations["put_notifications_read"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the link of a mail would unsubscribe from
         * @description Who: Anyone.
         *
         *     Limit: 60 calls per minute for an address (mail_link_address).
         */
        get: operations["get_notifications_subscription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many are unread, for the badge; counted up to 100
         * @description Who: Any signed-in account.
         */
        get: operations["get_notifications_unread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/unsubscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The link of a mail, opened: to the page that asks
         * @description Who: Anyone.
         *
         *     Limit: 60 calls per minute for an address (mail_link_address).
         */
        get: operations["get_notifications_unsubscribe"];
        put?: never;
        /**
         * No more of these mails, without a sign-in (RFC 8058)
         * @description Who: Anyone.
         *
         *     Limit: 60 calls per minute for an address (mail_link_address).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_notifications_unsubscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take one out of the inbox
         * @description Who: Any signed-in account.
         *
         *     Limit: 120 calls per minute for an account (notifications_account).
         */
        delete: operations["delete_notifications_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * This one was read; answers what is unread now
         * @description Who: Any signed-in account.
         *
         *     Limit: 120 calls per minute for an account (notifications_account).
         */
        put: operations["put_notifications_by_id_read"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Offers made or received, newest change first; for one listing
         * @description Who: Any signed-in account.
         */
        get: operations["get_offers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An offer, for buyer and seller
         * @description Who: Any signed-in account.
         */
        get: operations["get_offers_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agree to the amount that was seen: the copy is kept for the buyer at it
         * @description Who: Any signed-in account.
         *
         *     Limit: 60 calls per minute for an account (change_offer_account).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_offers_by_id_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}/counter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer with another amount: what stood there before is void
         * @description Who: Any signed-in account.
         *
         *     Limit: 60 calls per minute for an account (change_offer_account).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_offers_by_id_counter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say no to the amount on the table
         * @description Who: Any signed-in account.
         *
         *     Limit: 60 calls per minute for an account (change_offer_account).
         */
        post: operations["post_offers_by_id_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take one's own amount back
         * @description Who: Any signed-in account.
         *
         *     Limit: 60 calls per minute for an account (change_offer_account).
         */
        post: operations["post_offers_by_id_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/oidc/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Campus providers that one may sign in with
         * @description Who: Anyone.
         */
        get: operations["get_oidc_providers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/oidc/{id}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Back from the provider
         * @description Who: Anyone.
         *
         *     Limit: 20 calls per minute for an address (sign_in_address).
         */
        get: operations["get_oidc_by_id_callback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/oidc/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Go to the provider
         * @description Who: Anyone.
         *
         *     Limit: 20 calls per minute for an address (sign_in_address).
         */
        get: operations["get_oidc_by_id_start"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What one bought, or sold, newest first
         * @description Who: Any signed-in account.
         */
        get: operations["get_orders"];
        put?: never;
        /**
         * Place an order: every line is held for 15 minutes, or none
         * @description Who: Any signed-in account.
         *
         *     Limit: 10 calls per minute for an account (buy_account).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_orders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An order, for who buys, sells or settles a dispute in it
         * @description Who: Any signed-in account.
         */
        get: operations["get_orders_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel before the handover: an open order, or lines that are paid
         * @description Who: Any signed-in account.
         *
         *     Limit: 60 calls per minute for an account (order_account).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_orders_by_id_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the buyer's app makes the handover code of, also without a network
         * @description Who: Any signed-in account.
         */
        get: operations["get_orders_by_id_code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/handover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The seller enters the code that the buyer shows
         * @description Who: Any signed-in account.
         *
         *     Limit: 20 calls per minute for an account (handover_account).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_orders_by_id_handover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/handover/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The buyer opens the entry again after five wrong codes
         * @description Who: Any signed-in account.
         *
         *     Limit: 60 calls per minute for an account (order_account).
         */
        post: operations["post_orders_by_id_handover_unlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/lines/{line}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The buyer is content: the seller is paid at once
         * @description Who: Any signed-in account.
         *
         *     Limit: 60 calls per minute for an account (order_account).
         */
        post: operations["post_orders_by_id_lines_by_line_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/lines/{line}/dispute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Not what was sold: up to two days after the handover
         * @description Who: Any signed-in account.
         *
         *     Limit: 60 calls per minute for an account (order_account).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_orders_by_id_lines_by_line_dispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/lines/{line}/dispute/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A photo as evidence, written anew without metadata
         * @description Who: Any signed-in account.
         *
         *     Limit: 20 calls per minute for an account (evidence_account).
         *
         *     Body: at most 8192 KiB.
         */
        post: operations["post_orders_by_id_lines_by_line_dispute_photos"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/lines/{line}/dispute/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say one's side of a dispute
         * @description Who: Any signed-in account.
         *
         *     Limit: 60 calls per minute for an account (order_account).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_orders_by_id_lines_by_line_dispute_statements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/meeting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Name a place and a time for the handover
         * @description Who: Any signed-in account.
         *
         *     Limit: 60 calls per minute for an account (order_account).
         *
         *     Body: at most 256 KiB.
         */
        put: operations["put_orders_by_id_meeting"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/meeting.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The meeting as a calendar file
         * @description Who: Any signed-in account.
         */
        get: operations["get_orders_by_id_meeting_ics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/meeting/agree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agree to the place and the time that the other one named
         * @description Who: Any signed-in account.
         *
         *     Limit: 60 calls per minute for an account (order_account).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_orders_by_id_meeting_agree"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Where an open order is paid
         * @description Who: Any signed-in account.
         *
         *     Limit: 60 calls per minute for an account (order_account).
         */
        post: operations["post_orders_by_id_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/payment/returned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Back from the payment page: asks the provider how it is
         * @description Who: Any signed-in account.
         *
         *     Limit: 60 calls per minute for an account (order_account).
         */
        post: operations["post_orders_by_id_payment_returned"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/photos/{photo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A photo of a dispute; ?size=480 or 1600
         * @description Who: Any signed-in account.
         */
        get: operations["get_orders_by_id_photos_by_photo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a link to set a new password
         * @description Who: Anyone.
         *
         *     Limit: 3 calls per hour for an address (reset_address).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_password_resets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-resets/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password with the token of a mailed link; all sessions end
         * @description Who: Anyone.
         *
         *     Limit: 60 calls per minute for an address (token_address).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_password_resets_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the caller paid or has to pay, newest first
         * @description Who: Any signed-in account.
         */
        get: operations["get_payments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/webhooks/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What the payment provider tells us, signed
         * @description Who: Anyone.
         *
         *     Limit: 1200 calls per minute for an address (webhook_address).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_payments_webhooks_by_provider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{order}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The payment of one's own order
         * @description Who: Any signed-in account.
         */
        get: operations["get_payments_by_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{order}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The receipt of one's own order, in the language of one's account
         * @description Who: Any signed-in account.
         *
         *     Limit: 30 calls per minute for an account (receipt_account).
         */
        get: operations["get_payments_by_order_receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{order}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The browser is back from paying: ask the provider now
         * @description Who: Any signed-in account.
         *
         *     Limit: 60 calls per minute for an account (payment_return_account).
         */
        post: operations["post_payments_by_order_return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One's payouts, newest first
         * @description Who: Any signed-in account.
         */
        get: operations["get_payouts"];
        put?: never;
        /**
         * Pay the balance out now; one that is on its way is answered again
         * @description Who: Any signed-in account.
         *
         *     Limit: 10 calls per hour for an account (payout_account).
         */
        post: operations["post_payouts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What would be paid out now, and when it will be
         * @description Who: Any signed-in account.
         */
        get: operations["get_payouts_balance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * When and where to
         * @description Who: Any signed-in account.
         *
         *     Body: at most 256 KiB.
         */
        put: operations["put_payouts_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/photos/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A photo; ?size=160, 480 or 1600, the next larger one is given
         * @description Who: Anyone.
         */
        get: operations["get_photos_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pictures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A profile picture; ?size=96 for the small one
         * @description Who: Anyone.
         */
        get: operations["get_pictures_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the caller has reported and what became of it, newest first
         * @description Who: Any signed-in account.
         */
        get: operations["get_reports"];
        put?: never;
        /**
         * Report a listing, a message of a conversation of one's own, or a person
         * @description Who: Any signed-in account.
         *
         *     Limit: 20 calls per hour for an account (report).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_reports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What one bought and sold, with the reviews of both sides as far as one may see them
         * @description Who: Any signed-in account.
         */
        get: operations["get_reviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What one has still to review, the most urgent first
         * @description Who: Any signed-in account.
         */
        get: operations["get_reviews_due"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/editions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reviews of all copies of an edition, newest first
         * @description Who: Anyone.
         */
        get: operations["get_reviews_editions_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/editions/{id}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Average and distribution of the stars of an edition
         * @description Who: Anyone.
         */
        get: operations["get_reviews_editions_by_id_rating"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/listings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reviews of a copy, newest first
         * @description Who: Anyone.
         */
        get: operations["get_reviews_listings_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/listings/{id}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Average and distribution of the stars of a copy
         * @description Who: Anyone.
         */
        get: operations["get_reviews_listings_by_id_rating"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/orders/{order}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The settled lines of an order, with their reviews, for who bought or sold them
         * @description Who: Any signed-in account.
         */
        get: operations["get_reviews_orders_by_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/orders/{order}/lines/{line}/buyer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * The seller reviews the buyer, or changes that until it is published
         * @description Who: Any signed-in account.
         *
         *     Limit: 30 calls per minute for an account (review_account).
         *
         *     Body: at most 256 KiB.
         */
        put: operations["put_reviews_orders_by_order_lines_by_line_buyer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/orders/{order}/lines/{line}/purchase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * The buyer reviews the book and its seller, or changes that until it is published
         * @description Who: Any signed-in account.
         *
         *     Limit: 30 calls per minute for an account (review_account).
         *
         *     Body: at most 256 KiB.
         */
        put: operations["put_reviews_orders_by_order_lines_by_line_purchase"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reviews of a person, as a seller or as a buyer, newest first
         * @description Who: Anyone.
         */
        get: operations["get_reviews_people_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/people/{id}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Average and distribution of the stars of a person
         * @description Who: Anyone.
         */
        get: operations["get_reviews_people_by_id_rating"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Answer a review of oneself, once
         * @description Who: Any signed-in account.
         *
         *     Limit: 30 calls per minute for an account (review_account).
         *
         *     Body: at most 256 KiB.
         */
        put: operations["put_reviews_by_id_answer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sandbox/payments/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sandbox's payment page: what is to be paid, and the cards it knows
         * @description Who: Anyone.
         */
        get: operations["get_sandbox_payments_by_token"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sandbox/payments/{token}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The second step that a card asked for, or its bank's late answer
         * @description Who: Anyone.
         *
         *     Limit: 30 calls per minute for an address (pay_address).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_sandbox_payments_by_token_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sandbox/payments/{token}/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay with a test card; the same click again is no harm
         * @description Who: Anyone.
         *
         *     Limit: 30 calls per minute for an address (pay_address).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_sandbox_payments_by_token_pay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/saved-searches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One's own saved searches, newest first
         * @description Who: Any signed-in account.
         */
        get: operations["get_saved_searches"];
        put?: never;
        /**
         * Save a search: what it finds from now on is told
         * @description Who: Any signed-in account.
         *
         *     Limit: 120 calls per minute for an account (wish_account).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_saved_searches"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/saved-searches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A saved search of one's own
         * @description Who: Any signed-in account.
         */
        get: operations["get_saved_searches_by_id"];
        put?: never;
        post?: never;
        /**
         * Forget it and what it has found
         * @description Who: Any signed-in account.
         *
         *     Limit: 120 calls per minute for an account (wish_account).
         */
        delete: operations["delete_saved_searches_by_id"];
        options?: never;
        head?: never;
        /**
         * Change it, how often it tells, or whether others see it as a wanted ad
         * @description Who: Any signed-in account.
         *
         *     Limit: 120 calls per minute for an account (wish_account).
         *
         *     Body: at most 256 KiB.
         */
        patch: operations["patch_saved_searches_by_id"];
        trace?: never;
    };
    "/api/v1/saved-searches/{id}/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What it has found, newest first
         * @description Who: Any signed-in account.
         */
        get: operations["get_saved_searches_by_id_matches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/listings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find copies for sale by title, author, subject, ISBN or course, with facets
         * @description Who: Anyone.
         *
         *     Limit: 60 calls per minute for an account or address (search).
         */
        get: operations["get_search_listings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the words typed so far may become
         * @description Who: Anyone.
         *
         *     Limit: 180 calls per minute for an account or address (search_suggestions).
         */
        get: operations["get_search_suggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the account is signed in
         * @description Who: Any signed-in account.
         */
        get: operations["get_sessions"];
        put?: never;
        /**
         * Sign in with address and password; the refresh token comes as a cookie
         * @description Who: Anyone.
         *
         *     Limit: 20 calls per minute for an address (sign_in_address).
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_sessions"];
        /**
         * Sign out everywhere
         * @description Who: Any signed-in account.
         */
        delete: operations["delete_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign out here
         * @description Who: Whoever holds the refresh cookie; with our Origin.
         */
        delete: operations["delete_sessions_current"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new access token for the refresh cookie, which is replaced
         * @description Who: Whoever holds the refresh cookie; with our Origin.
         *
         *     Limit: 60 calls per minute for an address (token_address).
         */
        post: operations["post_sessions_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign a device out
         * @description Who: Any signed-in account.
         */
        delete: operations["delete_sessions_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/wanted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What others are looking for, newest first; of a campus, of a course
         * @description Who: Anyone.
         */
        get: operations["get_wanted"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/wanted/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A wanted ad
         * @description Who: Anyone.
         */
        get: operations["get_wanted_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptOffer: {
            amount: number;
        };
        Account: {
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            version: number;
            email: string;
            name: string;
            bio: string;
            /** Format: uuid */
            picture_id: string | null;
            campus: components["schemas"]["Campus"] | null;
            courses: string[];
            /** @enum {string} */
            language: "en" | "de";
            /** @enum {string} */
            theme: "system" | "light" | "dark";
            profile_visible: boolean;
            roles: ("student" | "moderator" | "administrator")[];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            verified_until: string | null;
            second_factor: boolean;
            password_set: boolean;
        };
        AccountBalance: {
            account: string;
            /** Format: iso-4217 */
            currency: string;
            /** Format: int64 */
            amount: number;
        };
        AccountPatch: {
            name?: string | null;
            bio?: string | null;
            campus?: string | null;
            courses?: string[] | null;
            /** @enum {string|null} */
            language?: "en" | "de" | null;
            /** @enum {string|null} */
            theme?: "system" | "light" | "dark" | null;
            profile_visible?: boolean | null;
        };
        AdminAccount: {
            /** Format: uuid */
            id: string;
            email: string;
            name: string;
            roles: ("student" | "moderator" | "administrator")[];
            /** @enum {string} */
            status: "unverified" | "active" | "suspended" | "closed";
            /** Format: date-time */
            suspended_until: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            verified_until: string | null;
        };
        AdminAccountPage: {
            items: components["schemas"]["AdminAccount"][];
            next: string | null;
        };
        Affected: {
            /** Format: uuid */
            id: string;
            name: string;
            status: string;
            /** Format: date-time */
            suspended_until: string | null;
            roles: ("student" | "moderator" | "administrator")[];
            history: components["schemas"]["AffectedHistory"];
        };
        AffectedHistory: {
            cases: number;
            warned: number;
            removed: number;
            suspended: number;
        };
        Appeal: {
            /** Format: uuid */
            decision: string;
            /** Format: date-time */
            at: string;
            text: string;
            answer: components["schemas"]["AppealAnswer"] | null;
        };
        AppealAnswer: {
            /** Format: uuid */
            by: string;
            name: string;
            /** Format: date-time */
            at: string;
            taken_back: boolean;
            words: string;
            note: string;
        };
        AppealByToken: {
            /** Format: password */
            token: string;
            text: string;
        };
        Asked: {
            conversation: components["schemas"]["Conversation"];
            message: components["schemas"]["Message"];
        };
        AuditEntry: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            actor_id: string | null;
            actor_name: string;
            action: string;
            /** Format: uuid */
            subject_id: string | null;
            subject_name: string;
            reason: string;
            details: {
                [key: string]: string;
            };
        };
        AuditEntryPage: {
            items: components["schemas"]["AuditEntry"][];
            next: string | null;
        };
        Block: {
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: date-time */
            since: string;
        };
        BlockList: {
            items: components["schemas"]["Block"][];
        };
        BookRating: {
            /** Format: int64 */
            reviews: number;
            hundredths: number | null;
            stars: number[];
            /** Format: int64 */
            as_described: number;
            /** Format: int64 */
            not_as_described: number;
        };
        BuyerReview: {
            buyer: components["schemas"]["NewPersonReview"];
        };
        Campus: {
            domain: string;
            name: string;
        };
        CampusList: {
            items: components["schemas"]["Campus"][];
        };
        Cart: {
            lines: components["schemas"]["CartLine"][];
            total: components["schemas"]["Money"] | null;
        };
        CartLine: {
            service: string;
            /** Format: uuid */
            what: string;
            available: boolean;
            title: string | null;
            /** Format: uuid */
            seller: string | null;
            price: components["schemas"]["Money"] | null;
            picture: string | null;
        };
        CaseClaim: {
            /** Format: uuid */
            by: string;
            name: string;
            /** Format: date-time */
            until: string;
            mine: boolean;
        };
        CaseEffect: {
            /** @enum {string} */
            kind: "remove_listing" | "restore_listing" | "hide_message" | "show_message" | "suspend" | "reinstate" | "hide_review" | "show_review";
            /** @enum {string} */
            state: "due" | "done" | "refused";
            why: string;
        };
        CaseReport: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            reporter_id: string;
            /** @enum {string} */
            reason: "fraud" | "threat" | "harassment" | "hate" | "prohibited" | "counterfeit" | "misleading" | "off_platform" | "impersonation" | "spam" | "other";
            text: string;
            /** Format: date-time */
            at: string;
            history: components["schemas"]["ReporterHistory"] | null;
        };
        CaseSummary: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "listing" | "message" | "person" | "review";
            /** Format: uuid */
            object_id: string;
            /** @enum {string} */
            state: "open" | "decided" | "appealed" | "settled";
            /** @enum {string} */
            priority: "normal" | "high" | "urgent";
            title: string;
            /** @enum {string} */
            reason: "fraud" | "threat" | "harassment" | "hate" | "prohibited" | "counterfeit" | "misleading" | "off_platform" | "impersonation" | "spam" | "other";
            reports: number;
            /** Format: date-time */
            opened_at: string;
            claim: components["schemas"]["CaseClaim"] | null;
            about_staff: boolean;
            /** @enum {string|null} */
            decided: "dismiss" | "warn" | "remove" | "suspend" | null;
        };
        CaseSummaryPage: {
            items: components["schemas"]["CaseSummary"][];
            next: string | null;
        };
        CaseTrailEntry: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            actor_id: string;
            actor_name: string;
            action: string;
            note: string;
        };
        ChangePassword: {
            /** Format: password */
            current_password: string;
            /** Format: password */
            new_password: string;
        };
        CodeState: {
            locked: boolean;
            tries_left: number;
            unlocks_left: number;
        };
        ContextLine: {
            /** Format: uuid */
            author: string;
            /** Format: date-time */
            at: string;
            text: string;
        };
        Conversation: {
            /** Format: uuid */
            id: string;
            subject: components["schemas"]["ConversationSubject"];
            other: components["schemas"]["OtherPerson"];
            inquirer: boolean;
            unread: number;
            /** Format: uuid */
            read_up_to: string | null;
            /** Format: uuid */
            read_up_to_by_other: string | null;
            last: components["schemas"]["LastMessage"] | null;
            /** Format: date-time */
            created_at: string;
        };
        ConversationPage: {
            items: components["schemas"]["Conversation"][];
            next: string | null;
        };
        ConversationSubject: {
            /** @enum {string} */
            kind: "listing" | "event" | "order";
            /** Format: uuid */
            id: string;
            title: string;
            cover: string | null;
            price: components["schemas"]["Money"] | null;
            /** @enum {string|null} */
            state: "draft" | "published" | "reserved" | "sold" | "paused" | "withdrawn" | "removed" | null;
        };
        CounterOffer: {
            amount: number;
        };
        Criteria: {
            text: string | null;
            isbn: string | null;
            courses: string[];
            subjects: string[];
            campus: string | null;
            max_price: components["schemas"]["Money"] | null;
            conditions: ("brand_new" | "like_new" | "good" | "acceptable")[];
            language: string | null;
        };
        Decision: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            by: string;
            name: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            action: "dismiss" | "warn" | "remove" | "suspend";
            remove: boolean;
            /** Format: date-time */
            until: string | null;
            template_id: string;
            words: string;
            note: string;
            taken_back: components["schemas"]["TakenBack"] | null;
        };
        DecisionInput: {
            refund: number;
            reason: string;
        };
        DevMail: {
            id: string;
            to: string;
            subject: string;
            text: string;
            html: string;
            /** Format: date-time */
            at: string;
        };
        DevMailList: {
            items: components["schemas"]["DevMail"][];
        };
        Dispute: {
            /** @enum {string} */
            reason: "not_as_described" | "wrong_item" | "damaged" | "not_received" | "other";
            /** Format: date-time */
            opened_at: string;
            /** Format: date-time */
            lapses_at: string;
            statements: components["schemas"]["Statement"][];
            evidence: components["schemas"]["Evidence"][];
            /** Format: date-time */
            decided_at: string | null;
            decision: string;
        };
        Earning: {
            /** Format: uuid */
            order: string | null;
            amount: components["schemas"]["Money"];
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            payout: string | null;
        };
        EarningPage: {
            items: components["schemas"]["Earning"][];
            next: string | null;
        };
        Edition: {
            /** Format: uuid */
            id: string;
            isbn13: string | null;
            isbn10: string | null;
            title: string;
            original_title: string;
            authors: string[];
            year: number | null;
            language: string;
            publisher: string;
            edition: string;
            subjects: string[];
            work: string | null;
        };
        EmailOnly: {
            /** Format: email */
            email: string;
        };
        Empty: Record<string, never>;
        EnteredCode: {
            lines?: string[] | null;
            /** Format: password */
            code: string;
        };
        Evidence: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            by: string;
            /** Format: date-time */
            at: string;
            width: number;
            height: number;
        };
        FacetValue: {
            value: string;
            /** Format: int64 */
            count: number;
        };
        Facets: {
            subject: components["schemas"]["FacetValue"][];
            course: components["schemas"]["FacetValue"][];
            condition: components["schemas"]["FacetValue"][];
            language: components["schemas"]["FacetValue"][];
            price: components["schemas"]["FacetValue"][];
            campus: components["schemas"]["FacetValue"][];
            seller_rating: components["schemas"]["FacetValue"][];
        };
        Favourite: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            since: string;
            title: string;
            price_then: components["schemas"]["Money"] | null;
            /** @enum {string} */
            availability: "for_sale" | "reserved" | "sold" | "gone";
            listing: components["schemas"]["ListingSummary"] | null;
        };
        FavouritePage: {
            items: components["schemas"]["Favourite"][];
            next: string | null;
        };
        FeeRule: {
            /** Format: uuid */
            seller: string | null;
            campus: string | null;
            kind: string | null;
            basis_points: number;
            fixed: number;
        };
        FeeRuleInput: {
            /** Format: uuid */
            seller?: string | null;
            campus?: string | null;
            kind?: string | null;
            basis_points: number;
            fixed: number;
        };
        FullCase: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "listing" | "message" | "person" | "review";
            /** Format: uuid */
            object_id: string;
            /** @enum {string} */
            state: "open" | "decided" | "appealed" | "settled";
            /** @enum {string} */
            priority: "normal" | "high" | "urgent";
            title: string;
            /** @enum {string} */
            reason: "fraud" | "threat" | "harassment" | "hate" | "prohibited" | "counterfeit" | "misleading" | "off_platform" | "impersonation" | "spam" | "other";
            reports: number;
            /** Format: date-time */
            opened_at: string;
            claim: components["schemas"]["CaseClaim"] | null;
            about_staff: boolean;
            /** @enum {string|null} */
            decided: "dismiss" | "warn" | "remove" | "suspend" | null;
            all_reports: components["schemas"]["CaseReport"][];
            snapshots: components["schemas"]["Snapshot"][];
            affected: components["schemas"]["Affected"];
            decisions: components["schemas"]["Decision"][];
            appeal: components["schemas"]["Appeal"] | null;
            effects: components["schemas"]["CaseEffect"][];
            trail: components["schemas"]["CaseTrailEntry"][];
            allowed: ("view" | "claim" | "release" | "decide" | "answer" | "undo" | "appeal")[];
        };
        GroupChange: {
            /** @enum {string} */
            group: "security" | "orders" | "moderation" | "offers" | "messages" | "reviews" | "searches" | "prices" | "queues";
            in_app?: boolean | null;
            /** @enum {string|null} */
            email?: "at_once" | "daily" | "off" | null;
        };
        GroupChoice: {
            /** @enum {string} */
            group: "security" | "orders" | "moderation" | "offers" | "messages" | "reviews" | "searches" | "prices" | "queues";
            in_app: boolean;
            /** @enum {string} */
            email: "at_once" | "daily" | "off";
            required: boolean;
        };
        HandoverCode: {
            secret: string;
            digits: number;
            period: number;
            /** Format: date-time */
            now: string;
        };
        HistoryEntry: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            what: "placed" | "paid" | "paid_late" | "expired" | "cancelled" | "completed" | "reminded" | "handed_over" | "confirmed" | "settled" | "refunded" | "disputed" | "decided" | "code_locked" | "code_unlocked";
            /** Format: uuid */
            line: string | null;
            /** Format: uuid */
            by: string | null;
        };
        Holiday: {
            on: boolean;
        };
        ImportReport: {
            created: components["schemas"]["ImportedListing"][];
            changed: components["schemas"]["ImportedListing"][];
        };
        ImportedListing: {
            /** Format: int64 */
            line: number;
            /** Format: uuid */
            id: string;
            title: string;
        };
        Interest: {
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            favourites: number;
            more: boolean;
        };
        Interests: {
            items: components["schemas"]["Interest"][];
        };
        LastMessage: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            author: string;
            /** Format: date-time */
            at: string;
            excerpt: string;
            hidden: boolean;
        };
        LedgerPosting: {
            account: string;
            /** Format: uuid */
            owner: string | null;
            /** Format: int64 */
            amount: number;
        };
        LedgerTransfer: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "capture" | "settlement" | "refund" | "refund_completed" | "payout" | "payout_paid" | "payout_failed";
            cause: string;
            /** Format: uuid */
            resolves: string | null;
            /** Format: uuid */
            order: string | null;
            /** Format: iso-4217 */
            currency: string;
            postings: components["schemas"]["LedgerPosting"][];
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            posted_at: string;
        };
        LedgerTransferPage: {
            items: components["schemas"]["LedgerTransfer"][];
            next: string | null;
        };
        LineStatus: {
            /** Format: uuid */
            line: string;
            /** @enum {string} */
            state: "waiting" | "held" | "settled" | "refunded";
            amount: components["schemas"]["Money"];
            fee: components["schemas"]["Money"];
            refunded: components["schemas"]["Money"];
        };
        Listing: {
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            version: number;
            /** @enum {string} */
            state: "draft" | "published" | "reserved" | "sold" | "paused" | "withdrawn" | "removed";
            shown: boolean;
            /** Format: uuid */
            seller: string;
            edition: components["schemas"]["Edition"];
            price: components["schemas"]["Money"] | null;
            /** @enum {string|null} */
            condition: "brand_new" | "like_new" | "good" | "acceptable" | null;
            description: string;
            campus: string | null;
            courses: string[];
            pickup_places: string[];
            negotiable: boolean;
            photos: components["schemas"]["Photo"][];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            published_at: string | null;
            /** Format: date-time */
            reserved_until: string | null;
            seller_rating: components["schemas"]["SellerRating"] | null;
        };
        ListingHit: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            seller: string;
            title: string;
            authors: string[];
            isbn13: string | null;
            year: number | null;
            language: string;
            edition: string;
            price: components["schemas"]["Money"];
            /** @enum {string} */
            condition: "brand_new" | "like_new" | "good" | "acceptable";
            negotiable: boolean;
            campus: string | null;
            courses: string[];
            cover: string | null;
            /** Format: date-time */
            published_at: string;
            seller_rating: components["schemas"]["SellerRating"] | null;
        };
        ListingPatch: {
            price?: number | null;
            /** @enum {string|null} */
            condition?: "brand_new" | "like_new" | "good" | "acceptable" | null;
            description?: string | null;
            campus?: string | null;
            courses?: string[] | null;
            pickup_places?: string[] | null;
            negotiable?: boolean | null;
        };
        ListingResults: {
            items: components["schemas"]["ListingHit"][];
            next: string | null;
            /** Format: int64 */
            total: number;
            exact: boolean;
            facets: components["schemas"]["Facets"];
            did_you_mean: string | null;
            ignored: string[];
        };
        ListingSummary: {
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            version: number;
            /** @enum {string} */
            state: "draft" | "published" | "reserved" | "sold" | "paused" | "withdrawn" | "removed";
            shown: boolean;
            /** Format: uuid */
            seller: string;
            /** Format: uuid */
            edition_id: string;
            title: string;
            authors: string[];
            isbn13: string | null;
            price: components["schemas"]["Money"] | null;
            /** @enum {string|null} */
            condition: "brand_new" | "like_new" | "good" | "acceptable" | null;
            campus: string | null;
            courses: string[];
            negotiable: boolean;
            /** Format: uuid */
            cover: string | null;
            /** Format: date-time */
            published_at: string | null;
            /** Format: date-time */
            reserved_until: string | null;
            seller_rating: components["schemas"]["SellerRating"] | null;
        };
        ListingSummaryPage: {
            items: components["schemas"]["ListingSummary"][];
            next: string | null;
        };
        MailSubscription: {
            /** @enum {string|null} */
            group: "security" | "orders" | "moderation" | "offers" | "messages" | "reviews" | "searches" | "prices" | "queues" | null;
            subscribed: boolean;
        };
        MarketInfo: {
            currency: string;
            currency_decimals: number;
            /** Format: int64 */
            highest_price: number;
            most_photos: number;
        };
        Match: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            found_at: string;
            title: string;
            /** @enum {string} */
            availability: "for_sale" | "reserved" | "sold" | "gone";
            listing: components["schemas"]["ListingSummary"] | null;
        };
        MatchPage: {
            items: components["schemas"]["Match"][];
            next: string | null;
        };
        Meeting: {
            /** Format: uuid */
            seller: string;
            place: string;
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            proposed_by: string;
            agreed: boolean;
            revision: number;
        };
        Message: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            conversation_id: string;
            /** Format: uuid */
            author_id: string;
            /** Format: uuid */
            client_id: string;
            /** Format: date-time */
            at: string;
            text: string;
            hidden: boolean;
            risks: components["schemas"]["Risk"][];
        };
        MessagePage: {
            items: components["schemas"]["Message"][];
            next: string | null;
        };
        Money: {
            /** Format: int64 */
            amount: number;
            /** Format: iso-4217 */
            currency: string;
        };
        MoneyMonth: {
            month: string;
            earned: components["schemas"]["Money"];
            spent: components["schemas"]["Money"];
        };
        MoneySummary: {
            balance: components["schemas"]["Money"];
            months: components["schemas"]["MoneyMonth"][];
        };
        NewAnswer: {
            text: string;
        };
        NewAppeal: {
            /** Format: uuid */
            decision_id: string;
            text: string;
        };
        NewAppealAnswer: {
            take_back: boolean;
            words: string;
            note?: string | null;
        };
        NewBookReview: {
            stars: number;
            as_described: boolean;
            text?: string | null;
        };
        NewConversation: {
            /** Format: uuid */
            listing: string;
            text: string;
            /** Format: uuid */
            client_id: string;
        };
        NewCriteria: {
            text?: string | null;
            /** Format: isbn */
            isbn?: string | null;
            courses?: string[] | null;
            subjects?: string[] | null;
            campus?: string | null;
            max_price?: number | null;
            conditions?: ("brand_new" | "like_new" | "good" | "acceptable")[] | null;
            language?: string | null;
        };
        NewDecision: {
            /** @enum {string} */
            action: "dismiss" | "warn" | "remove" | "suspend";
            template_id: string;
            words?: string | null;
            note?: string | null;
            /** Format: date-time */
            until?: string | null;
            remove?: boolean | null;
        };
        NewDispute: {
            /** @enum {string} */
            reason: "not_as_described" | "wrong_item" | "damaged" | "not_received" | "other";
            text: string;
        };
        NewEdition: {
            title: string;
            original_title?: string | null;
            authors?: string[] | null;
            year?: number | null;
            language?: string | null;
            publisher?: string | null;
            edition?: string | null;
            subjects?: string[] | null;
            /** Format: isbn */
            isbn?: string | null;
        };
        NewListing: {
            /** Format: uuid */
            edition_id?: string | null;
            /** Format: isbn */
            isbn?: string | null;
            edition?: components["schemas"]["NewEdition"] | null;
            price?: number | null;
            /** @enum {string|null} */
            condition?: "brand_new" | "like_new" | "good" | "acceptable" | null;
            description?: string | null;
            campus?: string | null;
            courses?: string[] | null;
            pickup_places?: string[] | null;
            negotiable?: boolean | null;
            publish?: boolean | null;
        };
        NewMeeting: {
            /** Format: uuid */
            seller?: string | null;
            place: string;
            /** Format: date-time */
            at: string;
        };
        NewMessage: {
            text: string;
            /** Format: uuid */
            client_id: string;
        };
        NewOffer: {
            amount: number;
        };
        NewOrder: {
            lines: components["schemas"]["WantedLine"][];
        };
        NewOrderConversation: {
            /** Format: uuid */
            seller?: string | null;
        };
        NewPersonReview: {
            stars: number;
            text?: string | null;
        };
        NewReport: {
            /** @enum {string} */
            kind: "listing" | "message" | "person" | "review";
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            reason: "fraud" | "threat" | "harassment" | "hate" | "prohibited" | "counterfeit" | "misleading" | "off_platform" | "impersonation" | "spam" | "other";
            text?: string | null;
        };
        NewSavedSearch: {
            criteria: components["schemas"]["NewCriteria"];
            label?: string | null;
            /** @enum {string|null} */
            frequency?: "at_once" | "daily" | "off" | null;
            wanted?: boolean | null;
            note?: string | null;
        };
        NewStatement: {
            text: string;
        };
        Notification: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "offer_made" | "offer_countered" | "offer_accepted" | "offer_declined" | "offer_withdrawn" | "offer_lapsed" | "offer_closed" | "message" | "sold" | "paid" | "payment_failed" | "order_expired" | "meeting_proposed" | "meeting_agreed" | "code_locked" | "handover_due" | "handed_over" | "disputed" | "dispute_decided" | "settled" | "refunded" | "line_cancelled" | "money_back" | "refund_delayed" | "payout_paid" | "payout_failed" | "review_due" | "review_published" | "review_answered" | "search_match" | "search_digest" | "price_drop" | "queue_turn" | "queue_turn_over" | "queue_ended" | "warned" | "content_removed" | "decision_taken_back" | "decision_stands" | "report_looked_at" | "suspended" | "reinstated" | "verification_lapsed" | "password_changed" | "second_factor_on" | "second_factor_off" | "session_stolen";
            /** @enum {string} */
            group: "security" | "orders" | "moderation" | "offers" | "messages" | "reviews" | "searches" | "prices" | "queues";
            /** Format: date-time */
            at: string;
            unread: boolean;
            title: string;
            text: string;
            button: string;
            path: string;
        };
        NotificationPage: {
            items: components["schemas"]["Notification"][];
            next: string | null;
        };
        NotificationPreferences: {
            groups: components["schemas"]["GroupChoice"][];
            quiet_hours: components["schemas"]["QuietTime"] | null;
            digest_hour: number;
        };
        NotificationPreferencesPatch: {
            groups?: components["schemas"]["GroupChange"][] | null;
            quiet_hours?: components["schemas"]["QuietTime"] | null;
            digest_hour?: number | null;
        };
        Offer: {
            /** Format: uuid */
            id: string;
            listing: components["schemas"]["OfferListing"];
            /** Format: uuid */
            buyer: string;
            /** Format: uuid */
            seller: string;
            /** @enum {string} */
            state: "made" | "countered" | "accepting" | "accepted" | "bought" | "declined" | "withdrawn" | "lapsed" | "closed";
            /** @enum {string|null} */
            reason: "no_answer" | "not_bought" | "price_changed" | "not_negotiable" | "reserved" | "sold" | "not_for_sale" | "account_closed" | null;
            /** @enum {string|null} */
            ended_by: "buyer" | "seller" | null;
            price: components["schemas"]["Money"];
            /** @enum {string} */
            by: "buyer" | "seller";
            list_price: components["schemas"]["Money"];
            steps: components["schemas"]["OfferStep"][];
            can: ("accept" | "decline" | "counter" | "withdraw")[];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            changed_at: string;
            /** Format: date-time */
            expires_at: string | null;
            /** Format: date-time */
            reserved_until: string | null;
        };
        OfferListing: {
            /** Format: uuid */
            id: string;
            title: string;
            authors: string[];
            /** Format: uuid */
            cover: string | null;
            /** @enum {string} */
            state: "draft" | "published" | "reserved" | "sold" | "paused" | "withdrawn" | "removed";
            price: components["schemas"]["Money"] | null;
        };
        OfferPage: {
            items: components["schemas"]["Offer"][];
            next: string | null;
        };
        OfferStep: {
            /** @enum {string} */
            by: "buyer" | "seller";
            price: components["schemas"]["Money"];
            /** Format: date-time */
            at: string;
        };
        OidcProvider: {
            id: string;
            name: string;
        };
        OidcProviderList: {
            items: components["schemas"]["OidcProvider"][];
        };
        OneConversation: {
            /** Format: uuid */
            id: string;
            subject: components["schemas"]["ConversationSubject"];
            other: components["schemas"]["OtherPerson"];
            inquirer: boolean;
            unread: number;
            /** Format: uuid */
            read_up_to: string | null;
            /** Format: uuid */
            read_up_to_by_other: string | null;
            last: components["schemas"]["LastMessage"] | null;
            /** Format: date-time */
            created_at: string;
            can_write: boolean;
            reason: string | null;
        };
        Order: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "placing" | "refused" | "open" | "paid" | "completed" | "expired" | "cancelled";
            /** @enum {string} */
            side: "buyer" | "seller" | "moderator";
            /** Format: uuid */
            buyer: string;
            total: components["schemas"]["Money"];
            lines: components["schemas"]["OrderLine"][];
            meetings: components["schemas"]["Meeting"][];
            /** Format: date-time */
            placed_at: string;
            /** Format: date-time */
            pay_until: string;
            /** Format: date-time */
            paid_at: string | null;
            code: components["schemas"]["CodeState"] | null;
            history: components["schemas"]["HistoryEntry"][];
            may: string[];
            payment: components["schemas"]["OrderPayment"] | null;
        };
        OrderLine: {
            /** Format: uuid */
            id: string;
            service: string;
            /** Format: uuid */
            what: string;
            title: string;
            /** Format: uuid */
            seller: string;
            price: components["schemas"]["Money"];
            /** @enum {string} */
            state: "wanted" | "reserved" | "sold" | "handed_over" | "disputed" | "settled" | "refunded" | "released";
            /** @enum {string} */
            ending: "none" | "expired" | "refused" | "cancelled_buyer" | "cancelled_seller" | "not_available" | "no_handover" | "dispute" | "dispute_lapsed";
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until: string | null;
            refunded: components["schemas"]["Money"];
            dispute: components["schemas"]["Dispute"] | null;
            may: string[];
        };
        OrderPage: {
            items: components["schemas"]["Order"][];
            next: string | null;
        };
        OrderPayment: {
            /** @enum {string} */
            state: "open" | "captured" | "failed" | "expired" | "cancelled" | "refunded";
            processing: boolean;
            pay_url: string | null;
            /** Format: date-time */
            expires_at: string;
        };
        OtherPerson: {
            /** Format: uuid */
            id: string;
            name: string;
            picture_id: string | null;
            closed: boolean;
        };
        OwnAppeal: {
            /** Format: date-time */
            at: string;
            text: string;
            /** Format: date-time */
            answered_at: string | null;
            taken_back: boolean | null;
            words: string | null;
        };
        OwnDecision: {
            /** Format: uuid */
            case_id: string;
            /** Format: uuid */
            decision_id: string;
            /** @enum {string} */
            kind: "listing" | "message" | "person" | "review";
            /** Format: uuid */
            object_id: string;
            title: string;
            /** @enum {string} */
            action: "dismiss" | "warn" | "remove" | "suspend";
            removed: boolean;
            template_id: string;
            words: string;
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            until: string | null;
            taken_back: boolean;
            /** Format: date-time */
            appeal_until: string | null;
            appeal: components["schemas"]["OwnAppeal"] | null;
        };
        OwnDecisionPage: {
            items: components["schemas"]["OwnDecision"][];
            next: string | null;
        };
        OwnReport: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "listing" | "message" | "person" | "review";
            /** Format: uuid */
            object_id: string;
            title: string;
            /** @enum {string} */
            reason: "fraud" | "threat" | "harassment" | "hate" | "prohibited" | "counterfeit" | "misleading" | "off_platform" | "impersonation" | "spam" | "other";
            text: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            status: "received" | "acted" | "dismissed";
        };
        OwnReportPage: {
            items: components["schemas"]["OwnReport"][];
            next: string | null;
        };
        OwnReview: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "book" | "seller" | "buyer";
            author: components["schemas"]["ReviewAuthor"];
            /** Format: uuid */
            about: string;
            /** Format: uuid */
            listing: string;
            /** Format: uuid */
            edition: string;
            title: string;
            stars: number;
            as_described: boolean | null;
            text: string;
            /** Format: date-time */
            at: string;
            answer: components["schemas"]["ReviewAnswer"] | null;
            mine: boolean;
            hidden: boolean;
            can: ("edit" | "answer" | "report")[];
        };
        PasswordOnly: {
            /** Format: password */
            password: string;
        };
        Payment: {
            /** Format: uuid */
            order: string;
            /** @enum {string} */
            state: "open" | "captured" | "failed" | "expired" | "cancelled" | "refunded";
            processing: boolean;
            amount: components["schemas"]["Money"];
            refunded: components["schemas"]["Money"];
            pay_url: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: date-time */
            paid_at: string | null;
            receipt: string | null;
            lines: components["schemas"]["PaymentLine"][];
        };
        PaymentLine: {
            /** Format: uuid */
            line: string;
            title: string;
            amount: components["schemas"]["Money"];
            refunded: components["schemas"]["Money"];
        };
        PaymentPage: {
            items: components["schemas"]["Payment"][];
            next: string | null;
        };
        PaymentSettings: {
            fees: components["schemas"]["FeeRule"][];
            taxes: components["schemas"]["TaxRule"][];
            issuer: string[];
        };
        PaymentSettingsInput: {
            fees: components["schemas"]["FeeRuleInput"][];
            taxes: components["schemas"]["TaxRuleInput"][];
            issuer: string[];
        };
        PaymentStatus: {
            /** Format: uuid */
            payment: string;
            /** Format: uuid */
            order: string;
            /** @enum {string} */
            state: "open" | "captured" | "failed" | "expired" | "cancelled" | "refunded";
            late: boolean;
            processing: boolean;
            amount: components["schemas"]["Money"];
            pay_url: string | null;
            /** Format: date-time */
            expires_at: string;
            /** Format: date-time */
            captured_at: string | null;
            lines: components["schemas"]["LineStatus"][];
            refunds: components["schemas"]["RefundStatus"][];
        };
        Payout: {
            /** Format: uuid */
            id: string;
            amount: components["schemas"]["Money"];
            /** @enum {string} */
            state: "sending" | "paid" | "failed" | "empty";
            refusal: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            ended_at: string | null;
        };
        PayoutPage: {
            items: components["schemas"]["Payout"][];
            next: string | null;
        };
        PayoutSettings: {
            /** @enum {string} */
            schedule: "weekly" | "on_request";
            destination?: string | null;
        };
        PersonRating: {
            seller: components["schemas"]["RatingSummary"];
            buyer: components["schemas"]["RatingSummary"];
        };
        Photo: {
            /** Format: uuid */
            id: string;
            alt: string;
            width: number;
            height: number;
        };
        PhotoOrder: {
            photos: string[];
        };
        PriceGuidance: {
            /** @enum {string|null} */
            basis: "edition" | "work" | "subject" | null;
            /** @enum {string|null} */
            condition: "brand_new" | "like_new" | "good" | "acceptable" | null;
            /** Format: int64 */
            sales: number;
            low: components["schemas"]["Money"] | null;
            middle: components["schemas"]["Money"] | null;
            high: components["schemas"]["Money"] | null;
        };
        /** @description RFC 9457 */
        Problem: {
            /** Format: uri-reference */
            type: string;
            /** @description A sentence for people */
            title: string;
            status: number;
            /** @description Stable; what a program looks at */
            code: string;
            request_id: string;
            faults?: components["schemas"]["ProblemFault"][];
        };
        ProblemFault: {
            /** @description JSON Pointer into the body, or ?name of a query parameter */
            pointer: string;
            code: string;
            message: string;
        };
        PublicProfile: {
            /** Format: uuid */
            id: string;
            name: string;
            bio: string;
            /** Format: uuid */
            picture_id: string | null;
            campus: components["schemas"]["Campus"] | null;
            courses: string[];
            /** Format: date-time */
            member_since: string;
            verified: boolean;
        };
        PurchaseReview: {
            book: components["schemas"]["NewBookReview"];
            seller: components["schemas"]["NewPersonReview"];
        };
        QueueEntry: {
            listing: components["schemas"]["ListingSummary"];
            place: components["schemas"]["QueuePlace"];
        };
        QueueEntryPage: {
            items: components["schemas"]["QueueEntry"][];
            next: string | null;
        };
        QueuePlace: {
            /** Format: uuid */
            listing: string;
            length: number;
            most: number;
            position: number | null;
            /** Format: date-time */
            joined_at: string | null;
            /** Format: date-time */
            turn_until: string | null;
        };
        QuietTime: {
            from: number;
            to: number;
        };
        RatingSummary: {
            /** Format: int64 */
            reviews: number;
            hundredths: number | null;
            stars: number[];
        };
        ReadThese: {
            /** Format: date-time */
            until?: string | null;
            path?: string | null;
        };
        ReadUpTo: {
            /** Format: uuid */
            message: string;
        };
        ReasonTemplate: {
            id: string;
            actions: ("dismiss" | "warn" | "remove" | "suspend")[];
            kinds: ("listing" | "message" | "person" | "review")[];
            texts: {
                [key: string]: string;
            };
        };
        ReasonTemplates: {
            items: components["schemas"]["ReasonTemplate"][];
        };
        RecoveryCodes: {
            recovery_codes: string[];
        };
        RefundStatus: {
            /** Format: uuid */
            refund: string;
            /** @enum {string} */
            state: "waiting" | "pending" | "completed" | "failed";
            amount: components["schemas"]["Money"];
        };
        ReporterHistory: {
            reports: number;
            acted: number;
            dismissed: number;
        };
        ResetConfirm: {
            /** Format: password */
            token: string;
            /** Format: password */
            password: string;
        };
        Review: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "book" | "seller" | "buyer";
            author: components["schemas"]["ReviewAuthor"];
            /** Format: uuid */
            about: string;
            /** Format: uuid */
            listing: string;
            /** Format: uuid */
            edition: string;
            title: string;
            stars: number;
            as_described: boolean | null;
            text: string;
            /** Format: date-time */
            at: string;
            answer: components["schemas"]["ReviewAnswer"] | null;
        };
        ReviewAnswer: {
            /** Format: uuid */
            id: string;
            text: string;
            /** Format: date-time */
            at: string;
            hidden: boolean;
        };
        ReviewAuthor: {
            /** Format: uuid */
            id: string;
            name: string;
            picture_id: string | null;
            closed: boolean;
        };
        ReviewExchange: {
            /** Format: uuid */
            line: string;
            /** Format: uuid */
            order: string;
            /** @enum {string} */
            side: "seller" | "buyer";
            /** @enum {string} */
            state: "open" | "written" | "published" | "over";
            /** Format: uuid */
            listing: string;
            /** Format: uuid */
            edition: string;
            title: string;
            other: components["schemas"]["ReviewAuthor"];
            /** Format: date-time */
            settled_at: string;
            /** Format: date-time */
            until: string;
            /** Format: date-time */
            published_at: string | null;
            can_write: boolean;
            reviews: components["schemas"]["OwnReview"][];
        };
        ReviewExchangePage: {
            items: components["schemas"]["ReviewExchange"][];
            next: string | null;
        };
        ReviewExchanges: {
            items: components["schemas"]["ReviewExchange"][];
        };
        ReviewPage: {
            items: components["schemas"]["Review"][];
            next: string | null;
        };
        Risk: {
            /** @enum {string} */
            kind: "email" | "phone" | "link";
            /** Format: int64 */
            begin: number;
            /** Format: int64 */
            end: number;
        };
        SandboxAnswer: {
            yes: boolean;
        };
        SandboxCard: {
            number: string;
            outcome: string;
        };
        SandboxCheckout: {
            /** @enum {string} */
            state: "open" | "action_required" | "processing" | "captured" | "cancelled";
            amount: components["schemas"]["Money"];
            title: string;
            return_path: string;
            cards: components["schemas"]["SandboxCard"][];
        };
        SandboxPay: {
            card: string;
        };
        SavedSearch: {
            /** Format: uuid */
            id: string;
            label: string;
            criteria: components["schemas"]["Criteria"];
            /** @enum {string} */
            frequency: "at_once" | "daily" | "off";
            wanted: boolean;
            note: string;
            /** Format: date-time */
            created_at: string;
        };
        SavedSearchPage: {
            items: components["schemas"]["SavedSearch"][];
            next: string | null;
        };
        SavedSearchPatch: {
            criteria?: components["schemas"]["NewCriteria"] | null;
            label?: string | null;
            /** @enum {string|null} */
            frequency?: "at_once" | "daily" | "off" | null;
            wanted?: boolean | null;
            note?: string | null;
        };
        SellerBalance: {
            balance: components["schemas"]["Money"];
            /** @enum {string} */
            schedule: "weekly" | "on_request";
            /** Format: date-time */
            next_payout_at: string | null;
            destination: string;
            needs_destination: boolean;
            /** Format: uuid */
            on_its_way: string | null;
        };
        SellerRating: {
            hundredths: number;
            /** Format: int64 */
            reviews: number;
        };
        SentMail: {
            id: string;
            to: string;
            subject: string;
            text: string;
            html: string;
            /** Format: date-time */
            at: string;
        };
        SentMails: {
            items: components["schemas"]["SentMail"][];
        };
        Session: {
            access_token: string;
            /** Format: int64 */
            expires_in: number;
            /** Format: uuid */
            session_id: string;
            account: components["schemas"]["Account"];
        };
        SessionInfo: {
            /** Format: uuid */
            id: string;
            device: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            last_used_at: string;
            address: string;
            current: boolean;
        };
        SessionList: {
            items: components["schemas"]["SessionInfo"][];
        };
        SetRoles: {
            roles: ("student" | "moderator" | "administrator")[];
            reason: string;
        };
        SetSuspension: {
            /** Format: date-time */
            until?: string | null;
            reason: string;
        };
        SignIn: {
            /** Format: email */
            email: string;
            /** Format: password */
            password: string;
            /** Format: password */
            second_factor?: string | null;
            device?: string | null;
        };
        SignUp: {
            /** Format: email */
            email: string;
            /** Format: password */
            password: string;
            name: string;
            /** @enum {string} */
            language: "en" | "de";
        };
        Snapshot: {
            /** Format: date-time */
            at: string;
            title: string;
            text: string;
            state: string;
            picture: string | null;
            price: components["schemas"]["Money"] | null;
            context: components["schemas"]["ContextLine"][];
        };
        SomeLines: {
            lines?: string[] | null;
        };
        Statement: {
            /** Format: uuid */
            by: string;
            /** Format: date-time */
            at: string;
            text: string;
        };
        Suggestions: {
            titles: string[];
            authors: string[];
            courses: string[];
        };
        TakenBack: {
            /** Format: uuid */
            by: string;
            name: string;
            /** Format: date-time */
            at: string;
            note: string;
        };
        TaxRule: {
            name: string;
            campus: string | null;
            kind: string | null;
            basis_points: number;
        };
        TaxRuleInput: {
            name: string;
            campus?: string | null;
            kind?: string | null;
            basis_points: number;
        };
        TotpConfirm: {
            /** Format: password */
            code: string;
        };
        TotpRemove: {
            /** Format: password */
            password: string;
            /** Format: password */
            second_factor: string;
        };
        TotpSetup: {
            secret: string;
            otpauth_uri: string;
        };
        TrailItem: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            case_id: string;
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            actor_id: string;
            actor_name: string;
            action: string;
            note: string;
        };
        TrailItemPage: {
            items: components["schemas"]["TrailItem"][];
            next: string | null;
        };
        TrialBalance: {
            accounts: components["schemas"]["AccountBalance"][];
            /** Format: int64 */
            transfers: number;
            balanced: boolean;
        };
        Undo: {
            note: string;
        };
        Unread: {
            conversations: number;
            messages: number;
        };
        UnreadNotifications: {
            notifications: number;
        };
        Verify: {
            /** Format: password */
            token: string;
        };
        WantedAd: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            account: string;
            label: string;
            note: string;
            criteria: components["schemas"]["Criteria"];
            /** Format: date-time */
            since: string;
        };
        WantedAdPage: {
            items: components["schemas"]["WantedAd"][];
            next: string | null;
        };
        WantedLine: {
            service: string;
            /** Format: uuid */
            what: string;
        };
        WhichSeller: {
            /** Format: uuid */
            seller?: string | null;
        };
    };
    responses: {
        /** @description What went wrong */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get__well_known_jwks_json: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/jwk-set+json": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_accounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUp"];
            };
        };
        responses: {
            /** @description Accepted: it will be done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_accounts_me: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Not modified */
            304: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_accounts_me: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_accounts_me_blocks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_accounts_me_blocks_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_accounts_me_blocks_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    post_accounts_me_closing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordOnly"];
            };
        };
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_accounts_me_export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/gzip": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_accounts_me_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    put_accounts_me_picture: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": unknown;
                "image/png": unknown;
                "image/webp": unknown;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_accounts_me_picture: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_accounts_me_reverification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted: it will be done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_accounts_me_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordOnly"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpSetup"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_accounts_me_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpRemove"];
            };
        };
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    post_accounts_me_totp_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpConfirm"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_accounts_verification_mails: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailOnly"];
            };
        };
        responses: {
            /** @description Accepted: it will be done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_accounts_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Verify"];
            };
        };
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_accounts_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicProfile"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_admin_accounts: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                query?: string;
                role?: "student" | "moderator" | "administrator";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminAccountPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_admin_accounts_by_id_roles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetRoles"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminAccount"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_admin_accounts_by_id_suspension: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetSuspension"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminAccount"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_admin_audit: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntryPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_admin_orders_disputes: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_admin_orders_by_id_lines_by_line_decision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                line: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_admin_payments_settings: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentSettings"];
                };
            };
            /** @description Not modified */
            304: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    put_admin_payments_settings: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentSettingsInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentSettings"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_admin_payments_by_order_refunds_by_refund_retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order: string;
                refund: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentStatus"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_appeals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppealByToken"];
            };
        };
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_campuses: {
        parameters: {
            query?: {
                query?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampusList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_cart: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_cart_lines_by_service_by_what: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                service: string;
                what: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_cart_lines_by_service_by_what: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                service: string;
                what: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_conversations: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_conversations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewConversation"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asked"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_conversations_orders_by_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrderConversation"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneConversation"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_conversations_unread: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_conversations_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneConversation"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_conversations_by_id_messages: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_conversations_by_id_messages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMessage"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_conversations_by_id_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadUpTo"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_decisions: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnDecisionPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_decisions_by_id_appeal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAppeal"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnDecision"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_dev_mails: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DevMailList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_earnings: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EarningPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_earnings_summary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MoneySummary"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_editions: {
        parameters: {
            query: {
                isbn: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Edition"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_editions_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Edition"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_editions_by_id_listings: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingSummaryPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_editions_by_id_price_guidance: {
        parameters: {
            query?: {
                condition?: "brand_new" | "like_new" | "good" | "acceptable";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceGuidance"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_favourites: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                listing?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FavouritePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_favourites_by_listing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                listing: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Favourite"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_favourites_by_listing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                listing: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Favourite"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_favourites_by_listing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                listing: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_ledger_balances: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialBalance"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_ledger_transfers: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                order?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerTransferPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_listings: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                seller?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingSummaryPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_listings: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewListing"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_listings_mine: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                state?: "draft" | "published" | "reserved" | "sold" | "paused" | "withdrawn" | "removed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingSummaryPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_listings_mine_interest: {
        parameters: {
            query?: {
                listing?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Interests"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_listings_by_id: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            /** @description Not modified */
            304: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_listings_by_id: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListingPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_listings_by_id_bump: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_listings_by_id_offers: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOffer"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_listings_by_id_pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_listings_by_id_photos: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhotoOrder"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_listings_by_id_photos: {
        parameters: {
            query?: {
                alt?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": unknown;
                "image/png": unknown;
                "image/webp": unknown;
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_listings_by_id_photos_by_photo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                photo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_listings_by_id_publish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_listings_by_id_queue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueuePlace"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_listings_by_id_queue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueuePlace"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_listings_by_id_queue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    post_listings_by_id_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_listings_by_id_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_market: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarketInfo"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_market_export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_market_holiday: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Holiday"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_market_holiday: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Holiday"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Holiday"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_market_import: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": unknown;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_market_queue: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueEntryPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_moderation_cases: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                state?: "open" | "decided" | "appealed" | "settled";
                kind?: "listing" | "message" | "person" | "review";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseSummaryPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_moderation_cases_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullCase"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_moderation_cases_by_id_appeal_answer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAppealAnswer"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullCase"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_moderation_cases_by_id_claim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullCase"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_moderation_cases_by_id_claim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullCase"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_moderation_cases_by_id_decisions: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDecision"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullCase"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_moderation_cases_by_id_undo: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Undo"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullCase"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_moderation_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReasonTemplates"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_moderation_trail: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrailItemPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_notifications: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                group?: "security" | "orders" | "moderation" | "offers" | "messages" | "reviews" | "searches" | "prices" | "queues";
                unread?: boolean;
                language?: "en" | "de";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_notifications_dev_mails: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentMails"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_notifications_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_notifications_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationPreferencesPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_notifications_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadThese"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadNotifications"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_notifications_subscription: {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSubscription"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_notifications_unread: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadNotifications"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_notifications_unsubscribe: {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the page */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    post_notifications_unsubscribe: {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": unknown;
                "multipart/form-data": unknown;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSubscription"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_notifications_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    put_notifications_by_id_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadNotifications"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_offers: {
        parameters: {
            query: {
                after?: string;
                limit?: number;
                side: "buying" | "selling";
                listing?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_offers_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_offers_by_id_accept: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptOffer"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_offers_by_id_counter: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CounterOffer"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_offers_by_id_decline: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_offers_by_id_withdraw: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_oidc_providers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OidcProviderList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_oidc_by_id_callback: {
        parameters: {
            query?: {
                code?: string;
                state?: string;
                error?: string;
                iss?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed in, or /sign-in?problem=code */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_oidc_by_id_start: {
        parameters: {
            query?: {
                return_to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the provider */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_orders: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                side?: "buyer" | "seller";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_orders: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrder"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_orders_by_id: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Not modified */
            304: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    post_orders_by_id_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SomeLines"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_orders_by_id_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandoverCode"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_orders_by_id_handover: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnteredCode"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_orders_by_id_handover_unlock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_orders_by_id_lines_by_line_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                line: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_orders_by_id_lines_by_line_dispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                line: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDispute"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_orders_by_id_lines_by_line_dispute_photos: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                line: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": unknown;
                "image/png": unknown;
                "image/webp": unknown;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_orders_by_id_lines_by_line_dispute_statements: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                line: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewStatement"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_orders_by_id_meeting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMeeting"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_orders_by_id_meeting_ics: {
        parameters: {
            query?: {
                seller?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_orders_by_id_meeting_agree: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhichSeller"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_orders_by_id_payment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_orders_by_id_payment_returned: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_orders_by_id_photos_by_photo: {
        parameters: {
            query?: {
                size?: number;
            };
            header?: never;
            path: {
                id: string;
                photo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_password_resets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailOnly"];
            };
        };
        responses: {
            /** @description Accepted: it will be done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_password_resets_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetConfirm"];
            };
        };
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_payments: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_payments_webhooks_by_provider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_payments_by_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_payments_by_order_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_payments_by_order_return: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_payouts: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_payouts: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payout"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_payouts_balance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SellerBalance"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_payouts_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayoutSettings"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SellerBalance"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_photos_by_id: {
        parameters: {
            query?: {
                size?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_pictures_by_id: {
        parameters: {
            query?: {
                size?: number;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": unknown;
                };
            };
            /** @description Not modified */
            304: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_reports: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnReportPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_reports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReport"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_reviews: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewExchangePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_reviews_due: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewExchangePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_reviews_editions_by_id: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_reviews_editions_by_id_rating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookRating"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_reviews_listings_by_id: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_reviews_listings_by_id_rating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookRating"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_reviews_orders_by_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewExchanges"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_reviews_orders_by_order_lines_by_line_buyer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order: string;
                line: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BuyerReview"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewExchange"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_reviews_orders_by_order_lines_by_line_purchase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order: string;
                line: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PurchaseReview"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewExchange"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_reviews_people_by_id: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                role?: "seller" | "buyer";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_reviews_people_by_id_rating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonRating"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_reviews_by_id_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAnswer"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewExchange"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_sandbox_payments_by_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxCheckout"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_sandbox_payments_by_token_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SandboxAnswer"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxCheckout"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_sandbox_payments_by_token_pay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SandboxPay"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxCheckout"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_saved_searches: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedSearchPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_saved_searches: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSavedSearch"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedSearch"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_saved_searches_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedSearch"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_saved_searches_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_saved_searches_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavedSearchPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedSearch"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_saved_searches_by_id_matches: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_search_listings: {
        parameters: {
            query?: {
                q?: string;
                subject?: string[];
                course?: string[];
                condition?: ("brand_new" | "like_new" | "good" | "acceptable")[];
                language?: string[];
                price?: ("from_0" | "from_5" | "from_10" | "from_20" | "from_50" | "from_100")[];
                campus?: string[];
                seller_rating?: ("unrated" | "from_1" | "from_3" | "from_4" | "from_4_5")[];
                sort?: "relevance" | "newest" | "price_up" | "price_down" | "distance";
                near?: string;
                after?: string;
                limit?: number;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingResults"];
                };
            };
            /** @description Not modified */
            304: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_search_suggestions: {
        parameters: {
            query: {
                q: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestions"];
                };
            };
            /** @description Not modified */
            304: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_sessions_current: {
        parameters: {
            query?: never;
            header: {
                "X-BookVerse": "1";
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    post_sessions_refresh: {
        parameters: {
            query?: never;
            header: {
                "X-BookVerse": "1";
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_sessions_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_wanted: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                campus?: string;
                course?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WantedAdPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_wanted_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WantedAd"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
