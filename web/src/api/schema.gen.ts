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
         * @description Who: Administrators.
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
        ChangePassword: {
            /** Format: password */
            current_password: string;
            /** Format: password */
            new_password: string;
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
        Money: {
            /** Format: int64 */
            amount: number;
            /** Format: iso-4217 */
            currency: string;
        };
        OidcProvider: {
            id: string;
            name: string;
        };
        OidcProviderList: {
            items: components["schemas"]["OidcProvider"][];
        };
        PasswordOnly: {
            /** Format: password */
            password: string;
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
        RecoveryCodes: {
            recovery_codes: string[];
        };
        ResetConfirm: {
            /** Format: password */
            token: string;
            /** Format: password */
            password: string;
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
        Suggestions: {
            titles: string[];
            authors: string[];
            courses: string[];
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
    get_pictures_by_id: {
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
