package foyer.tenancy.account;

import foyer.identity.OneTimeTokens.Finding;
import foyer.platform.graphql.UserErrorException;

/** How a mutation's enum of errors calls what is wrong with a token that came by mail. */
record TokenCodes(Enum<?> expired, Enum<?> used, Enum<?> revoked, Enum<?> unknown) {

    /** Those of what changes an account. */
    static final TokenCodes OF_ACCOUNT = new TokenCodes(
            AccountErrorCode.TOKEN_EXPIRED,
            AccountErrorCode.TOKEN_USED,
            AccountErrorCode.TOKEN_REVOKED,
            AccountErrorCode.TOKEN_UNKNOWN);

    /** What was found, when it is good. Whoever holds a token may know what became of it: it says nothing of others. */
    Finding.Good good(Finding finding) {
        return switch (finding) {
            case Finding.Good good -> good;
            case Finding.Expired _ -> throw at(expired);
            case Finding.Used _ -> throw at(used);
            case Finding.Revoked _ -> throw at(revoked);
            case Finding.Unknown _ -> throw at(unknown);
        };
    }

    /** Ends the mutation unless it was this call that used the token up. */
    void requireUse(boolean mine) {
        if (!mine) {
            throw at(used);
        }
    }

    /** The address that the token proves is no longer the user's. */
    void requireAddress(boolean same) {
        if (!same) {
            throw at(revoked);
        }
    }

    private static UserErrorException at(Enum<?> code) {
        return UserErrorException.at("token", code);
    }
}
