package foyer.tenancy.account;

import foyer.identity.TokenPurpose;
import foyer.platform.graphql.Payload;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The operations that send links by mail, and those that the links lead to. */
@Controller
class LinkController {

    private final EmailVerification verification;
    private final LinkRequests requests;
    private final PasswordReset resets;

    LinkController(EmailVerification verification, LinkRequests requests, PasswordReset resets) {
        this.verification = verification;
        this.requests = requests;
        this.resets = resets;
    }

    /** The payload of what has nothing to show. */
    record Done() implements Payload {}

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
}
