package foyer.tenancy.account;

import foyer.identity.Factors;
import foyer.identity.User;
import foyer.platform.crypto.Secret;
import foyer.platform.graphql.Payload;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The operations on the caller's second factor. */
@Controller
class FactorController {

    private final FactorService service;
    private final Factors factors;

    FactorController(FactorService service, Factors factors) {
        this.service = service;
        this.factors = factors;
    }

    /** What an authenticator app is told. */
    record Begun(@Nullable String secret, @Nullable String uri) implements Payload {}

    record Done() implements Payload {}

    /** The payload of what shows recovery codes. */
    record Shown(@Nullable List<String> recoveryCodes) implements Payload {}

    @SchemaMapping
    @Nullable Boolean totpEnabled(User user) {
        return OwnAccount.isCallers(user) ? factors.isActive(user.id()) : null;
    }

    @SchemaMapping
    @Nullable Integer recoveryCodesLeft(User user) {
        return OwnAccount.isCallers(user) ? factors.recoveryCodesLeft(user.id()) : null;
    }

    @MutationMapping
    Begun totpEnroll(@Argument AccountInputs.TotpEnroll input) {
        var enrolment = service.enroll(input);
        return new Begun(enrolment.secret().reveal(), enrolment.uri().reveal());
    }

    @MutationMapping
    Shown totpConfirm(@Argument AccountInputs.Code input) {
        return shown(service.confirm(input));
    }

    @MutationMapping
    Done totpDisable(@Argument AccountInputs.Code input) {
        service.disable(input);
        return new Done();
    }

    @MutationMapping
    Shown recoveryCodesRegenerate(@Argument AccountInputs.Code input) {
        return shown(service.regenerate(input));
    }

    private static Shown shown(List<Secret> codes) {
        return new Shown(codes.stream().map(Secret::reveal).toList());
    }
}
