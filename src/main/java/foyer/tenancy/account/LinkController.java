package foyer.tenancy.account;

import foyer.identity.TokenPurpose;
import foyer.platform.graphql.Payload;
import foyer.tenancy.sessions.SessionTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The operations that send links by mail, and those that the links lead to. */
@Controller
class LinkController {

    private final EmailVerification verification;
    private final LinkRequests requests;
    private final PasswordReset resets;
    private final MagicLinks magicLinks;
    private final EmailChange emailChange;

    LinkController(
            EmailVerification verification,
            LinkRequests requests,
            PasswordReset resets,
            MagicLinks magicLinks,
            EmailChange emailChange) {
        this.verification = verification;
        this.requests = requests;
        this.resets = resets;
        this.magicLinks = magicLinks;
        this.emailChange = emailChange;
    }

    /** The payload of what has nothing to show. */
    record Done() implements Payload {}

    record Opened(@Nullable SessionTokens session) implements Payload {}

    @MutationMapping
    Done emailVerificationResend() {
        verification.resend();
        return new Done();
    }

    @MutationMapping
    Done emailVerify(@Argument AccountInputs.EmailVerify input) {
        verification.verify(input);
        return new Done();
    }

    @MutationMapping
    Done passwordResetRequest(@Argument AccountInputs.PasswordResetRequest input) {
        requests.request(input.email(), TokenPurpose.PASSWORD_RESET, "password.reset_request");
        return new Done();
    }

    @MutationMapping
    Done passwordReset(@Argument AccountInputs.PasswordReset input) {
        resets.reset(input);
        return new Done();
    }

    @MutationMapping
    Done emailChangeRequest(@Argument AccountInputs.EmailChangeRequest input) {
        emailChange.request(input);
        return new Done();
    }

    @MutationMapping
    Done emailChangeConfirm(@Argument AccountInputs.EmailChangeConfirm input) {
        emailChange.confirm(input);
        return new Done();
    }

    @MutationMapping
    Done magicLinkRequest(@Argument AccountInputs.MagicLinkRequest input) {
        requests.request(input.email(), TokenPurpose.MAGIC_LINK, "magic_link.request");
        return new Done();
    }

    @MutationMapping
    Opened magicLinkSignIn(@Argument AccountInputs.MagicLinkSignIn input) {
        return new Opened(magicLinks.signIn(input));
    }
}
