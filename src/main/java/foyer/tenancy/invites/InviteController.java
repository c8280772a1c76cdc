package foyer.tenancy.invites;

import foyer.platform.graphql.Payload;
import foyer.tenancy.Membership;
import foyer.tenancy.Tenant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The operations on invites. */
@Controller
class InviteController {

    private final InviteQueries queries;
    private final InviteService service;
    private final InviteAnswers answers;

    InviteController(InviteQueries queries, InviteService service, InviteAnswers answers) {
        this.queries = queries;
        this.service = service;
        this.answers = answers;
    }

    record Created(@Nullable List<InviteService.Result> results) implements Payload {}

    record Changed(@Nullable Invite invite) implements Payload {}

    record Accepted(
            @Nullable Membership membership, @Nullable Tenant tenant) implements Payload {}

    record Declined() implements Payload {}

    @QueryMapping
    @Nullable Invite invite(@Argument InviteId id) {
        return queries.byId(id);
    }

    @MutationMapping
    Created inviteCreate(@Argument InviteInputs.Create input) {
        return new Created(service.create(input));
    }

    @MutationMapping
    Changed inviteRevoke(@Argument InviteInputs.Revoke input) {
        return new Changed(service.revoke(input.id()));
    }

    @MutationMapping
    Changed inviteResend(@Argument InviteInputs.Resend input) {
        return new Changed(service.resend(input.id()));
    }

    @MutationMapping
    Accepted inviteAccept(@Argument InviteInputs.Accept input) {
        var joined = answers.accept(input.token());
        return new Accepted(joined.membership(), joined.tenant());
    }

    @MutationMapping
    Declined inviteDecline(@Argument InviteInputs.Decline input) {
        answers.decline(input.token());
        return new Declined();
    }
}
