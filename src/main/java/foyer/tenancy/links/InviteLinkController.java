package foyer.tenancy.links;

import foyer.platform.graphql.Payload;
import foyer.platform.mail.FrontendLinks;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The operations on invite links. */
@Controller
class InviteLinkController {

    private final InviteLinkQueries queries;
    private final InviteLinkService service;
    private final FrontendLinks pages;

    InviteLinkController(InviteLinkQueries queries, InviteLinkService service, FrontendLinks pages) {
        this.queries = queries;
        this.service = service;
        this.pages = pages;
    }

    record Created(
            @Nullable InviteLink inviteLink,
            @Nullable String token,
            @Nullable String url) implements Payload {}

    record Changed(@Nullable InviteLink inviteLink) implements Payload {}

    @QueryMapping
    @Nullable InviteLink inviteLink(@Argument InviteLinkId id) {
        return queries.byId(id);
    }

    @MutationMapping
    Created inviteLinkCreate(@Argument InviteLinkInputs.Create input) {
        var made = service.create(input);
        return new Created(
                made.link(), made.token().reveal(), pages.invite(made.token()).toString());
    }

    @MutationMapping
    Changed inviteLinkRevoke(@Argument InviteLinkInputs.Revoke input) {
        return new Changed(service.revoke(input.id()));
    }
}
