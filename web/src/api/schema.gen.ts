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
    "/api/v1/admin/listings/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove a listing, with a reason
         * @description Who: Moderators and administrators.
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_admin_listings_by_id_remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/listings/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a removal or a withdrawal, with a reason
         * @description Who: Moderators and administrators.
         *
         *     Body: at most 256 KiB.
         */
        post: operations["post_admin_listings_by_id_restore"];
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
        Campus: {
            domain: string;
            name: string;
        };
        CampusList: {
            items: components["schemas"]["Campus"][];
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
            kind: "remove_listing" | "restore_listing" | "hide_message" | "show_message" | "suspend" | "reinstate";
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
            kind: "listing" | "message" | "person";
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
        FullCase: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "listing" | "message" | "person";
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
        };
        ListingSummaryPage: {
            items: components["schemas"]["ListingSummary"][];
            next: string | null;
        };
        MarketInfo: {
            currency: string;
            currency_decimals: number;
            /** Format: int64 */
            highest_price: number;
            most_photos: number;
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
        ModerationReason: {
            reason: string;
        };
        Money: {
            /** Format: int64 */
            amount: number;
            /** Format: iso-4217 */
            currency: string;
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
        NewConversation: {
            /** Format: uuid */
            listing: string;
            text: string;
            /** Format: uuid */
            client_id: string;
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
        NewMessage: {
            text: string;
            /** Format: uuid */
            client_id: string;
        };
        NewOffer: {
            amount: number;
        };
        NewReport: {
            /** @enum {string} */
            kind: "listing" | "message" | "person";
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            reason: "fraud" | "threat" | "harassment" | "hate" | "prohibited" | "counterfeit" | "misleading" | "off_platform" | "impersonation" | "spam" | "other";
            text?: string | null;
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
            kind: "listing" | "message" | "person";
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
            kind: "listing" | "message" | "person";
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
        PasswordOnly: {
            /** Format: password */
            password: string;
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
        ReadUpTo: {
            /** Format: uuid */
            message: string;
        };
        ReasonTemplate: {
            id: string;
            actions: ("dismiss" | "warn" | "remove" | "suspend")[];
            kinds: ("listing" | "message" | "person")[];
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
        Risk: {
            /** @enum {string} */
            kind: "email" | "phone" | "link";
            /** Format: int64 */
            begin: number;
            /** Format: int64 */
            end: number;
        };
        SellerRating: {
            hundredths: number;
            /** Format: int64 */
            reviews: number;
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
        Undo: {
            note: string;
        };
        Unread: {
            conversations: number;
            messages: number;
        };
        Verify: {
            /** Format: password */
            token: string;
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
    post_admin_listings_by_id_remove: {
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
                "application/json": components["schemas"]["ModerationReason"];
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
    post_admin_listings_by_id_restore: {
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
                "application/json": components["schemas"]["ModerationReason"];
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
                kind?: "listing" | "message" | "person";
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
}
