package foyer.tenancy.account;

import foyer.identity.SessionId;
import foyer.identity.SessionTransport;
import foyer.platform.crypto.Secret;
import foyer.tenancy.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;

/** Inputs of the operations on one's own account. */
final class AccountInputs {

    private AccountInputs() {}

    record SessionRevoke(SessionId id) {}

    record PasswordChange(Secret currentPassword, Secret newPassword) {}

    record TotpEnroll(Secret currentPassword) {}

    /** An authenticator's code, or a recovery code where one is taken. */
    record Code(Secret code) {}

    record EmailVerify(Secret token) {}

    record PasswordResetRequest(String email) {}

    record EmailChangeRequest(String email, Secret currentPassword) {}

    record EmailChangeConfirm(Secret token) {}

    record MagicLinkRequest(String email) {}

    record MagicLinkSignIn(
            Secret token, @Nullable Secret code, @Nullable TenantId tenant, SessionTransport transport) {}

    record PasswordReset(Secret token, Secret newPassword) {}

    /** A field that is absent stays, one that is null is cleared. */
    record ProfileUpdate(
            ArgumentValue<String> name,
            ArgumentValue<String> phone,
            ArgumentValue<String> country,
            ArgumentValue<String> locale,
            ArgumentValue<String> timeZone,
            ArgumentValue<TenantId> defaultTenant) {}
}
