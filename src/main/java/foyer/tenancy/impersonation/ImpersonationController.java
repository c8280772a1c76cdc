package foyer.tenancy.impersonation;

import foyer.identity.Impersonation;
import foyer.platform.graphql.Payload;
import foyer.tenancy.sessions.SessionTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The operations on impersonation, and who acts as the viewer. */
@Controller
class ImpersonationController {

    private final ImpersonationService service;

    ImpersonationController(ImpersonationService service) {
        this.service = service;
    }

    /** The payload of both: the session that the client has from now on. */
    record Opened(@Nullable SessionTokens session) implements Payload {}

    @SchemaMapping(typeName = "Viewer")
    @Nullable Impersonation impersonator() {
        return service.current();
    }

    @MutationMapping
    Opened impersonationStart(@Argument ImpersonationInputs.Start input) {
        return new Opened(service.start(input));
    }

    @MutationMapping
    Opened impersonationStop() {
        return new Opened(service.stop());
    }
}
